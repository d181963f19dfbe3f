// Tasks as cards that hold their values, and the fields of the value that is chosen. Only text nodes and input values.

const CHOICES = {
  kind: ["date", "recurring", "duration", "vague"],
  bound: ["", "before", "by", "from", "on"],
  source: ["stated", "inherited", "addressee"],
  working_days: ["", "true", "false"],
};
const ORDER = ["lead", "support", "deadline", "report_to", "deliverable", "cites", "action"];

// What a value says in one line: a deadline's words and the day they come to.
function told(value, view) {
  if (value.layer === "cites") {
    const cited = view.byId.get(value.fields.citation);
    return cited ? [cited.fields.type, cited.fields.number].filter(Boolean).join(" ") : "?";
  }
  if (value.layer === "deadline") {
    const { text, kind, date, rrule, duration, bound } = value.fields;
    const comesTo = date || rrule || duration || (kind === "vague" ? "vague" : "?");
    return `${text || view.text.words(value.place)} → ${bound ? `${bound} ` : ""}${comesTo}`;
  }
  if (value.layer === "citation") return [value.fields.type, value.fields.number].filter(Boolean).join(" ") || view.text.words(value.place);
  if (value.layer === "directive") return value.fields.path || "?";
  return value.fields.name || view.text.words(value.place);
}

function percent(value) {
  if (!value.suggested) return null;
  const sure = value.confidence === null ? value.suggested : `${Math.round(100 * value.confidence)} %`;
  return element("span", { class: "cv-sure", title: `suggested by ${value.suggested}` }, sure);
}

function decide(value, act) {
  const button = (name, sign, event) =>
    element("button", { class: `cv-${name}`, type: "button", title: name, "aria-label": name, tabindex: "-1", onmousedown: (pressed) => pressed.preventDefault(),
      onclick: (clicked) => { clicked.stopPropagation(); act(event); } }, sign);
  const gone = { do: "remove", ids: [value.id] };
  if (!value.suggested) return element("span", { class: "cv-decide cv-settled-one" }, button("remove", "✕", gone));
  return element("span", { class: "cv-decide" }, button("accept", "✓", { do: "accept", ids: [value.id] }), button("refuse", "✕", gone));
}

// Whether the task at hand refers to a document, as a button that changes it.
function link(value, view) {
  if (value.layer !== "citation" || !view.task) return null;
  const linked = Boolean(view.linked(value.id));
  const item = view.byId.get(view.task).fields.directive || "the task";
  const title = linked ? `take it off ${item}` : `let ${item} refer to it`;
  return element("button", { class: "cv-link", type: "button", title, "aria-label": title, "aria-pressed": String(linked), tabindex: "-1",
    onmousedown: (event) => event.preventDefault(), onclick: (event) => { event.stopPropagation(); view.link(value.id); } }, `${linked ? "✓" : "+"} ${item}`);
}

function row(value, view) {
  const wrong = view.state.problems[value.id];
  const inherited = value.fields.source && value.fields.source !== "stated";
  const name = value.layer === "cites" ? "Cites" : LAYERS[value.layer].name;
  return element(
    "div",
    {
      class: `cv-row cv-row-${value.layer}${value.suggested ? " cv-suggested" : ""}${value.id === view.chosen ? " cv-chosen" : ""}`,
      "data-row": value.id,
      onclick: (event) => { event.stopPropagation(); view.choose(value.id, true); },
    },
    element("span", { class: "cv-dot" }),
    element("span", { class: "cv-label" }, name),
    element("span", { class: "cv-said" }, told(value, view), inherited ? element("em", {}, ` (${value.fields.source})`) : null,
      wrong ? element("span", { class: "cv-wrong" }, wrong.join("; ")) : null),
    percent(value),
    link(value, view),
    decide(value, view.act),
  );
}

function card(task, held, view) {
  const open = task.id === view.task;
  const wrong = view.state.problems[task.id];
  return element(
    "section",
    {
      class: `cv-card${open ? " cv-open" : ""}${task.suggested ? " cv-suggested" : ""}${[task, ...held].some((value) => value.suggested) ? "" : " cv-settled"}`,
      "data-card": task.id,
      onclick: () => view.choose(task.id, true),
    },
    element(
      "header",
      {},
      element("span", { class: "cv-item" }, task.fields.directive || "–"),
      element("span", { class: "cv-said" }, view.text.words(task.place)),
      percent(task),
      decide(task, view.act),
    ),
    wrong ? element("div", { class: "cv-wrong" }, wrong.join("; ")) : null,
    ...held.sort((a, b) => ORDER.indexOf(a.layer) - ORDER.indexOf(b.layer)).map((value) => row(value, view)),
  );
}

// The fields of one value; what is typed is kept when the field is left, and checked at once.
function editor(value, fields, view) {
  const edit = (name, typed) => {
    const kept = typed === "" ? null : name === "working_days" ? typed === "true" : typed;
    if (kept !== (value.fields[name] ?? null)) view.act({ do: "edit", id: value.id, field: name, value: kept });
  };
  const inputs = fields.map((name) => {
    const held = value.fields[name] ?? "";
    const changed = (event) => edit(name, event.target.value);
    const input = CHOICES[name]
      ? element("select", { name, onchange: changed }, ...CHOICES[name].map((one) => element("option", { value: one, selected: one === String(held) }, one || "–")))
      : element("input", { name, value: String(held), autocomplete: "off", spellcheck: "false", onchange: changed });
    return element("label", {}, element("span", {}, name.replaceAll("_", " ")), input);
  });
  const wrong = view.state.problems[value.id];
  return element(
    "form",
    { class: "cv-editor", onkeydown: (event) => { if (event.key === "Enter") { event.preventDefault(); view.focusText(); } } },
    element("h4", {}, LAYERS[value.layer]?.name ?? "Cites"),
    ...inputs,
    wrong ? element("p", { class: "cv-wrong", role: "alert" }, wrong.join("; ")) : null,
  );
}
