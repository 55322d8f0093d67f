import type { Child } from "hono/jsx";
import { Amount } from "./amount.tsx";
import { Facts, type Fact } from "./facts.tsx";
import { QrCode, type QrMatrix } from "./qr-code.tsx";

export type SlipProps = {
  amount: string;
  /** "inclusief € 375,90 btw" */
  note: Child;
  /** To whom, in whose name, the reference, before when. */
  facts: readonly Fact[];
  qr: { matrix: QrMatrix; label: string; caption: Child } | null;
};

/** The payment slip: everything for a transfer, and a code to scan. */
export function Slip({ amount, note, facts, qr }: SlipProps) {
  return (
    <div class="slip">
      <div class="stack">
        <p><Amount size="sum">{amount}</Amount><br /> <span class="soft">{note}</span></p>
        <Facts facts={facts} />
      </div>
      {qr && (
        <figure class="qr">
          <QrCode matrix={qr.matrix} label={qr.label} />
          <figcaption>{qr.caption}</figcaption>
        </figure>
      )}
    </div>
  );
}
