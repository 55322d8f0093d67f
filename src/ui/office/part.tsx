import type { Child } from "hono/jsx";

export type PartProps = {
  id: string;
  heading: Child;
  /** After the heading, lighter: how many. */
  count?: number | undefined;
  /** At the right of the heading: a <Legend>, <Keys> or a few words. */
  beside?: Child;
  children: Child;
};

/** A section of an office page: a serif heading on an ink line. */
export function Part({ id, heading, count, beside, children }: PartProps) {
  return (
    <section class="part" id={id} aria-labelledby={`${id}-h`}>
      <div class="part-head">
        <h2 id={`${id}-h`}>{heading}{count !== undefined && <> <span class="count">{count}</span></>}</h2>
        {typeof beside === "string" ? <p>{beside}</p> : beside}
      </div>
      {children}
    </section>
  );
}
