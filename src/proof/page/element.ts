type Attributes = Readonly<Record<string, string | boolean>>;
export type Child = Node | string | null;

/**
 * An element of the page. Text stays text: nothing in a dossier is ever read as HTML.
 * @param attributes true stands there without a value, false not at all
 */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Attributes, ...children: readonly Child[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(text: string, attributes: Attributes, onClick: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", onClick);
  return made;
}
