import { Button } from "../../../ui/button.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { DeedPage } from "./deed-page.tsx";
import type { DealFacts } from "./facts.ts";
import { waitingRefunds } from "./possible.ts";
import { dealTexts } from "./texts.ts";

/** Saying that money went back. Each amount that waits has its own button. */
export function RefundPage({ facts, desk, token }: { facts: DealFacts; desk: Desk; token: string }) {
  const { refund: texts, payment } = dealTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const waiting = [
    ...waitingRefunds(facts).map((late) => ({ cents: late.cents, late: late.id })),
    ...(facts.refundableCents > 0 ? [{ cents: facts.refundableCents, late: "" }] : []),
  ];
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={(waiting.some(({ cents }) => facts.online.leftCents >= cents) ? texts.leadOnline : texts.lead)(facts.deal.customer.name)}>
      {facts.online.underWayCents + facts.online.lateUnderWay.length > 0 && <p>{texts.underWay}</p>}
      {waiting.length === 0 && <EmptyLine>{texts.nothing}</EmptyLine>}
      {waiting.map(({ cents, late }, index) => (
        <Part id={`preview-${index}`} heading={payment.preview}>
          <Preview steps={[{ when: now, what: texts.steps.out, amount: money(cents, desk) }, { when: now, what: texts.steps.noMail }]} />
          <form method="post" class="entry-do">
            <Hidden name="token" value={token} />
            <Hidden name="late" value={late} />
            <Hidden name="cents" value={cents} />
            {facts.online.leftCents >= cents && <Button name="way" value="online">{texts.online(money(cents, desk))}</Button>}
            <Button kind={facts.online.leftCents >= cents ? "plain" : "primary"}>{texts.button(money(cents, desk))}</Button>
          </form>
        </Part>
      ))}
    </DeedPage>
  );
}
