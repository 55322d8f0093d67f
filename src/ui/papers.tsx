import type { Child } from "hono/jsx";

export type Paper = {
  href: string;
  name: Child;
  /** "pdf, 84 kB" */
  note?: Child;
};

/** What can be kept: confirmation, invoice, terms, calendar. */
export function Papers({ papers }: { papers: readonly Paper[] }) {
  return (
    <ul role="list" class="papers">
      {papers.map(({ href, name, note }) => <li><a href={href}>{name}</a>{note && <> <span class="soft">{note}</span></>}</li>)}
    </ul>
  );
}
