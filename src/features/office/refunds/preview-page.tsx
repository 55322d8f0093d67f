import { groupsOfFour } from "../../../domain/bank/rf-reference.ts";
import { formatDate, formatList } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { FilePlan } from "../../refunds/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { refundsTexts } from "./texts.ts";

/** What a file would pay, to whom and when, above the button that makes it. */
export function PreviewPage({ desk, plan, token, changed }: { desk: Desk; plan: FilePlan; token: string; changed: boolean }) {
  const all = refundsTexts[desk.locale];
  const { preview: texts } = all;
  const { now, keepIt } = frameTexts[desk.locale];
  const day = formatDate(plan.executionOn, desk.locale);
  const sum = money(plan.sumCents, desk);
  const home = "/office/money/refunds";
  return (
    <OfficePage desk={desk} section="deals" title={texts.title} head={{ crumb: [{ label: all.money }, { href: home, label: all.title }], title: texts.title, lead: texts.lead(plan.items.length, sum) }}>
      {changed && <Notice kind="alert">{all.refused.changed}</Notice>}
      <div class="text">
        <Part id="preview" heading={texts.total}>
          <Preview
            steps={[
              { when: now, what: texts.made },
              { when: now, what: texts.no },
              { when: now, what: texts.upload },
              { when: texts.fromDay(day), what: texts.from(groupsOfFour(plan.from.iban)), amount: sum },
              ...plan.items.map(({ deal, owed, account }) => ({ when: texts.fromDay(day), what: texts.pays(deal.customer.name, groupsOfFour(account.iban)), amount: money(owed.cents, desk) })),
            ]}
            total={{ label: texts.total, amount: sum }}
          />
          {plan.without.length > 0 && <Note>{texts.without(formatList(plan.without.map(({ deal }) => deal.customer.name), desk.locale))}</Note>}
          <form method="post" class="entry-do" action={`${home}/file`}>
            <Hidden name="token" value={token} />
            <Hidden name="seen" value={plan.seen} />
            <Hidden name="version" value={plan.version} />
            {plan.items.map(({ deal }) => <Hidden name="deal" value={deal.id} />)}
            <Button name="intent" value="make">{texts.button(sum)}</Button>
          </form>
        </Part>
        <p class="small"><a href={home}>{keepIt}</a></p>
      </div>
    </OfficePage>
  );
}
