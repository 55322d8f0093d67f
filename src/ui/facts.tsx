import type { Child } from "hono/jsx";

export type Fact = {
  label: Child;
  value: Child;
  /** A second, soft line. */
  soft?: Child;
  /** A way to change it: an <EditLink> or a <Button kind="as-link">. */
  edit?: Child;
};

export type FactsProps = {
  facts: readonly Fact[];
  /** `parties`: the serif rows beside an opening, like the head of a deed. */
  kind?: "rows" | "parties" | undefined;
};

/** What is so, one hairline row per fact. */
export function Facts({ facts, kind = "rows" }: FactsProps) {
  return (
    <dl class={kind === "parties" ? "aside rows parties" : "facts rows"}>
      {facts.map(({ label, value, soft, edit }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}{soft && <><br /><span class="soft">{soft}</span></>}</dd>
          {edit && <dd class="edit">{edit}</dd>}
        </div>
      ))}
    </dl>
  );
}
