import type { Child } from "hono/jsx";
import { Moment, type MomentText } from "./moment.tsx";
import { Strength, type ProofStrength } from "./strength.tsx";

export type ProofEntry = {
  moment: MomentText;
  /** "Bevestiging gemaild aan sanne@noordkaap.example." */
  what: Child;
  /** Where that knowledge comes from, in plain words, never more certain than its grade. */
  how: Child;
  /** Null where no message is involved. */
  strength: ProofStrength | null;
  /** Where it lies in the log, and between which times. */
  place?: Child;
};

/** What is recorded, oldest first. Strokes stand beside mails alone: the more, the further they demonstrably came. */
export function Proof({ entries }: { entries: readonly ProofEntry[] }) {
  return (
    <ol role="list" class="proof rows">
      {entries.map(({ moment, what, how, strength, place }) => (
        <li>
          <p class="soft"><Moment moment={moment} /></p>
          <div><p>{what}</p><p class="soft">{how}</p>{place && <p class="soft small">{place}</p>}</div>
          {strength !== null && <Strength strength={strength} />}
        </li>
      ))}
    </ol>
  );
}
