import type { Child } from "hono/jsx";
import { classNames } from "./class-names.ts";

export type ChoiceProps = {
  kind: "radio" | "checkbox";
  name: string;
  value?: string | undefined;
  checked?: boolean | undefined;
  id?: string | undefined;
  children: Child;
  /** A soft second line. */
  note?: Child;
  /** Without a hairline: for one tick among fields. */
  bare?: boolean | undefined;
  /** The id of the error that stands above it. */
  errorId?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
};

/** One answer with its tick or dot; the whole line can be tapped. */
export function Choice({ kind, name, value, checked, id, children, note, bare, errorId, required, disabled }: ChoiceProps) {
  return (
    <label class={classNames("choice", bare && "bare")}>
      <input
        type={kind}
        name={name}
        value={value}
        checked={checked}
        id={id}
        required={required}
        disabled={disabled}
        aria-invalid={errorId ? "true" : undefined}
        aria-describedby={errorId}
      />{" "}
      <span>{children}{note && <> <span class="soft">{note}</span></>}</span>
    </label>
  );
}
