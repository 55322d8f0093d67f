import type { Child } from "hono/jsx";

export type ClauseProps = {
  /** Also the anchor. */
  id: string;
  /** Stands in the margin, like the heading of a deed. */
  heading: Child;
  children: Child;
  /** `text` keeps the measure of reading, `roomy` gives it more air, `wide` fills the column, `across` takes the whole sheet. */
  width?: "text" | "roomy" | "wide" | "across" | undefined;
  /** One sentence beside the heading: "Hoe dikker de lijn, hoe vaster de afspraak." */
  motto?: Child;
};

/** A section of the contract under a hairline. */
export function Clause({ id, heading, children, width = "text", motto }: ClauseProps) {
  const headingId = `${id}-h`;
  if (width === "across") {
    return (
      <section class="clause" id={id} aria-labelledby={headingId}>
        <div class="across heading-pair">
          <h2 id={headingId}>{heading}</h2>
          {motto && <p class="motto">{motto}</p>}
        </div>
        <div class="across roomy stack">{children}</div>
      </section>
    );
  }
  const column = { text: "stack text", roomy: "stack roomy text", wide: "stack" }[width];
  return (
    <section class="clause" id={id} aria-labelledby={headingId}>
      <h2 id={headingId}>{heading}</h2>
      <div class={column}>
        {motto && <p class="motto">{motto}</p>}
        {children}
      </div>
    </section>
  );
}
