// Keys for a list of bank lines: only while the focus is inside it, so that nobody's typing elsewhere is taken for a key.
// Everything that a key does has a button or a link that does the same without script.
class BankKeys extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("focusin", (event) => this.mark(event.target.closest("[data-line]")));
  }

  get lines() {
    return [...this.querySelectorAll("[data-line]")];
  }

  mark(line) {
    if (line === null) return;
    for (const one of this.lines) one.toggleAttribute("aria-current", one === line);
    if (line.hasAttribute("aria-current")) line.setAttribute("aria-current", "true");
  }

  onKey(event) {
    const typing = event.target.closest("input, textarea, select") !== null;
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const line = event.target.closest("[data-line]");
    const key = event.key.toLowerCase();
    const wanted = { arrowright: "other", x: "aside" }[key];
    if (wanted !== undefined) this.press(line?.querySelector(`[data-key="${wanted}"]`), event);
    else if (key === "z") this.press(this.querySelector('[data-key="back"]'), event);
    else if (key === "arrowdown" || key === "arrowup") this.step(line, key === "arrowdown" ? 1 : -1, event);
  }

  press(control, event) {
    if (control === null || control === undefined) return;
    event.preventDefault();
    control.click();
  }

  step(line, by, event) {
    const next = this.lines[this.lines.indexOf(line) + by];
    if (next === undefined) return;
    event.preventDefault();
    next.querySelector(".button")?.focus();
  }
}

customElements.define("bank-keys", BankKeys);
