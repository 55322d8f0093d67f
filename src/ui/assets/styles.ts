/** The style sheets in the order in which they are joined. Layers first; what overrides comes last. */
export const publicStyles = [
  "layers", "fonts", "tokens", "base", "layout", "buttons", "deal-line", "rows", "ledger", "forms", "errors", "notice", "prose", "papers", "print",
] as const;

/** What the office adds. It is served beside the public sheet, never instead of it. */
export const officeStyles = [
  "layers", "tokens", "desk", "buttons", "forms", "daybook", "outcomes", "states", "strip", "tables", "places", "days", "deeds", "story",
  "settling", "plots", "bank", "conditions", "session-day", "wide", "narrow", "lines", "phone", "print",
] as const;
