import { formatDate } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import { Checks } from "../../../ui/office/checks.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { Line } from "../../bank/store.ts";
import type { PaymentEffect } from "../../payments/actions.ts";
import { eurosForField } from "../frame/euros.ts";
import type { Desk } from "../frame/desk.ts";
import { formatCode, money, shortDay } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import type { Wrong } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { DealSaid } from "./facts.ts";
import { OneButton } from "./page.tsx";
import { bankPath, bankSays, checksOf, lineAmount } from "./proposals.tsx";
import { bankTexts } from "./texts.ts";

export type Picked = { deal: DealSaid; cents: number | null; effect: PaymentEffect | null };

export type LinePageProps = {
  desk: Desk;
  line: Line;
  booked: readonly { deal: DealSaid; cents: number }[];
  search: string;
  found: readonly DealSaid[];
  picked: readonly Picked[];
  /** What is not divided yet. */
  leftCents: number;
  wrong: Wrong;
};

/** One line of the bank: what it says, where it went or could go, and setting it aside. */
export function LinePage(props: LinePageProps) {
  const { desk, line, booked, wrong } = props;
  const texts = bankTexts[desk.locale];
  const open = line.state === "proposed" || line.state === "unknown" || line.state === "ignored";
  const path = `${bankPath}/lines/${line.id}`;
  const title = texts.line.title(`${line.currency === "EUR" ? "€ " : ""}${lineAmount(line, desk)}`);
  const checks = checksOf(line, desk);
  return (
    <OfficePage desk={desk} section="money" title={title} wrong={wrong} head={{ crumb: [{ href: "/office/money", label: bankTexts[desk.locale].crumb }, { href: bankPath, label: texts.title }, { label: formatDate(line.booked_on, desk.locale) }], title, lead: texts.line.lead[line.state] }}>
      <Part id="bank" heading={texts.bankSays} beside={`${texts.line.bookedOn} ${formatDate(line.booked_on, desk.locale)}${line.account === null ? "" : `, ${line.account}`}`}>
        <p class="bank-line">{bankSays(line).map((part, index) => <>{index > 0 && <br />}{part}</>)}</p>
        {checks.length > 0 && <Checks label={texts.why} checks={checks} />}
      </Part>
      {booked.length > 0 && <Booked desk={desk} booked={booked} />}
      {open && line.units > 0 && line.currency === "EUR" && <Find {...props} path={path} />}
      {open && line.units < 0 && <Note>{line.found?.kind === "refund" ? texts.line.refund : texts.line.refundNot}</Note>}
      {line.state === "ignored" ? <OneButton action={path} fields={{ intent: "back" }} kind="quiet">{texts.back}</OneButton> : open && <Aside desk={desk} line={line} path={path} />}
    </OfficePage>
  );
}

function Booked({ desk, booked }: { desk: Desk; booked: LinePageProps["booked"] }) {
  const texts = bankTexts[desk.locale].line;
  return (
    <Part id="booked" heading={texts.where}>
      <Preview steps={booked.map(({ deal, cents }) => ({ when: formatCode(deal.code), what: <a href={`/office/deals/${deal.code}`}>{deal.customer}, {deal.title}</a>, amount: money(cents, desk) }))} />
    </Part>
  );
}

function Find({ desk, line, search, found, picked, leftCents, path, wrong }: LinePageProps & { path: string }) {
  const texts = bankTexts[desk.locale];
  const { line: words } = texts;
  const whole = picked.length > 0 && leftCents === 0 && picked.every(({ cents }) => cents !== null && cents > 0);
  return (
    <Part id="find" heading={words.find}>
      <form method="get" action={path} class="stack">
        <Field lang={desk.locale} name="q" label={words.findHint} value={search} optional maxlength={100} />
        {found.length > 0 && (
          <BookTable
            caption={words.find}
            columns={[{ head: words.pick, kind: "name" }, { head: texts.lines.columns.day }, { head: texts.lines.columns.amount, kind: "number" }]}
            rows={found.map((deal) => ({
              cells: [
                <Choice kind="checkbox" bare name="pick" value={deal.id} checked={picked.some((one) => one.deal.id === deal.id)} note={deal.participants.join(", ")}>{deal.customer}</Choice>,
                <>{deal.title}<Sub>{shortDay(deal.startsAt, desk)} · {deal.invoice ?? formatCode(deal.code)}</Sub></>,
                money(deal.openCents, desk),
              ],
            }))}
          />
        )}
        {search !== "" && found.length === 0 && <Note>{words.found(0)}</Note>}
        {picked.length > 1 && picked.map(({ deal, cents }) => <Field lang={desk.locale} short name={`a-${deal.id}`} label={words.amountFor(deal.customer)} inputmode="decimal" value={cents === null ? "" : eurosForField(cents, desk.locale)} error={wrong.find(({ fieldId }) => fieldId === `a-${deal.id}`)?.text} />)}
        <Actions><Button kind={whole ? "quiet" : "first"}>{found.length > 0 ? words.look : words.findGo}</Button></Actions>
      </form>
      {picked.length > 0 && (
        <>
          <h3>{words.preview}</h3>
          <Preview
            steps={picked.map(({ deal, cents, effect }) => ({ when: frameTexts[desk.locale].now, what: <>{deal.customer}, {deal.title}{effect !== null && <Sub>{texts.effects[effect]}</Sub>}</>, amount: money(cents ?? 0, desk) }))}
            total={{ label: words.left, amount: money(leftCents, desk) }}
          />
          {whole && (
            <form method="post" action={path} class="entry-do">
              <Hidden name="intent" value="confirm" />
              {picked.map(({ deal, cents }) => <Hidden name="target" value={`${deal.id}:${cents ?? 0}`} />)}
              <Button>{words.book(money(line.units, desk))}</Button>
              <span class="xs">{texts.confirmFinal}</span>
            </form>
          )}
        </>
      )}
    </Part>
  );
}

function Aside({ desk, line, path }: { desk: Desk; line: Line; path: string }) {
  const { line: words } = bankTexts[desk.locale];
  return (
    <Part id="aside" heading={words.asideHeading}>
      <form method="post" action={path} class="stack text">
        <Hidden name="intent" value="aside" />
        <Choice kind="radio" name="rule" value="" checked>{words.asideOnce}</Choice>
        {line.account !== null && <Choice kind="radio" name="rule" value="account">{words.asideRule.account(line.account)}</Choice>}
        {line.name !== null && line.name.length >= 3 && <Choice kind="radio" name="rule" value="name">{words.asideRule.name(line.name)}</Choice>}
        <Actions><Button kind="quiet">{words.asideGo}</Button></Actions>
      </form>
    </Part>
  );
}
