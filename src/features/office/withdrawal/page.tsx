import type { WithdrawalRefusal } from "../../../domain/withdrawal/decide-withdrawal.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Field } from "../../../ui/field.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Statement } from "../../withdrawal/store.ts";
import type { Desk } from "../frame/desk.ts";
import { shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { statementTexts } from "./texts.ts";

export type StatementTrouble = WithdrawalRefusal["kind"] | "code-missing" | "deal-unknown" | "settled";

type StatementPageProps = { statement: Statement; desk: Desk; typed: string; trouble: StatementTrouble | null };

/** A statement of withdrawal whose deal is not certain: what was stated, and the two ways to settle it. */
export function StatementPage({ statement, desk, typed, trouble }: StatementPageProps) {
  const texts = statementTexts[desk.locale];
  const title = texts.title(statement.name);
  const { outcome, settled_how: how } = statement;
  return (
    <OfficePage
      desk={desk}
      section="today"
      title={title}
      wrong={trouble === null ? undefined : [{ fieldId: "code", text: texts.troubles[trouble] }]}
      head={{ crumb: [{ href: "/office", label: frameTexts[desk.locale].today }], title, lead: how === null ? texts.lead(shortMoment(statement.received_at, desk)) : texts.settled[how] }}
    >
      <div class="text">
        <Part id="stated" heading={texts.stated}>
          <Facts
            facts={[
              { label: texts.name, value: statement.name },
              { label: texts.order, value: statement.order_text },
              { label: texts.email, value: <a href={`mailto:${statement.email}`}>{statement.email}</a> },
              { label: texts.at, value: shortMoment(statement.received_at, desk) },
              { label: texts.channel, value: texts.channels[statement.channel] },
            ]}
          />
        </Part>
        {how === null && (
          <Part id="find" heading={texts.find}>
            <form method="post" class="stack roomy" novalidate>
              {(outcome === "order-unknown" || outcome === "not-the-customer") && <p>{texts.why[outcome]} <a href={`/office/deals?q=${encodeURIComponent(statement.name)}`}>{texts.search}</a></p>}
              <Field lang={desk.locale} name="code" label={texts.code} hint={texts.codeHint} value={typed} error={trouble === null ? undefined : texts.troubles[trouble]} />
              <Actions aside={texts.closeNote}>
                <Button name="intent" value="apply">{texts.apply}</Button>
                <Button kind="quiet" name="intent" value="close">{texts.close}</Button>
              </Actions>
            </form>
          </Part>
        )}
      </div>
    </OfficePage>
  );
}
