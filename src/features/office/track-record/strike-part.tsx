import { ruleOf } from "../../../domain/track-record/choose-plan.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { mostTrackWords } from "../../track-record/actions.ts";
import type { CustomerRecord } from "../../track-record/actions.ts";
import { entryInWords, planInWords } from "../../track-record/words.ts";
import { orderedBy } from "../deal/deed-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { CustomerPageProps } from "./customer-page.tsx";
import { customerTexts } from "./customer-texts.ts";

/** Striking an entry out: what changes by it stands above the button. */
export function StrikePart({ facts, desk, record, striking, came }: CustomerPageProps & { record: CustomerRecord }) {
  const entry = record.entries.find(({ key }) => key === striking);
  if (entry === undefined) return null;
  const { strike: texts, errors } = customerTexts[desk.locale];
  const { now, mailTo } = frameTexts[desk.locale];
  const mine = came?.form === "strike" ? came : null;
  return (
    <Part id="strike" heading={texts.heading}>
      <div class="stack">
        <p class="text">{texts.about(entryInWords(entry, desk.locale), formatDate(entry.on, desk.locale))}</p>
        <Preview steps={[{ when: now, what: texts.counts }, { when: now, what: texts.afterwards(planAfter(record, entry.key, desk.locale) ?? texts.session) }, { when: now, what: mailTo(orderedBy(facts)) }]} />
        <form method="post" class="stack" novalidate>
          <Hidden name="entry" value={entry.key} />
          <Hidden name="deal" value={entry.dealId} />
          <Field lang={desk.locale} name="words" id="strike-words" type="area" rows={3} maxlength={mostTrackWords} label={texts.field} hint={texts.hint} value={mine?.typed.words} error={mine !== null && errors[mine.problem]} />
          <p><Button name="intent" value="strike">{texts.button}</Button></p>
        </form>
      </div>
    </Part>
  );
}

/** What the rules choose without an entry; null where they choose nothing. */
function planAfter({ rules, entries, overrule, objection }: CustomerRecord, key: string, locale: Locale): string | null {
  if (overrule !== null || objection !== null) return null;
  const rule = ruleOf(rules, entries.filter((one) => one.key !== key));
  const plan = rule === null ? undefined : rules[rule]?.plan;
  return plan === undefined ? null : planInWords(plan, locale);
}
