// The header as one card: a line that tells the dispatch, and behind it a row a field, edited in place. Its inputs stay
// the same nodes, so that an answer from Python takes no focus and no half-typed value away.

const HEADER_NAMES = {
  issuer: "Issuer", parent_issuer: "Parent", number: "Number", symbol: "Symbol", place: "Place", issued: "Issued",
  document_type: "Type", subject: "Subject", urgency: "Urgency", secrecy: "Secrecy", recipients: "Recipients",
  distribution: "Distribution", authority: "Authority", title: "Title", name: "Signed by",
};
const HEADER_CHOICES = {
  urgency: ["", "khẩn", "thượng khẩn", "hỏa tốc", "hỏa tốc hẹn giờ"],
  secrecy: ["", "mật", "tối mật", "tuyệt mật"],
};
const LONG = ["issuer", "parent_issuer", "subject", "recipients", "distribution"];

function said(value) {
  return Array.isArray(value) ? value.join("; ") : value ?? "";
}

class HeaderCard {
  constructor(view) {
    this.view = view;
    this.opened = false;
    this.rows = new Map();
    this.summary = element("span", { class: "cv-said" });
    this.fault = element("span", { class: "cv-fault" });
    this.sign = element("span", { class: "cv-fold" });
    this.fields = element("div", { class: "cv-fields" });
    this.root = element("section", { class: "cv-card cv-header-card", "data-card": "header" },
      element("header", { onclick: () => this.toggle() }, this.sign, this.summary, this.fault), this.fields);
  }

  toggle() {
    this.opened = !this.isOpen();
    if (!this.opened && this.view.byId.get(this.view.chosen)?.layer === "header") this.view.chosen = null;
    this.view.draw();
  }

  isOpen() {
    return this.opened || this.view.byId.get(this.view.chosen)?.layer === "header";
  }

  row(name) {
    const known = this.rows.get(name);
    if (known) return known;
    const view = this.view;
    const id = `header.${name}`;
    const button = (label, sign, title, does) => element("button", { type: "button", class: `cv-${label}`, title, "aria-label": title, tabindex: "-1",
      onmousedown: (event) => event.preventDefault(), onclick: (event) => { event.stopPropagation(); does(); } }, sign);
    const attributes = { name, "aria-label": HEADER_NAMES[name], autocomplete: "off", spellcheck: "false", onchange: () => this.edit(name), onkeydown: (event) => this.key(event, name) };
    const row = { value: undefined };
    row.input = HEADER_CHOICES[name]
      ? element("select", attributes, ...HEADER_CHOICES[name].map((one) => element("option", { value: one }, one || "–")))
      : element(LONG.includes(name) ? "textarea" : "input", { ...attributes, ...(LONG.includes(name) ? { rows: 1 } : {}) });
    row.words = element("span", {});
    row.rival = element("div", { class: "cv-rival" }, row.words,
      button("accept", "✓", "take this instead", () => view.act({ do: "accept", ids: [id] })),
      button("refuse", "✕", "refuse", () => view.act({ do: "remove", ids: [id] })));
    row.told = element("span", {});
    row.garbled = button("garbled", "", "the text garbles it: it need not stand there", () => view.ask({ ask: "correct", field: name }));
    row.wrong = element("div", { class: "cv-wrong" }, row.told, row.garbled);
    row.node = element("div", { class: "cv-field", "data-row": id, onclick: (event) => { event.stopPropagation(); if (view.chosen !== id) view.choose(id, !event.target.matches("input, textarea, select")); } },
      element("span", { class: "cv-label" }, HEADER_NAMES[name]), row.input,
      button("take", "⇤", "take the selected words (f)", () => view.take(id)), row.rival, row.wrong);
    this.rows.set(name, row);
    this.fields.append(row.node);
    return row;
  }

  key(event, name) {
    if (event.key !== "Enter" || event.shiftKey || ["recipients", "distribution"].includes(name)) return;
    event.preventDefault();
    event.target.blur();
    this.view.focusText();
  }

  edit(name) {
    const row = this.rows.get(name);
    const typed = row.input.value.trim();
    const list = Array.isArray(row.value) || ["recipients", "distribution"].includes(name);
    const value = list ? typed.split("\n").map((one) => one.trim()).filter(Boolean) : typed || null;
    if (JSON.stringify(value) !== JSON.stringify(row.value ?? (list ? [] : null))) this.view.act({ do: "header", field: name, value });
  }

  draw(fields) {
    const open = this.isOpen();
    const problems = this.view.state.problems;
    const wrong = fields.filter((one) => problems[one.id]);
    const rivals = fields.filter((one) => one.suggested);
    const of = Object.fromEntries(fields.map((one) => [one.field, one.value]));
    this.sign.textContent = open ? "▾" : "▸";
    this.summary.textContent = [of.issuer ?? of.parent_issuer, [of.number, of.symbol].filter(Boolean).join("/"), of.issued, of.subject ?? of.document_type].filter(Boolean).join(" · ") || "Header";
    this.fault.textContent = rivals.length ? `${rivals.length} to decide` : wrong.length ? `${wrong.length} to check` : "";
    this.root.classList.toggle("cv-open", open);
    this.root.classList.toggle("cv-settled", !rivals.length);
    this.fields.hidden = !open && !rivals.length;
    if (this.fields.hidden) return;
    for (const one of fields) {
      const row = this.row(one.field);
      const value = Array.isArray(one.value) ? one.value.join("\n") : one.value ?? "";
      row.value = one.value;
      if (document.activeElement !== row.input || row.input.tagName === "SELECT") {
        if (row.input.tagName === "SELECT" && ![...row.input.options].some((option) => option.value === value)) row.input.append(element("option", { value }, value));
        row.input.value = value;
      }
      if (row.input.tagName === "TEXTAREA") row.input.rows = Array.isArray(one.value) ? Math.max(1, one.value.length) : 1;
      row.node.hidden = !open && !one.suggested;
      row.node.classList.toggle("cv-chosen", this.view.chosen === one.id);
      row.node.classList.toggle("cv-suggested", Boolean(one.suggested));
      row.rival.hidden = !one.suggested;
      row.words.textContent = one.suggested ? `${one.suggested}: ${said(one.rival) || "nothing"}` : "";
      row.wrong.hidden = !problems[one.id] && !one.corrected;
      row.told.textContent = problems[one.id]?.join("; ") ?? "";
      row.garbled.hidden = !one.not_found && !one.corrected;
      row.garbled.textContent = one.corrected ? "✓ garbled in the text" : "garbled in the text";
    }
  }
}
