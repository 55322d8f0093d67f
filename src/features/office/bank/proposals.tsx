import type { Child } from "hono/jsx";
import { plainAmount } from "../../../domain/bank/bank-amount.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { cut } from "../../../platform/plain-text.ts";
import { Button } from "../../../ui/button.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Keys } from "../../../ui/office/keys.tsx";
import { MatchEntry, MatchList } from "../../../ui/office/match-list.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Line } from "../../bank/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, money, shortDay } from "../frame/format.ts";
import type { DealSaid, Proposal, Proposals } from "./facts.ts";
import { bankTexts } from "./texts.ts";

export const bankPath = "/office/money/bank";

/** Bank lines that wait for a person, each with why it is proposed, to be settled by keyboard. */
export function BankProposals({ desk, proposals, aside = null, settled = false, brief = false }: { desk: Desk; proposals: Proposals; aside?: Line | null; settled?: boolean; /** On another page, with the way to this one. */ brief?: boolean }) {
  const texts = bankTexts[desk.locale];
  const { shown, count, byItself } = proposals;
  const rest = count - shown.length;
  const toFile = brief ? <>{byItself.count > 0 ? " · " : " "}<a href={bankPath}>{texts.readFile}</a></> : "";
  const end = <>{rest > 0 && <><a href={`${bankPath}?all=yes`}>{texts.more(rest)}</a>. </>}{texts.byItself({ count: byItself.count, cents: money(byItself.cents, desk) })}{byItself.count > 0 && <> <a href={`${bankPath}/lines?state=matched`}>{texts.look}</a></>}{toFile}</>;
  const keys = [{ keys: ["↵"], what: texts.keys.confirm }, { keys: ["→"], what: texts.keys.other }, { keys: ["X"], what: texts.keys.aside }, { keys: ["Z"], what: texts.keys.back }, { keys: ["↓"], what: texts.keys.step }];
  const above = aside === null ? null : (
    <form method="post" action={`${bankPath}/lines/${aside.id}`} class="entry-do">
      <Hidden name="intent" value="back" />
      <span>{texts.asideDone(sayWho(aside))}</span> <Button kind="quiet" keyed="back" autofocus={shown.length === 0}>{texts.back}</Button>
    </form>
  );
  return (
    <Part id="bank" heading={brief ? texts.title : texts.proposals} count={count} beside={shown.length > 0 ? <Keys keys={keys} /> : undefined}>
      {shown.length === 0 && aside === null ? <EmptyLine>{texts.empty} {texts.byItself({ count: byItself.count, cents: money(byItself.cents, desk) })} {brief && <a href={bankPath}>{texts.readFile}</a>}</EmptyLine> : (
        <MatchList above={above} end={end}>
          {shown.map((proposal, index) => <ProposalEntry desk={desk} proposal={proposal} first={index === 0} focus={settled && index === 0} />)}
        </MatchList>
      )}
      {shown.length > 0 && <p class="note">{texts.confirmFinal}</p>}
    </Part>
  );
}

function ProposalEntry({ desk, proposal, first, focus }: { desk: Desk; proposal: Proposal; first: boolean; focus: boolean }) {
  const texts = bankTexts[desk.locale];
  const { line, targets } = proposal;
  const found = targets.length > 0;
  const path = `${bankPath}/lines/${line.id}`;
  const effect = targets.find((target) => target.effect !== null)?.effect ?? null;
  return (
    <MatchEntry
      id={`line-${line.id}`}
      when={{ day: shortDate(line.booked_on, desk), datetime: line.booked_on.toString(), note: line.account === null ? undefined : `…${line.account.slice(-4)}` }}
      bank={{ label: texts.bankSays, lines: bankSays(line) }}
      likely={{ label: texts.likely, title: titleOf(proposal, desk), about: aboutOf(proposal, desk) }}
      checks={{ label: texts.why, checks: checksOf(line, desk) }}
      sum={{ amount: lineAmount(line, desk), note: line.units < 0 ? texts.out : texts.in }}
      current={first}
    >
      {found && line.currency === "EUR" && (
        <form method="post" action={path}>
          <Hidden name="intent" value="confirm" />
          {targets.map(({ deal, cents }) => <Hidden name="target" value={`${deal.id}:${cents}`} />)}
          <Button kind={first ? "primary" : "first"} autofocus={focus}>{texts.confirm}{first && <> <kbd>↵</kbd></>}</Button>
        </form>
      )}
      <Button kind={found ? "quiet" : "first"} href={path} keyed="other">{found ? texts.other : texts.search}</Button>
      <form method="post" action={path}>
        <Hidden name="intent" value="aside" />
        <Button kind="quiet" keyed="aside">{texts.aside}</Button>
      </form>
      {effect !== null && <span class="xs">{texts.effects[effect]}</span>}
    </MatchEntry>
  );
}

function titleOf({ line, targets }: Proposal, desk: Desk): Child {
  const texts = bankTexts[desk.locale];
  if (targets.length === 0) return texts.unknownTitle;
  return targets.map(({ deal, cents }, index) => (
    <>{index > 0 && <br />}<a href={`/office/deals/${deal.code}`}>{saysOf({ deal, cents, line }, desk)}</a>{targets.length > 1 && <> {money(cents, desk)}</>}</>
  ));
}

function saysOf({ deal, cents, line }: { deal: DealSaid; cents: number; line: Line }, { locale }: Desk): string {
  const texts = bankTexts[locale];
  const who = deal.invoice === null ? deal.customer : `${texts.invoice(deal.invoice)}, ${deal.customer}`;
  if (line.units < 0) return texts.target.refund(who);
  return cents < deal.openCents ? texts.target.part(who) : texts.target.whole(who.charAt(0).toUpperCase() + who.slice(1));
}

function aboutOf({ line, targets }: Proposal, desk: Desk): string {
  const texts = bankTexts[desk.locale];
  const [first] = targets;
  if (first === undefined) return line.found?.kind === "unknown" ? texts.unknown[line.found.why] : texts.unknown["nothing-fits"];
  const { deal, cents } = first;
  const left = deal.openCents - cents;
  return [
    `${deal.participants.join(", ")}, ${deal.title} ${shortDay(deal.startsAt, desk)}`,
    ...(targets.length === 1 && deal.dueAt !== null && deal.openCents > 0 ? [texts.payBy(shortDay(deal.dueAt, desk))] : []),
    ...(line.units > 0 ? [texts.open(money(deal.openCents, desk))] : []),
    ...(line.units > 0 && left > 0 ? [texts.leaves(money(left, desk))] : []),
  ].join(" · ");
}

export function checksOf({ found }: Line, { locale }: Desk): { holds: boolean; text: string }[] {
  const texts = bankTexts[locale];
  if (found === null || !("reasons" in found)) return [];
  return [...found.reasons.map((reason) => ({ holds: true, text: texts.reasons[reason] })), ...found.against.map((doubt) => ({ holds: false, text: texts.doubts[doubt](found.others) }))];
}

/** What the bank tells, as people read it. */
export function bankSays({ name, text, reference }: Line): string[] {
  return [name ?? "", reference ?? "", text.length > 240 ? `${cut(text, 240)}…` : text].filter((part) => part !== "");
}

export function sayWho({ name, text }: Line): string {
  return name ?? (text === "" ? "?" : cut(text, 40));
}

export function lineAmount({ units, currency }: Pick<Line, "units" | "currency">, desk: Desk): string {
  return currency === "EUR" ? figure(units, desk) : `${plainAmount({ units, currency })} ${currency}`;
}

export function shortDate(day: Temporal.PlainDate, { locale }: Desk): string {
  return formatDate(day, locale).replace(/\u00a0\d{4}$/, "");
}
