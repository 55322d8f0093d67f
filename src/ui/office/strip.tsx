import type { Child } from "hono/jsx";

export type Figure = {
  name: Child;
  value: Child;
  /** What it is made of: "19 van 20 plaatsen". */
  note?: Child;
  tone?: "late" | undefined;
  /** A word instead of a figure: smaller, in the sans. */
  word?: boolean | undefined;
};

/** A few figures or facts in one strip. `figures` sinks below the work on a phone. */
export function Strip({ figures, kind = "figures" }: { figures: readonly Figure[]; kind?: "figures" | "facts" }) {
  return (
    <dl class={kind === "figures" ? "strip figures" : "strip"}>
      {figures.map(({ name, value, note, tone, word }) => (
        <div><dt>{name}</dt><dd class={word ? "word" : tone}>{value}</dd>{note && <dd>{note}</dd>}</div>
      ))}
    </dl>
  );
}
