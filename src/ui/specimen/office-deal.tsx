import { Amount } from "../amount.tsx";
import { Button } from "../button.tsx";
import { Notice } from "../notice.tsx";
import { BookTable, Sub } from "../office/book-table.tsx";
import { Files } from "../office/files.tsx";
import { Grade } from "../office/grade.tsx";
import { Head } from "../office/head.tsx";
import { Note } from "../office/note.tsx";
import { Pairs } from "../office/pairs.tsx";
import { Part } from "../office/part.tsx";
import { RecordLink } from "../office/record-link.tsx";
import { StateMark } from "../office/state-mark.tsx";
import { Story } from "../office/story.tsx";
import { Strip } from "../office/strip.tsx";
import { Two } from "../office/two.tsx";
import { Desk } from "./desk.tsx";

const facts = [
  { name: "Training", value: "Verkopen zonder duwen", note: "wo 7 okt 2026, 09:30–17:00", word: true },
  { name: "Deelnemer", value: "Wouter Steenbeek", note: <StateMark mark="a-noshow" word="niet gekomen" />, word: true },
  { name: "Factuur 2026-0142", value: "€ 598,95", note: <StateMark mark="m-late" word="te laat sinds do 22 okt" tone="late" />, word: true },
];

const past = [
  { day: "ma 7 sep", clock: "10:12", title: "Afspraak gesloten", text: "Knop ‘Bestelling met betalingsverplichting’, door Wouter Steenbeek.", grade: <Grade lang="nl" strength={3} words="in het postvak afgeleverd" />, record: <RecordLink lang="nl" number="1.106" href="#" /> },
  { day: "za 10 okt", clock: "14:02", title: "Wouter antwoordt", quote: "Niet meer nodig. Maar krijg ik dan een tegoed?", grade: <Grade lang="nl" strength={6} words="zijn mail, handtekening van zijn domein klopt" />, record: <RecordLink lang="nl" number="1.226" href="#" /> },
];

const future = [{ day: "do 26 nov", clock: "09:00", title: "Laatste brief, met de dag van overdracht", text: <Button kind="as-link">Houd tegen</Button> }];

export function OfficeDeal() {
  return (
    <Desk title="Bloktoren Beheer, 4T7W-9KRM" current="Afspraken">
      <Head
        above={<Notice next="De klant kreeg een mail; de plaats is nu zeker.">Betaling van € 100,00 is geboekt.</Notice>}
        crumb={[{ href: "#", label: "Afspraken" }, { label: "4T7W-9KRM" }]}
        title="Bloktoren Beheer"
        lead={<>Bloktoren is <strong>€ 694,59</strong> schuldig en 34 dagen te laat. Jij bent niets schuldig.</>}
        actions={<><Button>Betaling boeken</Button><Button kind="first">Schikken of regelen</Button><Button kind="quiet">Pauzeer alles</Button></>}
      />
      <Strip kind="facts" figures={facts} />
      <Two>
        <Part id="standing" heading="Stand per vandaag" beside="Elke regel noemt bepaling, feit en bewijs">
          <BookTable
            caption="Stand per vandaag"
            kind="standing"
            moneyRule
            columns={[{ head: "Wat en waarom", kind: "name" }, { head: "Bepaling", axis: "bepaling" }, { head: "Bewijs", axis: "bewijs" }, { head: "€", kind: "number" }]}
            rows={[
              { group: "Hoofdsom" },
              { cells: [<>Prijs van de plaats<Sub>Niet gekomen zonder bericht: de hele prijs blijft verschuldigd</Sub></>, "Voorwaarden 3, art. 6.1", <RecordLink lang="nl" number="1.214" href="#" />, <Amount>598,95</Amount>] },
              { cells: [<>Incassokosten<Sub>15 % van 598,95</Sub></>, "Besluit BIK art. 2", <RecordLink lang="nl" number="1.342" href="#" />, <Amount>89,84</Amount>] },
            ]}
            foot={{ label: "Bloktoren is schuldig", sum: <Amount>694,59</Amount> }}
          />
          <Note>Jij bent schuldig: <strong>niets</strong>. Morgen komt er € 0,17 rente bij.</Note>
        </Part>
        <Part id="good" heading="Coulance">
          <Pairs pairs={[{ name: "Andere datum, do 8 okt", value: "598,95", note: "verlopen, niet gebruikt" }]} />
          <Files files={[{ href: "#", name: "Voorwaarden versie 3", note: "pdf" }, { href: "#", name: "Bevestiging", note: "ma 7 sep 10:12 · eml" }]} />
        </Part>
      </Two>
      <Part id="story" heading="Wat er gebeurde" beside="Bij elke mail: hoe ver die aantoonbaar kwam"><Story past={past} now="di 24 nov 10:41 nu" future={future} /></Part>
    </Desk>
  );
}
