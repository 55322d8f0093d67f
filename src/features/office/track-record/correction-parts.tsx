import { formatDate } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { mostTrackWords } from "../../track-record/actions.ts";
import type { CustomerRecord } from "../../track-record/actions.ts";
import { entryInWords } from "../../track-record/words.ts";
import { formatCode } from "../frame/format.ts";
import { fieldOf } from "./customer-page.tsx";
import type { CustomerPageProps } from "./customer-page.tsx";
import { customerTexts } from "./customer-texts.ts";

/** What the customer said is not right and nobody answered yet, each with both answers. */
export function CorrectionParts({ desk, record, came }: CustomerPageProps & { record: CustomerRecord }) {
  const { correction: texts, errors, strike } = customerTexts[desk.locale];
  return record.corrections.filter(({ answer }) => answer === null).map((correction) => {
    const entry = record.entries.find(({ dealId, key }) => dealId === correction.deal_id && key === correction.entry_key);
    const mine = came?.form === "correction" && came.entry === correction.entry_key ? came : null;
    return (
      <Part id={`c-${correction.id}`} heading={texts.heading}>
        <div class="stack">
          <p class="text">{entry === undefined ? texts.gone : texts.about(entryInWords(entry, desk.locale), formatDate(entry.on, desk.locale), formatCode(entry.code))}</p>
          {correction.words.split(/\n+/).map((line) => <p class="text">‘{line}’</p>)}
          <form method="post" class="stack" novalidate>
            <Hidden name="entry" value={correction.entry_key} />
            <Hidden name="deal" value={correction.deal_id} />
            <Field
              lang={desk.locale}
              name="words"
              id={mine === null ? `correction-${correction.entry_key}` : fieldOf(mine)}
              type="area"
              rows={3}
              maxlength={mostTrackWords}
              label={texts.field}
              hint={strike.hint}
              value={mine?.typed.words}
              error={mine !== null && errors[mine.problem]}
            />
            <Actions>
              <Button kind="first" name="intent" value="correction-strike">{texts.strike}</Button>
              <Button kind="quiet" name="intent" value="correction-keep">{texts.keep}</Button>
            </Actions>
          </form>
        </div>
      </Part>
    );
  });
}
