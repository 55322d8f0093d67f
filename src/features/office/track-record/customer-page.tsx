import type { Child } from "hono/jsx";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { BookTable } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { PlanReview } from "../../plan-review/store.ts";
import type { CustomerRecord } from "../../track-record/actions.ts";
import { entryInWords, planInWords } from "../../track-record/words.ts";
import { DeedPage } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { CorrectionParts } from "./correction-parts.tsx";
import { customerTexts } from "./customer-texts.ts";
import { OverrulePart } from "./overrule-part.tsx";
import { ReviewPart } from "./review-part.tsx";
import { StrikePart } from "./strike-part.tsx";

/** A form of this page that came back: which one, what was typed, and what is wrong. */
export type CameBack = {
  form: "review" | "strike" | "correction" | "overrule";
  entry: string;
  typed: Readonly<Record<"words" | "until" | "plan", string>>;
  thisDeal: boolean;
  problem: keyof (typeof customerTexts)["nl"]["errors"];
};

export type CustomerPageProps = {
  facts: DealFacts;
  desk: Desk;
  /** Null while there are no rules. */
  record: CustomerRecord | null;
  review: PlanReview | null;
  /** The entry that is to be struck; empty for none. */
  striking: string;
  /** Names the form of deciding oneself. */
  token: string;
  came: CameBack | null;
};

/** What is remembered of the customer of a deal, what they asked, and what a person decides about it. */
export function CustomerPage(props: CustomerPageProps) {
  const { facts, desk, record, review, came } = props;
  const texts = customerTexts[desk.locale];
  const wrong = came === null ? undefined : [{ fieldId: fieldOf(came), text: texts.errors[came.problem] }];
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={<Lead {...props} />} wrong={wrong}>
      {review !== null && <ReviewPart {...props} review={review} />}
      {record !== null && (
        <>
          <CorrectionParts {...props} record={record} />
          <Entries {...props} record={record} />
          <StrikePart {...props} record={record} />
          <OverrulePart {...props} record={record} />
        </>
      )}
      <p class="small"><a href="/office/settings/track-record">{texts.settings}</a></p>
    </DeedPage>
  );
}

/** The id of the field in which what is wrong stands. */
export function fieldOf({ form, problem, entry }: CameBack): string {
  if (problem === "until-out-of-range") return `${form}-until`;
  if (form === "review" && problem === "answered") return "review";
  return form === "correction" ? `correction-${entry}` : `${form}-words`;
}

function Lead({ facts, desk, record }: CustomerPageProps): Child {
  const texts = customerTexts[desk.locale];
  const who = facts.deal.customer.name;
  if (record === null) return <>{texts.off}</>;
  const { rules, overrule, objection, follows } = record;
  const plan = follows === "trusted" ? rules.trusted?.plan : follows === "careful" ? rules.careful?.plan : undefined;
  return (
    <>
      {overrule !== null && <>{texts.follows[overrule.plan](who, formatDate(localDateOf(overrule.ends_at, desk.zone), desk.locale))} {texts.because(overrule.reason)} </>}
      {objection !== null && <>{texts.follows.objected(who, formatDate(localDateOf(objection.objected_at, desk.zone), desk.locale))} </>}
      {overrule === null && objection === null && (plan === undefined ? texts.follows.session(who) : texts.follows.chosen(who, planInWords(plan, desk.locale)))}
    </>
  );
}

function Entries({ facts, desk, record }: CustomerPageProps & { record: CustomerRecord }) {
  const { entries: texts } = customerTexts[desk.locale];
  const path = `/office/deals/${facts.deal.code}/track-record`;
  return (
    <Part id="entries" heading={texts.heading} count={record.entries.length}>
      {record.entries.length === 0 ? <EmptyLine>{texts.empty}</EmptyLine> : (
        <>
          <BookTable
            caption={texts.caption}
            columns={[{ head: texts.columns.what, kind: "name" }, { head: texts.columns.on, axis: texts.columns.on }, { head: texts.columns.amount, kind: "number", axis: texts.columns.amount }, { head: texts.columns.ends, axis: texts.columns.ends }, { head: texts.columns.strike }]}
            rows={record.entries.map((entry) => ({
              cells: [
                <a href={`/office/deals/${entry.code}`}>{entryInWords(entry, desk.locale)}</a>,
                formatDate(entry.on, desk.locale),
                entry.cents === 0 ? "" : money(entry.cents, desk),
                formatDate(entry.endsOn, desk.locale),
                <Button kind="quiet" href={`${path}?strike=${encodeURIComponent(entry.key)}#strike`}>{texts.strike}<span class="quiet-name">: {entryInWords(entry, desk.locale)}, {formatDate(entry.on, desk.locale)}</span></Button>,
              ],
            }))}
          />
          <p class="soft small note">{texts.note}</p>
        </>
      )}
    </Part>
  );
}
