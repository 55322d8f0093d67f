import { Notice } from "../../../ui/notice.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { BankImport, BankStatement } from "../../bank/store.ts";
import type { KeptRefusal } from "../../bank/store.ts";
import type { BankLineState } from "../../../platform/database/bank-rows.ts";
import { cut } from "../../../platform/plain-text.ts";
import type { Desk } from "../frame/desk.ts";
import { money, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { OneButton, Statements, Upload } from "./page.tsx";
import { bankPath } from "./proposals.tsx";
import { bankTexts } from "./texts.ts";

export type ImportPageProps = { desk: Desk; one: BankImport; statements: readonly BankStatement[]; ends: ReadonlyMap<BankLineState, { count: number; cents: number }>; refusal: KeptRefusal | null };

/** What became of a file, in one sentence. */
export function ImportPage({ desk, one, statements, ends, refusal }: ImportPageProps) {
  const texts = bankTexts[desk.locale];
  const title = one.state === "refused" ? texts.importRefusedTitle : texts.importTitle;
  const again = one.state === "refused" || one.state === "broken-off";
  return (
    <OfficePage desk={desk} section="money" title={title} head={{ crumb: [{ href: "/office/money", label: bankTexts[desk.locale].crumb }, { href: bankPath, label: texts.title }, { label: shortMoment(one.started_at, desk) }], title, lead: leadOf({ one, ends, refusal }, desk), about: one.file_name }}>
      {refusal?.kind === "wrong-account" && refusal.account != null && (
        <Part id="account" heading={texts.account.heading}><OneButton action={`${bankPath}/accounts`} fields={{ account: refusal.account }}>{texts.account.add(cut(refusal.account, 40))}</OneButton></Part>
      )}
      {refusal?.kind === "unknown-columns" && <p><a class="button first" href={`${bankPath}/columns/${one.id}`}>{texts.columns.title}</a></p>}
      {one.pending_count > 0 && <Notice>{texts.pending(one.pending_count)}</Notice>}
      {statements.length > 0 && <Part id="statements" heading={texts.statements.heading} count={statements.length}><Statements desk={desk} statements={statements.slice(0, 100)} /></Part>}
      {again && <Upload desk={desk} />}
      <p class="small"><a href={bankPath}>{texts.title}</a></p>
    </OfficePage>
  );
}

function leadOf({ one, ends, refusal }: Pick<ImportPageProps, "one" | "ends" | "refusal">, desk: Desk): string {
  const texts = bankTexts[desk.locale];
  if (one.state === "reading" || one.state === "booking") return texts.importBusy(one.line_count.toLocaleString(desk.locale));
  if (one.state === "broken-off") return texts.importBroken;
  if (one.state === "refused") return [refusal?.text[desk.locale] ?? "", texts.importRefused].join(" ").trim();
  const count = (state: BankLineState) => ends.get(state)?.count ?? 0;
  return texts.importDone({ lines: one.line_count, fresh: one.new_count, matched: count("matched"), matchedCents: money(ends.get("matched")?.cents ?? 0, desk), waiting: count("proposed") + count("unknown") + count("parked"), ignored: count("ignored") });
}
