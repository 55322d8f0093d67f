import type { Child } from "hono/jsx";

export type AmountProps = {
  /** "€ 1.082,95" */
  children: Child;
  /** `sum`: large and on its own; `bold`: one of the at most three bold pieces of a first sentence. */
  size?: "sum" | "bold" | undefined;
  /** `nil`: nothing is owed, soft; `late`: money that is late, red. */
  tone?: "nil" | "late" | undefined;
};

/** An amount in euros: never broken over two lines, figures under each other. */
export function Amount({ children, size, tone }: AmountProps) {
  const names = [size === "sum" ? "sum" : "", "amount", tone ?? ""].filter(Boolean).join(" ");
  if (size === "bold") return <b class={names}>{children}</b>;
  return <span class={names}>{children}</span>;
}
