// Puts text, cards and keys together. The session in Python decides everything; here is only what is chosen.

const HELP = [
  ["→ ← ↑ ↓", "go from word to word; Shift+→ ← takes more or fewer, Shift+↓ the rest of the line, Home its first word"],
  ["t l s d r v a c i", "mark them as task, lead, support, deadline, report-to, deliverable, action, citation, item"],
  ["f", "open the header; give the words to its chosen field"],
  ["n p", "next or previous value"],
  [".", "next value that is not decided"],
  ["o", "show only what is not decided, or all"],
  ["j k", "next or previous task"],
  ["y x", "accept, refuse or remove what is chosen"],
  ["Y", "accept all above the threshold"],
  ["e", "edit its fields; Enter keeps"],
  ["b Space", "next cited document, the task stays; link it or take it off"],
  ["h", "give it to the next task as inherited"],
  ["w", "lead ↔ support"],
  ["u U", "undo, redo"],
  ["/ m", "search, note"],
  ["Enter", "done, and on to the next"],
  ["> < -", "next, previous, set aside"],
  ["?", "this help"],
];

class View {
  constructor(model, root) {
    this.model = model;
    this.turn = 0;
    this.chosen = null;
    this.task = null;
    this.hits = [];
    this.sought = null;
    this.entered = false;
    this.caret = null;
    this.made = new Map();
    this.pending = null;
    this.act = (event) => this.ask({ event });
    this.text = new TextView();
    this.build(root);
    this.root.classList.toggle("cv-only-open", this.state.only_open);
    this.setText();
    this.draw();
  }

  ask(message) {
    this.turn += 1;
    this.model.send({ ...message, turn: this.turn });
  }

  build(root) {
    const button = (name, sign, does) => element("button", { type: "button", title: name, "data-do": name, onmousedown: (event) => event.preventDefault(), onclick: does }, sign);
    this.bar = element("progress", { max: 1, value: 0, "aria-label": "Progress" });
    this.where = element("span", { class: "cv-where" });
    this.search = element("input", { type: "search", placeholder: "Search", "aria-label": "Search", oninput: (event) => { this.hit = undefined; this.entered = false; this.ask({ ask: "search", words: event.target.value }); this.sought = this.turn; } });
    this.threshold = element("input", { inputmode: "numeric", value: 90, "aria-label": "Threshold" });
    this.undo = button("undo", "↶", () => this.ask({ ask: "undo" }));
    this.redo = button("redo", "↷", () => this.ask({ ask: "redo" }));
    this.marks = element("div", { class: "cv-marks", role: "toolbar", "aria-label": "Labels" },
      ...Object.entries(LAYERS).map(([layer, { key, name }]) => {
        const made = button(`mark-${layer}`, "", () => this.mark(layer));
        made.classList.add("cv-row", `cv-row-${layer}`);
        made.append(element("span", { class: "cv-dot" }), name, element("kbd", {}, key));
        return made;
      }));
    this.header = new HeaderCard(this);
    this.documents = { signature: null, node: null };
    this.cards = element("div", { class: "cv-cards", tabindex: "-1" });
    this.editor = element("div", { class: "cv-edit" });
    this.message = element("div", { class: "cv-message", role: "status" });
    this.note = element("textarea", { placeholder: "Note", "aria-label": "Note", rows: 1, onchange: (event) => this.act({ do: "note", text: event.target.value }) });
    this.help = element("div", { class: "cv-help", hidden: true }, ...HELP.map(([keys, does]) =>
      element("div", {}, element("span", {}, ...keys.split(" ").map((one) => element("kbd", {}, one))), does)));
    this.root = element("div", { class: "cv", onkeydown: (event) => this.key(event) },
      element("div", { class: "cv-top" }, button("previous", "‹", () => this.ask({ ask: "previous" })), this.where, button("next", "›", () => this.ask({ ask: "next" })), this.bar, this.search,
        element("span", { class: "cv-space" }), this.undo, this.redo,
        element("label", { class: "cv-above" }, button("accept-above", "Accept ≥", () => this.acceptAbove()), this.threshold, "%"),
        button("skip", "Skip", () => this.ask({ ask: "skip" })), button("done", "Done", () => this.ask({ ask: "finish" })), button("help", "?", () => this.toggleHelp())),
      this.marks, this.help, this.message,
      element("div", { class: "cv-main" }, this.text.root, element("aside", {}, this.editor, this.cards, this.note)));
    this.text.root.addEventListener("click", (event) => {
      const id = event.target.closest("[data-value]")?.dataset.value;
      if (id && id !== "hit" && !this.text.selection()) this.choose(id, false);
    });
    // Keys belong to the widget after every click in it, also where what was clicked is drawn anew.
    this.root.addEventListener("click", (event) => {
      if (event.target.closest("button") || !this.root.contains(document.activeElement)) this.focusText();
    });
    for (const kind of ["copy", "cut", "paste", "keypress", "keyup"]) this.root.addEventListener(kind, (event) => event.stopPropagation());
    root.append(this.root);
  }

  get state() { return this.model.get("state"); }

  setText() {
    this.text.setText(this.model.get("text"));
    this.words = wordsOf(this.model.get("text"));
    this.chosen = this.task = this.caret = null;
    this.hits = [];
    this.sought = null;
    this.made.clear();
    this.header.opened = false;
    this.text.root.scrollTop = 0;
  }

  draw() {
    const state = this.state;
    if (state.turn === this.turn && this.then) { const then = this.then; this.then = null; then(state); }
    this.marked = [...state.header, ...state.values];
    this.byId = new Map(this.marked.map((value) => [value.id, value]));
    if (!this.byId.has(this.chosen)) this.chosen = null;
    if (!this.byId.has(this.task)) this.task = null;
    const found = this.sought !== null && state.turn >= this.sought;
    if (found) {
      this.hits = state.turn === this.sought ? state.answer ?? [] : [];
      this.sought = null;
    } else if (!this.search.value) this.hits = [];
    const tasks = state.values.filter((value) => value.layer === "task").sort((a, b) => (a.place[0]?.[0] ?? 0) - (b.place[0]?.[0] ?? 0));
    this.tasks = tasks;
    this.text.draw(this.marked, this.chosen, this.task, this.hits);
    const held = new Map(tasks.map((task) => [task.id, []]));
    for (const value of state.values) held.get(value.task)?.push(value);
    this.order = [...state.header, ...tasks.flatMap((task) => [task, ...held.get(task.id)])];
    const scrolled = this.cards.scrollTop;
    const documents = state.values.filter((value) => value.layer === "citation" || (value.layer === "directive" && (value.suggested || value.id === this.chosen)));
    documents.sort((a, b) => (a.layer === "directive") - (b.layer === "directive"));
    this.order.push(...documents);
    if (this.pending !== null) {
      const behind = this.order.slice(Math.max(0, this.pending));
      this.pending = null;
      const next = [...behind, ...this.order].find((value) => value.suggested);
      this.chosen = next?.id ?? this.chosen;
      this.task = next ? (next.layer === "task" ? next.id : next.task ?? this.task) : this.task;
      if (next) this.text.reveal(next.id);
      this.text.draw(this.marked, this.chosen, this.task, this.hits);
    }
    this.header.draw(state.header);
    this.place([this.header.root, ...tasks.map((task) => this.cardOf(task, held.get(task.id))), ...this.documentsOf(documents)]);
    this.cards.scrollTop = scrolled;
    this.drawEditor();
    const finished = state.batch.filter((one) => one.status === "done").length;
    this.bar.max = state.batch.length;
    this.bar.value = finished;
    const open = this.marked.filter((value) => value.suggested).length;
    this.where.replaceChildren(element("b", { title: state.name }, state.name), element("span", {}, `${state.index + 1}/${state.batch.length} · ${finished} done · ${state.reading ? "reading …" : state.status}${open ? ` · ${open} to decide` : ""}`));
    this.undo.disabled = !state.can.undo;
    this.redo.disabled = !state.can.redo;
    if (document.activeElement !== this.note) this.note.value = state.note;
    this.message.textContent = state.told || (state.answer && typeof state.answer[0] === "string" && state.status === "done" ? `Kept, but: ${state.answer.join("; ")}` : "");
    this.message.hidden = !this.message.textContent;
    this.root.classList.toggle("cv-reading", state.reading);
    // The text is there before the suggestions, which are asked for once it is painted.
    if (state.reading && !state.told && this.begun !== state.index) requestAnimationFrame(() => setTimeout(() => this.model.send({ ask: "begin", turn: this.turn })));
    this.begun = state.reading ? state.index : null;
    if (found && this.entered) this.nextHit();
  }

  // The fields of what is chosen, made anew only where they changed; who types in one goes on typing in it.
  drawEditor() {
    const chosen = this.byId.get(this.chosen);
    const fields = chosen ? this.model.get("layers")[chosen.layer] ?? [] : [];
    const signature = JSON.stringify([fields.length ? chosen : null, this.state.problems[this.chosen]]);
    if (signature === this.edited) return;
    this.edited = signature;
    const typing = this.editor.contains(document.activeElement) ? document.activeElement : null;
    const { name, value } = typing ?? {};
    const same = this.editing === chosen?.id;
    this.editing = chosen?.id;
    this.editor.replaceChildren(...(fields.length ? [editor(chosen, fields, this)] : []));
    if (!typing) return;
    const again = this.editor.querySelector(`[name="${name}"]`);
    if (again && same) { again.focus(); again.value = value; } else this.focusText();
  }

  // Puts the cards in order and leaves those alone that stand where they should.
  place(cards) {
    cards.forEach((node, index) => {
      const there = this.cards.children[index];
      if (there === node) return;
      if (there && !cards.includes(there)) there.replaceWith(node);
      else this.cards.insertBefore(node, there ?? null);
    });
    while (this.cards.children.length > cards.length) this.cards.lastChild.remove();
  }

  // A card is made anew only where something of it has changed.
  cardOf(task, held) {
    const ids = [task.id, ...held.map((value) => value.id)];
    const signature = JSON.stringify([task, held, held.map((value) => value.fields.citation && this.byId.get(value.fields.citation)?.fields),
      ids.map((id) => this.state.problems[id]), this.task === task.id, ids.includes(this.chosen) && this.chosen]);
    const known = this.made.get(task.id);
    if (known?.signature === signature) return known.node;
    const node = card(task, held, this);
    this.made.set(task.id, { signature, node });
    return node;
  }

  documentsOf(documents) {
    if (!documents.length) return [];
    const signature = JSON.stringify([documents, documents.map(({ id }) => [this.state.problems[id], id === this.chosen, this.linked(id)]), this.task && this.byId.get(this.task).fields]);
    if (signature !== this.documents.signature) {
      const settled = documents.some((value) => value.suggested) ? "" : " cv-settled";
      this.documents = { signature, node: element("section", { class: `cv-card${settled}` }, element("header", {}, "Documents and items"), ...documents.map((value) => row(value, this))) };
    }
    return [this.documents.node];
  }

  // The value by which the task at hand refers to a document.
  linked(id) { return this.order.find((value) => value.task === this.task && value.fields.citation === id)?.id; }

  link(id) {
    if (!this.task || this.byId.get(id)?.layer !== "citation") { this.say("Choose a task, and with b a document."); return; }
    this.ask({ ask: "link", citation: id, task: this.task });
  }

  // The documents that the task's own words name come first.
  nextDocument() {
    const own = this.byId.get(this.task)?.place ?? [];
    const inside = ({ place }) => place.some(([start]) => own.some(([from, to]) => from <= start && start < to));
    const documents = this.state.values.filter((value) => value.layer === "citation");
    const order = [...documents.filter(inside), ...documents.filter((value) => !inside(value))];
    if (!order.length) { this.say("No document is listed: select one and press c."); return; }
    this.choose(order[(order.findIndex((value) => value.id === this.chosen) + 1) % order.length].id, true);
  }

  choose(id, reveal) {
    const value = this.byId.get(id);
    if (!value) return;
    const selected = this.text.selection();
    this.chosen = id;
    if (value.layer === "task") this.task = id;
    else if (value.task) this.task = value.task;
    this.draw();
    if (reveal && !selected) this.text.reveal(id);
    const shown = this.cards.querySelector(`[data-row="${CSS.escape(id)}"]`) ?? this.cards.querySelector(`[data-card="${CSS.escape(this.task ?? id)}"]`);
    shown?.scrollIntoView({ block: "nearest" });
  }

  // The selected words become the value of a header field; without any, the header opens.
  take(id) {
    const selected = this.text.selection();
    if (this.byId.get(id)?.layer !== "header") { this.choose(this.state.header[0]?.id, true); if (selected) this.say("Choose a field with n and p, then press f again."); return; }
    if (!selected) { this.say("Select some words first."); return; }
    this.then = (state) => { if (!state.told) document.getSelection().removeAllRanges(); };
    this.ask({ ask: "take", field: this.byId.get(id).field, ...selected });
  }

  focusText() { this.text.root.focus({ preventScroll: true }); }

  mark(layer) {
    if (layer === "header") { this.take(this.chosen); return; }
    const selected = this.text.selection();
    if (!selected) { this.say("Select some words first."); return; }
    this.then = (state) => {
      if (state.told) return;
      this.chosen = state.answer;
      if (layer === "task") this.task = state.answer;
      document.getSelection().removeAllRanges();
    };
    this.ask({ ask: "mark", layer, ...selected, task: this.task });
  }

  say(words) { this.message.textContent = words; this.message.hidden = false; }

  acceptAbove() { this.ask({ ask: "accept_above", threshold: Number(this.threshold.value) / 100 }); }

  toggleHelp() { this.help.hidden = !this.help.hidden; }

  step(list, id, by) {
    const at = list.findIndex((value) => value.id === id);
    const next = at < 0 && by > 0 ? this.tasks[0] ?? list[0] : list[at < 0 ? list.length - 1 : at + by];
    if (next) this.choose(next.id, true);
  }

  // Shift with an arrow chooses words: the first from where the chosen value is, then a word more or less.
  extend(by) {
    const selected = this.selectedWords();
    if (selected) { this.selectWords(selected[0], Math.max(selected[0], Math.min(this.words.length - 1, selected[1] + by))); return; }
    const place = this.byId.get(this.chosen)?.place[0];
    const first = this.words.findIndex(([start]) => start >= (this.caret ?? (place ? place[0] : 0)));
    this.selectWords(first, first);
  }

  restOfLine() {
    if (!this.text.selection()) this.extend(0);
    const selected = this.selectedWords();
    if (!selected) return;
    const { end } = this.text.lines[this.text.lineAt(this.words[selected[1]][0])];
    this.selectWords(selected[0], Math.max(selected[1], this.words.findLastIndex(([start]) => start < end)));
  }

  // The indexes of the first and the last word selected, be it by key, by mouse or by search.
  selectedWords() {
    const selected = this.text.selection();
    if (!selected) return null;
    const first = this.words.findIndex(([, end]) => end > selected.start);
    const last = this.words.findLastIndex(([start]) => start < selected.end);
    return first >= 0 && last >= first ? [first, last] : null;
  }

  // Arrows alone move a selection of one word; with ↑ ↓ to the next line that has words; Home and End within the line.
  move(by, lines) {
    const selected = this.text.selection();
    const at = selected ? selected.start : this.byId.get(this.chosen)?.place[0]?.[0] ?? 0;
    let index = Math.max(0, this.words.findIndex(([, end]) => end > at));
    if (lines) {
      let line = this.text.lineAt(at) + by;
      while (this.text.lines[line] && !this.wordsIn(line).length) line += by;
      if (!this.text.lines[line]) return;
      [index] = this.wordsIn(line);
    } else if (selected) index += by;
    this.selectWord(index);
  }

  edge(last) {
    const at = this.text.selection()?.start ?? this.byId.get(this.chosen)?.place[0]?.[0] ?? 0;
    this.selectWord(this.wordsIn(this.text.lineAt(at)).at(last ? -1 : 0));
  }

  // The indexes of the words that begin in a line.
  wordsIn(line) {
    const { start, end } = this.text.lines[line];
    const first = this.words.findIndex(([word]) => word >= start);
    const found = [];
    for (let index = first; index >= 0 && index < this.words.length && this.words[index][0] < end; index += 1) found.push(index);
    return found;
  }

  selectWord(index) {
    if (index !== undefined) this.selectWords(index, index);
  }

  selectWords(first, last) {
    if (first >= 0 && last < this.words.length) this.text.select(this.words[first][0], this.words[last][1]);
  }

  key(event) {
    event.stopPropagation();
    const typing = event.target.matches("input, textarea, select");
    if (event.key === "Escape") { event.target.blur(); this.focusText(); document.getSelection().removeAllRanges(); return; }
    if (typing) {
      if (event.key === "Enter" && event.target === this.search) this.nextHit();
      if (event.key === "Enter" && event.target === this.threshold) { this.acceptAbove(); this.focusText(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") { event.preventDefault(); this.ask({ ask: event.shiftKey ? "redo" : "undo" }); }
      return;
    }
    const does = this.keys()[event.key];
    if (!does || (["Enter", " "].includes(event.key) && event.target.matches("button"))) return;
    event.preventDefault();
    does(event);
  }

  keys() {
    const chosen = this.byId.get(this.chosen);
    // What was decided on leads to the next that is not.
    const onward = (event) => { const at = this.order.indexOf(chosen); this.then = () => { this.pending = at; }; this.act(event); };
    const keys = {
      n: () => this.step(this.order, this.chosen, 1), p: () => this.step(this.order, this.chosen, -1),
      j: () => this.step(this.tasks, this.task, 1), k: () => this.step(this.tasks, this.task, -1),
      o: () => this.root.classList.toggle("cv-only-open"),
      ".": () => { this.pending = this.order.indexOf(chosen) + 1; this.draw(); },
      y: () => chosen?.suggested && onward({ do: "accept", ids: [chosen.id] }), x: () => chosen && (chosen.layer === "header" && !chosen.suggested ? this.act : onward)({ do: "remove", ids: [chosen.id] }),
      Y: () => this.acceptAbove(), u: () => this.ask({ ask: "undo" }), U: () => this.ask({ ask: "redo" }),
      e: () => {
        const input = chosen?.layer === "header" ? this.header.rows.get(chosen.field)?.input : this.editor.querySelector("input, select");
        input?.focus();
        input?.select?.();
      },
      b: () => this.nextDocument(), " ": () => this.link(this.chosen),
      w: () => chosen && this.act({ do: "edit", id: chosen.id, field: "layer", value: chosen.layer === "lead" ? "support" : "lead" }),
      h: () => { const next = this.tasks[this.tasks.findIndex((task) => task.id === this.task) + 1]; if (chosen?.task && next) this.ask({ ask: "inherit", id: chosen.id, task: next.id }); },
      "/": () => this.search.focus(), m: () => this.note.focus(), "?": () => this.toggleHelp(),
      Enter: () => { this.then = (state) => { if (!state.told && !state.answer?.length) this.ask({ ask: "next" }); }; this.ask({ ask: "finish" }); },
      ">": () => this.ask({ ask: "next" }), "<": () => this.ask({ ask: "previous" }), "-": () => this.ask({ ask: "skip" }),
      ArrowRight: (event) => (event.shiftKey ? this.extend(1) : this.move(1)), ArrowLeft: (event) => (event.shiftKey ? this.extend(-1) : this.move(-1)),
      ArrowDown: (event) => (event.shiftKey ? this.restOfLine() : this.move(1, true)), ArrowUp: () => this.move(-1, true),
      Home: () => this.edge(false), End: (event) => (event.shiftKey ? this.restOfLine() : this.edge(true)),
    };
    for (const [layer, { key }] of Object.entries(LAYERS)) keys[key] = () => this.mark(layer);
    return keys;
  }

  // Enter may be faster than the answer to what was typed: then the first place is gone to when it comes.
  nextHit() {
    this.entered = this.sought !== null;
    if (this.entered || !this.hits.length) return;
    this.hit = ((this.hit ?? -1) + 1) % this.hits.length;
    this.text.select(...this.hits[this.hit]);
    this.focusText();
  }
}

function render({ model, el }) {
  const view = new View(model, el);
  const text = () => { view.setText(); view.draw(); };
  const state = () => view.draw();
  model.on("change:text", text);
  model.on("change:state", state);
  return () => { model.off("change:text", text); model.off("change:state", state); };
}

export default { render };
