import { Amount } from "./amount.tsx";
import { classNames } from "./class-names.ts";
import { Moment, type MomentText } from "./moment.tsx";

/** How firm the deal is from a moment on: no deal yet, leaving is free, leaving costs a part, leaving costs all. */
export type Bond = "open" | "free" | "half" | "full";

export type DealLinePoint = {
  /** "Betalen vóór" */
  name: string;
  /** A moment, or words such as "zodra u wilt". */
  moment: MomentText | string;
  /** What leaving costs: { label: "annuleren daarna", amount: "€ 541,48" } */
  price?: { label: string; amount: string } | null | undefined;
  /** A sentence that begins with U, or You. */
  you?: string | null | undefined;
  /** A sentence that begins with Wij, or We. */
  we?: string | null | undefined;
  /** Null for the last point: the line ends there. */
  bond: Bond | null;
  done?: boolean | undefined;
  now?: boolean | undefined;
};

const mostBeside = 7;

/** The thicker the line, the firmer the deal. A list, a table or a horizontal line, by the room there is. */
export function DealLine({ points }: { points: readonly DealLinePoint[] }) {
  return (
    <div class={classNames("line-frame", points.length > mostBeside && "long")}>
      <ol class="deal-line" role="list">{points.map((point) => <Point point={point} />)}</ol>
    </div>
  );
}

function Point({ point }: { point: DealLinePoint }) {
  const { name, moment, price, you, we, bond, done, now } = point;
  return (
    <li class={classNames(now ? "now" : done && "done", bond)} aria-current={now ? "date" : undefined}>
      <p class="when"><b>{name}</b> {typeof moment === "string" ? <span>{moment}</span> : <Moment moment={moment} />}</p>
      {price && <p class="price">{price.label} <Amount>{price.amount}</Amount></p>}
      {you && <p class="you"><Sentence text={you} /></p>}
      {we && <p class="we"><Sentence text={we} /></p>}
    </li>
  );
}

/** The first word, who acts, in bold. */
function Sentence({ text }: { text: string }) {
  const end = text.indexOf(" ");
  if (end < 0) return <>{text}</>;
  return <><b>{text.slice(0, end)}</b>{text.slice(end)}</>;
}
