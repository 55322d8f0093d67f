/** Text of a bank in one line: every run of white space is one space. */
export function oneLine(text: string): string {
  return (/[^\S ]| {2}/.test(text) ? text.replaceAll(/\s+/g, " ") : text).trim();
}

/** The same, where banks write nothing, zeros or a word for "none". */
export function orNull(text: string | undefined): string | null {
  const line = oneLine(text ?? "");
  return line === "" || /^(NOTPROVIDED|NONREF|0+)$/i.test(line) ? null : line;
}
