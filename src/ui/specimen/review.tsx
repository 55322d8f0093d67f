import { Amount } from "../amount.tsx";
import { Button } from "../button.tsx";
import { Clause } from "../clause.tsx";
import { DealLine } from "../deal-line.tsx";
import { EditLink } from "../edit-link.tsx";
import { Facts } from "../facts.tsx";
import { Ledger } from "../ledger.tsx";
import { Moment } from "../moment.tsx";
import { Opening } from "../opening.tsx";
import { PublicShell } from "../public-shell.tsx";
import { Signing } from "../signing.tsx";
import { SmallPrint } from "../small-print.tsx";
import { englishColophon, organisation } from "./frame.ts";
import { at } from "./moments.ts";

const dueAt = at("2026-12-01T23:59+01:00", "Tue 1 Dec 2026");

const facts = [
  { label: "Training", value: "Negotiating without tricks" },
  { label: "When", value: "Thu 21 and Fri 22 January 2027, 09:30 to 17:00", edit: <EditLink href="#" label="Change" what="date" /> },
  { label: "Participant 1", value: "Sanne Kooiman", soft: "sanne@noordkaap.example", edit: <Button kind="as-link" name="intent" value="edit">Change<span class="quiet-name">: participant 1</span></Button> },
];

const paragraphs = [
  { word: "What", text: "Negotiating without tricks, two days (14 hours), for one person, at Pakhuis De Wending in Utrecht." },
  { word: "Price", text: <><Amount>€ 1,082.95</Amount> including <Amount>€ 187.95</Amount> VAT (21 %). There are no other costs.</> },
  { word: "The agreement", text: "Your click on the button is your order; the agreement exists when we mail the confirmation. Until that click you can change everything." },
];

export function Review() {
  return (
    <PublicShell lang="en" title="Check your sign-up" organisation={organisation} colophon={englishColophon}>
      <Opening
        eyebrow="Check your sign-up. Nothing has been ordered yet."
        sentence={<>You are about to order one place for <Amount size="bold">€ 1,082.95</Amount> including VAT, to be paid before <b><Moment moment={dueAt} /></b>.</>}
      />
      <Clause id="what" heading="Your sign-up" width="wide"><Facts facts={facts} /></Clause>
      <Clause id="line" heading="What happens when" width="across" motto="The thicker the line, the firmer the deal.">
        <DealLine
          points={[
            { name: "Now", moment: at("2026-11-24T10:36+01:00", "Tue 24 Nov 2026"), you: "You check. You are not bound to anything.", bond: "open", now: true },
            { name: "Pay before", moment: dueAt, price: { label: "cancelling after this", amount: "€ 0.00" }, you: "You have paid; the place is yours.", we: "We pass the place on when nothing was paid.", bond: "free" },
            { name: "Start", moment: at("2027-01-21T09:30+01:00", "Thu 21 Jan 2027"), you: "You come, or a colleague comes.", bond: null },
          ]}
        />
      </Clause>
      <Clause id="before" heading="Before you order" width="wide"><SmallPrint paragraphs={paragraphs} /></Clause>
      <Clause id="order" heading="Order" width="wide">
        <form class="stack roomy" method="post">
          <Ledger caption="Price of your sign-up" rows={[{ label: "1 place", amount: "€ 895.00" }, { label: "VAT 21 %", amount: "€ 187.95" }]} total={{ label: "Total including VAT", amount: "€ 1,082.95" }} />
          <Signing
            sides={[
              { line: <Button name="intent" value="order">Order with obligation to pay</Button>, name: "Sanne Kooiman", role: "for Noordkaap Bouwkeramiek B.V." },
              { line: "We confirm within a minute by mail.", name: "Marit Oldenkamp", role: "for Studio Helder" },
            ]}
          />
        </form>
      </Clause>
    </PublicShell>
  );
}
