import type { Child } from "hono/jsx";

/** One rule of the conditions as a sentence with blanks: paragraphs with <Blank>, <BlankSelect>, <Tick> and <Ladder>. */
export function RuleEdit({ id, number, title, children }: { id: string; number: number; title: Child; children: Child }) {
  return (
    <section class="rule-edit" aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}><span class="num">{number}</span> {title}</h2>
      <div class="edit-body">{children}</div>
    </section>
  );
}

/** A rule that is on or off, inside a sentence. */
export function Tick({ name, checked, children }: { name: string; checked?: boolean | undefined; children: Child }) {
  return <label class="tick"><input type="checkbox" name={name} value="yes" checked={checked} /> {children}</label>;
}
