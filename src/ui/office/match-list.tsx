import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { Amount } from "../amount.tsx";
import { assetUrl } from "../assets.ts";
import { Checks } from "./checks.tsx";

export type MatchEntryProps = {
  id: string;
  when: { day: string; datetime: string; note?: string | undefined };
  /** What the bank says, line by line. */
  bank: { label: string; lines: readonly string[] };
  /** What it is thought to be for. */
  likely: { label: string; title: Child; about?: Child };
  checks: { label: string; checks: readonly { holds: boolean; text: Child }[] };
  sum: { amount: string; note: string };
  current?: boolean | undefined;
  /** The buttons, in forms of their own. */
  children: Child;
};

/** A line of the bank beside what it is thought to be for, and why. */
export function MatchEntry({ id, when, bank, likely, checks, sum, current, children }: MatchEntryProps) {
  return (
    <li class="entry" id={id} data-line="" aria-current={current ? "true" : undefined}>
      <p class="entry-when"><b><time datetime={when.datetime}>{when.day}</time></b>{when.note !== undefined && <span>{when.note}</span>}</p>
      <div class="match">
        <div class="match-side"><p class="axis-name">{bank.label}</p><p class="bank-line">{bank.lines.map((line, index) => <>{index > 0 && <br />}{line}</>)}</p></div>
        <div class="match-side"><p class="axis-name">{likely.label}</p><h3>{likely.title}</h3>{likely.about && <p class="about">{likely.about}</p>}</div>
        {checks.checks.length > 0 && <Checks {...checks} />}
      </div>
      <p class="entry-sum"><Amount>{sum.amount}</Amount><span>{sum.note}</span></p>
      <div class="entry-do">{children}</div>
    </li>
  );
}

/** Such lines, with keys for who has a keyboard. */
export function MatchList({ children, above, end }: { children: Child; above?: Child; end?: Child }) {
  return (
    <>
      {raw("<bank-keys>")}
      {above}
      <ol role="list" class="daybook matches">{children}</ol>
      {raw("</bank-keys>")}
      {end && <p class="end-of-list">{end}</p>}
      <script type="module" src={assetUrl("bank-keys.js")}></script>
    </>
  );
}
