import type { Child } from "hono/jsx";

export type ButtonProps = {
  children: Child;
  /**
   * `primary`: filled, one per decision. `plain`: the other way. `grave`: costs money, and its text names the amount.
   * `as-link`: a small step inside a line. `first` and `quiet`: the office, the likely and the other answers of a line.
   */
  kind?: "primary" | "plain" | "grave" | "as-link" | "first" | "quiet" | undefined;
  /** With an address it is a link, without it a submit button. */
  href?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  /** The id of the form when the button stands outside it. */
  form?: string | undefined;
  formaction?: string | undefined;
  describedBy?: string | undefined;
  /** Shown, focusable, and does nothing yet; `describedBy` says why. */
  disabled?: boolean | undefined;
  /** Skips the browser's own checks: for "add" and "remove" in the middle of a form. */
  unchecked?: boolean | undefined;
  /** What a key in the list around it presses. */
  keyed?: "other" | "aside" | "back" | undefined;
  /** Has the focus when the page opens. */
  autofocus?: boolean | undefined;
};

export function Button({ children, kind = "primary", href, name, value, form, formaction, describedBy, disabled, unchecked, keyed, autofocus }: ButtonProps) {
  const look = kind === "as-link" ? "as-link" : kind === "primary" ? "button" : `button ${kind}`;
  if (href !== undefined) return <a class={look} href={href} aria-describedby={describedBy} data-key={keyed}>{children}</a>;
  return (
    <button
      class={look}
      type={disabled ? "button" : "submit"}
      name={name}
      value={value}
      form={form}
      formaction={formaction}
      formnovalidate={unchecked}
      aria-describedby={describedBy}
      aria-disabled={disabled ? "true" : undefined}
      data-key={keyed}
      autofocus={autofocus}
    >
      {children}
    </button>
  );
}
