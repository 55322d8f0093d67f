/** Joins the names that apply; undefined when none does, so that no empty attribute is written. */
export function classNames(...names: readonly (string | 0 | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(" ") || undefined;
}
