// The dispatch's text with its marks. Everything that comes from a dispatch goes in as text nodes, never as markup.
// Offsets are code points, as in Python; the DOM counts UTF-16, so both directions go through a table.

const LAYERS = {
  task: { key: "t", name: "Task" },
  lead: { key: "l", name: "Lead" },
  support: { key: "s", name: "Support" },
  deadline: { key: "d", name: "Deadline" },
  report_to: { key: "r", name: "Report to" },
  deliverable: { key: "v", name: "Deliverable" },
  action: { key: "a", name: "Action" },
  citation: { key: "c", name: "Citation" },
  directive: { key: "i", name: "Item" },
  header: { key: "f", name: "Header" },
};

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// Where each code point stands in UTF-16, with the end as the last entry.
function unitsOf(text) {
  const units = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  return units;
}

function pointOf(units, unit) {
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle] < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Stretches of one line between edges of marks, each with the values that cover it.
function pieces(start, end, marks) {
  const edges = new Set([start, end]);
  const here = marks.filter((mark) => mark.start < end && mark.end > start);
  for (const mark of here) {
    if (mark.start > start) edges.add(mark.start);
    if (mark.end < end) edges.add(mark.end);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1];
    return { from, to, values: here.filter((mark) => mark.start <= from && mark.end >= to) };
  });
}

class TextView {
  constructor(onPick) {
    this.root = element("div", { class: "cv-text", tabindex: "0", role: "document", "aria-label": "Dispatch", spellcheck: "false" });
    this.onPick = onPick;
    this.lines = [];
    this.signatures = [];
  }

  setText(text) {
    this.text = text;
    this.units = unitsOf(text);
    this.lines = [];
    this.signatures = [];
    this.structure = null;
    let start = 0;
    const rows = text.split("\n").map((row) => {
      const length = [...row].length;
      const line = { start, end: start + length, node: element("div", { class: "cv-line", "data-start": start }) };
      start += length + 1;
      this.lines.push(line);
      this.signatures.push(null);
      return line.node;
    });
    this.root.replaceChildren(...rows);
  }

  slice(start, end) {
    return this.text.slice(this.units[start], this.units[end]);
  }

  // The words at a place, on one line.
  words(place) {
    return place.map(([start, end]) => this.slice(start, end)).join(" ").replace(/\s+/g, " ");
  }

  // Draws anew only the lines whose marks have changed: a key in a dispatch of hundreds of marks costs a line or two.
  // What is selected stays selected, also where its line is drawn anew.
  draw(values, chosen, task, hits) {
    this.showStructure(values);
    const selected = this.selection();
    const marks = [];
    for (const value of values) {
      if (!LAYERS[value.layer]) continue;
      for (const [start, end] of value.place) marks.push({ start, end, value });
    }
    for (const [start, end] of hits) marks.push({ start, end, value: { id: "hit", layer: "hit" } });
    const byLine = this.lines.map(() => []);
    for (const mark of marks) {
      for (let index = this.lineAt(mark.start); index < this.lines.length && this.lines[index].start < mark.end; index += 1) {
        byLine[index].push(mark);
      }
    }
    this.lines.forEach((line, index) => {
      const signature = byLine[index]
        .map(({ start, end, value }) => [start, end, value.id, value.layer, value.suggested, value.id === chosen, value.task === task || value.id === task])
        .join("|");
      if (signature === this.signatures[index]) return;
      this.signatures[index] = signature;
      line.node.replaceChildren(...this.spans(line, byLine[index], chosen, task));
    });
    const left = selected && this.selection();
    if (selected && (left?.start !== selected.start || left?.end !== selected.end)) this.range(selected.start, selected.end);
  }

  // The tree of items: what belongs to one stands as deep as it, and its path stands in the margin.
  showStructure(values) {
    const items = values.filter((value) => value.layer === "directive" && value.place.length);
    const structure = JSON.stringify(items.map(({ fields, place }) => [fields.path, place]));
    if (structure === this.structure) return;
    this.structure = structure;
    const depths = this.lines.map(() => 0);
    for (const { node } of this.lines) delete node.dataset.item;
    for (const { fields, place } of items) {
      const path = fields.path ?? "?";
      this.lines[this.lineAt(place[0][0])].node.dataset.item = path;
      for (const [start, end] of place) {
        for (let index = this.lineAt(start); index < this.lines.length && this.lines[index].start < end; index += 1) depths[index] = path.split(".").length - 1;
      }
    }
    this.lines.forEach(({ node }, index) => node.style.setProperty("--depth", depths[index]));
  }

  spans(line, marks, chosen, task) {
    if (line.start === line.end) return [element("br")];
    return pieces(line.start, line.end, marks).map(({ from, to, values }) => {
      const words = this.slice(from, to);
      const node = element("span", { "data-start": from }, words);
      if (!values.length) return node;
      const inner = values.reduce((best, mark) => (mark.end - mark.start <= best.end - best.start ? mark : best));
      node.classList.add("cv-mark", ...values.map((mark) => `cv-${mark.value.layer}`));
      node.dataset.value = inner.value.id;
      node.title = values.map((mark) => LAYERS[mark.value.layer]?.name ?? "Found").join(" in ");
      if (inner.value.suggested) node.classList.add("cv-suggested");
      if (values.some((mark) => mark.value.id === chosen)) node.classList.add("cv-chosen");
      if (task && values.some((mark) => mark.value.id === task || mark.value.task === task)) node.classList.add("cv-of-task");
      return node;
    });
  }

  lineAt(point) {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle].start <= point) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // The selection as code points, or null where nothing of the text is selected.
  selection() {
    const root = this.root.getRootNode();
    const chosen = root.getSelection ? root.getSelection() : document.getSelection();
    if (!chosen || !chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    if (!this.root.contains(range.startContainer) || !this.root.contains(range.endContainer)) return null;
    const start = this.point(range.startContainer, range.startOffset);
    const end = this.point(range.endContainer, range.endOffset);
    return start < end ? { start, end } : null;
  }

  point(node, offset) {
    if (node.nodeType === Node.TEXT_NODE) {
      const start = Number(node.parentElement.closest("[data-start]").dataset.start);
      return start + [...node.data.slice(0, offset)].length;
    }
    const next = node.childNodes[offset];
    if (next && next.dataset && next.dataset.start) return Number(next.dataset.start);
    const line = node.closest?.(".cv-line");
    if (line) {
      const index = this.lineAt(Number(line.dataset.start));
      return this.lines[index].end;
    }
    return offset === 0 ? 0 : this.units.length - 1;
  }

  // Selects [start, end), so that marking by keyboard and by mouse are one thing.
  select(start, end) {
    this.range(start, end);
    this.show(this.lines[this.lineAt(start)].node);
  }

  range(start, end) {
    const range = document.createRange();
    const from = this.boundary(start, false);
    const to = this.boundary(end, true);
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    const chosen = document.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  }

  boundary(point, isEnd) {
    const line = this.lines[this.lineAt(isEnd && point > 0 ? point - 1 : point)];
    for (const span of line.node.children) {
      const start = Number(span.dataset.start);
      const words = span.firstChild;
      if (!words || words.nodeType !== Node.TEXT_NODE) continue;
      const length = [...words.data].length;
      if (point < start + length || (isEnd && point === start + length)) {
        return { node: words, offset: [...words.data].slice(0, point - start).join("").length };
      }
    }
    return { node: line.node, offset: line.node.childNodes.length };
  }

  show(node) {
    const box = node.getBoundingClientRect();
    const own = this.root.getBoundingClientRect();
    if (box.top < own.top || box.bottom > own.bottom) {
      this.root.scrollTop += box.top - own.top - own.height / 3;
    }
  }

  reveal(id) {
    const node = this.root.querySelector(`[data-value="${CSS.escape(id)}"]`);
    if (node) this.show(node);
  }
}

// Words of a text as [start, end) in code points, for moving by keyboard.
function wordsOf(text) {
  const words = [];
  let point = 0;
  let start = -1;
  for (const character of text) {
    const inside = /[\p{L}\p{N}\p{M}]/u.test(character);
    if (inside && start < 0) start = point;
    if (!inside && start >= 0) {
      words.push([start, point]);
      start = -1;
    }
    point += 1;
  }
  if (start >= 0) words.push([start, point]);
  return words;
}
