import { groupsOfFour } from "../../../domain/bank/rf-reference.ts";
import type { AccountRefusal } from "../../../domain/refund/account.ts";
import { longestHolder } from "../../../domain/refund/account.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { RefundRefusal } from "../../refunds/actions.ts";
import { DeedPage } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { money, shortDay } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { refundsTexts } from "./texts.ts";

export type OneRefusal = RefundRefusal["kind"] | "nothing-owed";
export type AccountForm = { iban: string; holder: string; problems: { iban: AccountRefusal | null; holder: AccountRefusal | null } };

type Props = { facts: DealFacts; desk: Desk; token: string; refused: OneRefusal | null; account: AccountForm | null };

/** Paying one customer back: why and by when, to which account, in a file or by hand. */
export function RefundPage({ facts, desk, token, refused, account }: Props) {
  const { one: texts, problems } = refundsTexts[desk.locale];
  const { owed, deal } = facts;
  const [first] = owed.parts;
  const wrong = account === null ? [] : (["iban", "holder"] as const).flatMap((fieldId) => {
    const problem = account.problems[fieldId];
    return problem === null ? [] : [{ fieldId, text: problems[problem] }];
  });
  return (
    <DeedPage
      facts={facts}
      desk={desk}
      title={texts.title}
      lead={first === undefined ? texts.leadNone(deal.customer.name) : texts.lead(deal.customer.name, money(owed.cents, desk), shortDay(first.by, desk))}
      wrong={wrong}
    >
      {refused !== null && <Notice kind="alert">{texts.refused[refused]}</Notice>}
      {facts.online.underWayCents > 0 && <Notice>{texts.onlineAsked(money(facts.online.underWayCents, desk))}</Notice>}
      {first === undefined ? <EmptyLine>{texts.nothing}</EmptyLine> : (
        <>
          <WhyPart facts={facts} desk={desk} />
          <OnlinePart facts={facts} desk={desk} token={token} />
          <AccountPart facts={facts} desk={desk} form={account} />
          <Part id="in-file" heading={texts.inFile}>
            <p>{texts.inFileNote} <a href="/office/money/refunds">{texts.inFileLink}</a></p>
          </Part>
          <ByHandPart facts={facts} desk={desk} token={token} />
        </>
      )}
    </DeedPage>
  );
}

function WhyPart({ facts: { owed }, desk }: Pick<Props, "facts" | "desk">) {
  const { one: texts, reasons } = refundsTexts[desk.locale];
  return (
    <Part id="why" heading={texts.parts}>
      <Preview steps={owed.parts.map(({ cents, by, statutory, reason }) => ({ when: shortDay(by, desk), what: texts.part(reasons[reason], statutory), amount: money(cents, desk) }))} />
    </Part>
  );
}

/** What came through the payment provider can go back through it, to the account that it came from. */
function OnlinePart({ facts: { owed, online }, desk, token }: Pick<Props, "facts" | "desk" | "token">) {
  const texts = refundsTexts[desk.locale].one;
  const cents = Math.min(owed.cents, online.leftCents);
  if (cents === 0) return null;
  return (
    <Part id="online" heading={texts.online}>
      <p>{texts.onlineNote}</p>
      <form method="post" class="entry-do">
        <Hidden name="token" value={`${token}-online`} />
        <Hidden name="cents" value={cents} />
        <Button name="way" value="online">{texts.onlineButton(money(cents, desk))}</Button>
      </form>
    </Part>
  );
}

function AccountPart({ facts: { account, deal }, desk, form }: Pick<Props, "facts" | "desk"> & { form: AccountForm | null }) {
  const texts = refundsTexts[desk.locale].one;
  const fields = <AccountFields desk={desk} form={form} holder={account?.holder ?? deal.customer.name} action={`/office/deals/${deal.code}/refund/account`} first={account === null} />;
  return (
    <Part id="account" heading={texts.account}>
      {account === null ? <><p>{texts.unknown}</p>{fields}</> : (
        <>
          <p><strong>{texts.known(groupsOfFour(account.iban), account.holder)}</strong>. <span class="soft">{texts.source[account.source]}</span></p>
          <Fold summary={texts.change} open={form !== null}>{fields}</Fold>
        </>
      )}
    </Part>
  );
}

function AccountFields({ desk, form, holder, action, first }: { desk: Desk; form: AccountForm | null; holder: string; action: string; first: boolean }) {
  const { one: texts, problems } = refundsTexts[desk.locale];
  const errorOf = (problem: AccountRefusal | null | undefined) => (problem === null || problem === undefined ? undefined : problems[problem]);
  return (
    <form method="post" class="stack" action={action} novalidate>
      <Field lang={desk.locale} name="iban" label={texts.iban} value={form?.iban ?? ""} error={errorOf(form?.problems.iban)} maxlength={60} />
      <Field lang={desk.locale} name="holder" label={texts.holder} value={form?.holder ?? holder} error={errorOf(form?.problems.holder)} maxlength={longestHolder} />
      <p><Button kind={first ? "primary" : "first"}>{texts.keep}</Button></p>
    </form>
  );
}

function ByHandPart({ facts: { owed }, desk, token }: Pick<Props, "facts" | "desk" | "token">) {
  const texts = refundsTexts[desk.locale].one;
  const { now } = frameTexts[desk.locale];
  return (
    <Part id="preview" heading={texts.byHand}>
      <p>{texts.same}</p>
      <Preview steps={[{ when: now, what: texts.steps.out, amount: money(owed.cents, desk) }, { when: now, what: texts.steps.noMail }]} />
      <form method="post" class="entry-do">
        <Hidden name="token" value={token} />
        <Hidden name="cents" value={owed.cents} />
        <Button kind="first">{texts.button(money(owed.cents, desk))}</Button>
      </form>
    </Part>
  );
}
