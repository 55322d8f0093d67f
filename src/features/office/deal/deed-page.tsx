import type { Child } from "hono/jsx";
import type { Desk } from "../frame/desk.ts";
import { formatCode } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import type { Wrong } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { DealFacts } from "./facts.ts";

/** A step about one deal: what it does first, then the button. */
export function DeedPage({ facts, desk, title, lead, wrong, children }: {
  facts: DealFacts;
  desk: Desk;
  title: string;
  lead: Child;
  wrong?: Wrong | undefined;
  children: Child;
}) {
  const { deal } = facts;
  const texts = frameTexts[desk.locale];
  const path = `/office/deals/${deal.code}`;
  return (
    <OfficePage
      desk={desk}
      section="deals"
      title={`${title}, ${deal.customer.name}`}
      wrong={wrong}
      head={{ crumb: [{ href: "/office/deals", label: texts.deals }, { href: path, label: `${deal.customer.name}, ${formatCode(deal.code)}` }], title, lead }}
    >
      <div class="text">{children}</div>
      <p class="small"><a href={path}>{texts.keepIt}</a></p>
    </OfficePage>
  );
}

/** To whom the mail of a step goes: a name and an address. */
export function orderedBy({ deal }: Pick<DealFacts, "deal">): string {
  const { name, email } = deal.customer.orderedBy;
  return `${name}, ${email}`;
}
