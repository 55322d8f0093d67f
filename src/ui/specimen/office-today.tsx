import { Button } from "../button.tsx";
import { AutoBook } from "../office/auto-book.tsx";
import { Checks } from "../office/checks.tsx";
import { Daybook } from "../office/daybook.tsx";
import { EmptyLine } from "../office/empty-line.tsx";
import { Entry } from "../office/entry.tsx";
import { Head } from "../office/head.tsx";
import { Outcomes } from "../office/outcomes.tsx";
import { Part } from "../office/part.tsx";
import { Strip } from "../office/strip.tsx";
import { Two } from "../office/two.tsx";
import { Desk } from "./desk.tsx";

const outcomes = [
  { value: "charge", name: "Rekenen", amount: "€ 598,95", follows: "voorstel", proposed: true },
  { value: "half", name: "Helft", amount: "€ 299,48", follows: "rest vervalt" },
  { value: "move", name: "Andere datum", amount: "€ 598,95", follows: "aanbod t/m 1 dec" },
  { value: "credit", name: "Tegoed", amount: "€ 598,95", follows: "wordt tegoed" },
  { value: "waive", name: "Laten gaan", amount: "€ 0,00", follows: "alles vervalt" },
];

const figures = [
  { name: "Zeker gesteld, november", value: "€ 10.291,05", note: "19 van 20 plaatsen" },
  { name: "Staat open", value: "€ 4.399,60", note: "8 facturen" },
  { name: "Daarvan te laat", value: "€ 2.003,80", note: "4 facturen, tot 70 dagen", tone: "late" as const },
  { name: "Bezet, komende 30 dagen", value: "28 van 32", note: "plaatsen in 3 sessies" },
  { name: "No-shows, 12 maanden", value: "4,6 %", note: "21 van 457 plaatsen" },
];

export function OfficeToday() {
  return (
    <Desk title="Vandaag" current="Vandaag">
      <Head title="Dinsdag 24 november" lead={<>Drie dingen wachten op jouw besluit, <strong>twee daarvan vandaag</strong>: het eerste vóór 17:00. De rest loopt vanzelf.</>} />
      <Strip figures={figures} />
      <Two>
        <Part id="decide" heading="Te beslissen" count={3}><Decisions /></Part>
        <Part id="auto" heading="Gaat vanzelf">
          <AutoBook
            day="Vandaag"
            now="nu 10:41"
            entries={[
              { datetime: "2026-11-24T10:42", time: "10:42", what: "Plaats 12 wordt aangeboden aan Gijs Lammerts", note: "tot do 26 nov 10:42", hold: <form method="post"><Button kind="as-link">Houd vrij</Button></form> },
              { datetime: "2026-11-24T14:00", time: "14:00", what: "Herinnering aan Duinpan Software, € 598,95", note: "betalen tot wo 25 nov 23:59", hold: <form method="post"><Button kind="as-link">Stuur niet</Button></form> },
            ]}
          />
          <AutoBook day="Morgen, wo 25 nov" entries={[{ datetime: "2026-11-25T08:00", time: "08:00", what: "Praktische mail aan 10 deelnemers van 1 december" }]} />
        </Part>
      </Two>
      <Part id="bank" heading="Bankregels"><EmptyLine>Geen bankregels te bekijken. Lees een <a href="#">afschrift</a> in zodra je bank er een heeft.</EmptyLine></Part>
    </Desk>
  );
}

function Decisions() {
  return (
    <Daybook end="Einde van de lijst. Wat hier niet staat, heeft jou niet nodig.">
      <Entry
        current
        when={{ day: "vandaag", clock: "17:00", datetime: "2026-11-24T17:00", why: "toegezegd" }}
        title="Ruben Wendelaar kwam donderdag niet"
        href="#"
        about="Plank & Spijker Interieurbouw · Verkopen zonder duwen, do 19 nov"
        text="Hij schreef na afloop dat het hectisch was. Eerste keer in vier trainingen; de andere drie op tijd betaald."
        sum={{ amount: "€ 598,95", note: "nog niet betaald" }}
        outcomes={<Outcomes label="Uitkomst voor Ruben Wendelaar" action="#" outcomes={outcomes} hidden={{ booking: "b1" }} />}
        deeds={<span class="xs">Het bedrag is wat Ruben dan nog betaalt. Eén tik legt vast en mailt hem. <a href="#">Eerst lezen</a></span>}
      />
      <Entry
        when={{ day: "vandaag", clock: "20:15", datetime: "2026-11-24T20:15", why: "aanbod eindigt" }}
        title="Noor Bakkali heeft nog niet gereageerd"
        href="#"
        about="Plaats 11 op di 1 dec · aangeboden zo 22 nov 20:15"
        text="Doe je niets, dan gaat de plaats om 20:15 naar Merel Prins, de volgende op de lijst."
        sum={{ amount: "€ 598,95", note: "bij aannemen" }}
        action="#"
        deeds={<><Button kind="first">Een dag langer, tot wo 25 nov 20:15</Button><Button kind="quiet">Nu doorgeven aan Merel</Button></>}
      />
      <Entry
        when={{ day: "do 26 nov", clock: "23:59", why: "plaats vervalt" }}
        title="Bankregel: R MEIJERINK, ‘training 1 dec’"
        about="Ontvangen ma 23 nov · voorstel: factuur 2026-0194, Meijerink Tekst"
        text={<Checks label="Waarom dit voorstel" checks={[{ holds: true, text: "bedrag gelijk" }, { holds: false, text: "geen kenmerk" }]} />}
        sum={{ amount: "€ 598,95", note: "bij" }}
        action="#"
        deeds={<><Button kind="first">Bevestigen</Button><Button kind="quiet">Niet van ons</Button><span class="xs">Bevestigen maakt plaats 10 zeker.</span></>}
      />
    </Daybook>
  );
}
