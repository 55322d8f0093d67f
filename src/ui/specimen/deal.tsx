import { Actions } from "../actions.tsx";
import { Amount } from "../amount.tsx";
import { Button } from "../button.tsx";
import { Clause } from "../clause.tsx";
import { DealLine } from "../deal-line.tsx";
import { DealShell } from "../deal-shell.tsx";
import { Facts } from "../facts.tsx";
import { Fold } from "../fold.tsx";
import { Moment } from "../moment.tsx";
import { Notice } from "../notice.tsx";
import { Opening } from "../opening.tsx";
import { Papers } from "../papers.tsx";
import { Proof } from "../proof.tsx";
import { Rights } from "../rights.tsx";
import { Slip } from "../slip.tsx";
import { pointsOfDeal } from "./deal-line-points.ts";
import { colophon, organisation } from "./frame.ts";
import { at, freeUntil, halfUntil, ordered, payBefore, start } from "./moments.ts";
import { papers, proof } from "./deal-papers.ts";
import { sampleQr } from "./sample-qr.ts";

const parties = [
  { label: "Afspraak", value: "7K4M-2PXC" },
  { label: "tussen", value: "Noordkaap Bouwkeramiek B.V." },
  { label: "en", value: "Studio Helder" },
  { label: "voor", value: "Sanne Kooiman en Joris Peeters" },
  { label: "gesloten op", value: <Moment moment={at("2026-11-24T10:42+01:00", "di 24 nov 2026")} /> },
];

const transfer = [
  { label: "Naar", value: "NL48 HLDR 0001 2345 67" },
  { label: "Op naam van", value: "Studio Helder" },
  { label: "Kenmerk", value: "RF02 7K4M 2PXC" },
  { label: "Bij ons vóór", value: <Moment moment={payBefore} /> },
];

const rights = [
  {
    title: "Een collega laten komen", href: "#", terms: [{ amount: "€ 0,00", until: <>tot <Moment moment={start} /></> }],
    text: "In de plaats van Sanne of Joris. De nieuwe deelnemer krijgt de praktische mail; verder verandert er niets.",
  },
  {
    title: "Annuleren, voor één of voor beiden", href: "#", text: "U ziet het bedrag voordat u beslist. Hiernaast staat het voor beiden samen.",
    terms: [
      { amount: "€ 0,00", until: <>tot en met <Moment moment={freeUntil} /></> },
      { amount: "€ 1.082,95", until: <>tot en met <Moment moment={halfUntil} /></> },
      { amount: "€ 2.165,90", until: "daarna" },
    ],
  },
  { title: "Meer tijd vragen om te betalen", href: "#", text: "Zolang u op antwoord wacht, blijven de plaatsen van u.", terms: [], term: "antwoord binnen twee werkdagen" },
];

export function Deal() {
  return (
    <DealShell lang="nl" title="Betalen vóór di 1 dec 2026 23:59, Onderhandelen zonder trucs" organisation={organisation} colophon={colophon}>
      <Opening
        above={<Notice next="De factuur gaat naar crediteuren@noordkaap.example.">Het factuuradres is gewijzigd.</Notice>}
        eyebrow="Dag Sanne, dit is uw afspraak over Onderhandelen zonder trucs, do 21 en vr 22 januari 2027."
        sentence={<>Wij houden twee plaatsen voor u vast. Betaal <Amount size="bold">€ 2.165,90</Amount> vóór <b><Moment moment={payBefore} /></b>, dan zijn ze van u.</>}
        note={<>Betaalt u niet, dan gaan de plaatsen daarna naar de wachtlijst en bent u niets verschuldigd. Gratis annuleren kan tot en met <Moment moment={freeUntil} />, ook als u al betaald heeft.</>}
        aside={<Facts kind="parties" facts={parties} />}
      >
        <Actions aside={<>Of <a href="#overmaken">maak zelf over of scan</a>.</>}><Button href="#">Betaal nu via uw bank</Button></Actions>
      </Opening>
      <Clause id="overmaken" heading="Zelf overmaken" width="wide">
        <Slip
          amount="€ 2.165,90"
          note={<>inclusief <Amount>€ 375,90</Amount> btw</>}
          facts={transfer}
          qr={{ matrix: sampleQr, label: "Betaalcode met bedrag, rekening en kenmerk", caption: "Scan met de app van uw bank; alles staat er al in." }}
        />
      </Clause>
      <Clause id="lijn" heading="Wat gebeurt wanneer" width="across" motto="Hoe dikker de lijn, hoe vaster de afspraak."><DealLine points={pointsOfDeal} /></Clause>
      <Clause id="kan" heading="Wat u nog kunt doen" width="wide"><Rights rights={rights} /></Clause>
      <Clause id="papieren" heading="Papieren" width="wide"><Papers papers={papers} /></Clause>
      <Clause id="bewijs" heading="Wat is vastgelegd" width="wide" motto="Strepen staan alleen bij mail: hoe meer, hoe verder die aantoonbaar kwam.">
        <Proof entries={[{ moment: ordered, what: "U bestelde twee plaatsen voor € 2.165,90.", how: "Door uzelf gedaan: uw klik, met de pagina zoals u die zag.", strength: 6 }, ...proof]} />
        <Fold summary="Wat dit wel en niet bewijst"><p class="text">Het laat zien wat wanneer is vastgelegd, en waar die kennis vandaan komt. Het bewijst niet dat iemand een bericht heeft gelezen.</p></Fold>
      </Clause>
    </DealShell>
  );
}
