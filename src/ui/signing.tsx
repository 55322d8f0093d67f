import type { Child } from "hono/jsx";

export type Signature = {
  /** What lies on the line: the order button, or a promise. */
  line: Child;
  name: string;
  /** "voor Studio Helder" */
  role?: Child;
};

/** Signature lines; the order button lies on the customer's. */
export function Signing({ sides }: { sides: readonly [Signature, Signature] }) {
  return (
    <div class="signing">
      {sides.map(({ line, name, role }) => (
        <div>
          <p class="ink-line">{line}</p>
          <p><b>{name}</b>{role && <><br /><span class="soft">{role}</span></>}</p>
        </div>
      ))}
    </div>
  );
}
