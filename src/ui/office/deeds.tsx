import type { Child } from "hono/jsx";

export type Deed = {
  id?: string | undefined;
  title: Child;
  /** What it does, in a few words: "van 12 naar 14; Merel krijgt meteen een aanbod". */
  note?: Child;
  /** A <Preview> in dates and euros, then a form with the button. */
  body: Child;
  open?: boolean | undefined;
};

/** What one can do here, folded; inside, what it costs and when, then the button. */
export function Deeds({ deeds, group }: { deeds: readonly Deed[]; group: string }) {
  return (
    <div class="deeds">
      {deeds.map(({ id, title, note, body, open }) => (
        <details name={group} id={id} open={open}>
          <summary><b>{title}</b>{note && <span>{note}</span>}</summary>
          <div class="deed-body">{body}</div>
        </details>
      ))}
    </div>
  );
}
