import { Actions } from "../actions.tsx";
import { Amount } from "../amount.tsx";
import { Aside } from "../aside.tsx";
import { Button } from "../button.tsx";
import { Clause } from "../clause.tsx";
import { Dates } from "../dates.tsx";
import { DealLine } from "../deal-line.tsx";
import { Facts } from "../facts.tsx";
import { Fold } from "../fold.tsx";
import { Opening } from "../opening.tsx";
import { PublicShell } from "../public-shell.tsx";
import { Seats } from "../seats.tsx";
import { longPoints, pointsOfCourse } from "./deal-line-points.ts";
import { colophon, organisation } from "./frame.ts";

const where = ["09:30 tot 17:00 uur", "Pakhuis De Wending, Utrecht"];

const dates = [
  {
    when: "do 21 en vr 22 januari 2027",
    where,
    seats: <Seats taken={9} capacity={12} words="Nog drie plaatsen. Gaat zeker door." />,
    action: { href: "#", label: "Inschrijven", what: "voor 21 en 22 januari 2027" },
  },
  {
    when: "di 9 en wo 10 maart 2027",
    where,
    seats: <Seats taken={12} capacity={12} words="Vol, twee mensen wachten. Komt er een plaats vrij, dan houden wij die 48 uur vast voor wie vooraan staat." />,
    action: { href: "#", label: "Op de wachtlijst", what: "voor 9 en 10 maart 2027", note: "vrijblijvend" },
  },
  {
    when: "do 20 en vr 21 mei 2027",
    where: ["09:30 tot 17:00 uur", "online met beeld"],
    seats: <Seats taken={20} capacity={60} words="Ruim plaats. Gaat door vanaf vijf deelnemers." />,
    action: { href: "#", label: "Inschrijven", what: "voor 20 en 21 mei 2027" },
  },
];

const included = [
  { label: "Vooraf", value: "een telefoongesprek van twintig minuten over uw eigen zaak" },
  { label: "Twee dagen", value: "14 uur training, koffie, thee en lunch" },
  { label: "Erna", value: "een terugkomuur online, zes weken later; een bewijs van deelname" },
];

const price = [
  <><Amount size="sum">€ 1.082,95</Amount> per persoon, inclusief 21 % btw</>,
  <><Amount>€ 895,00</Amount> exclusief btw, voor bedrijven</>,
  <span class="soft">Twee dagen, ten hoogste twaalf mensen, in het Nederlands. Geen andere kosten.</span>,
];

export function Course() {
  return (
    <PublicShell lang="nl" title="Onderhandelen zonder trucs, tweedaagse training" organisation={organisation} colophon={colophon} indexed>
      <Opening
        title
        sentence={"Onderhandelen zonder\u00a0trucs"}
        lead="Twee dagen oefenen met vragen wat u wilt, nee zeggen zonder deuren dicht te slaan, en zwijgen wanneer dat helpt."
        aside={<Aside lines={price} />}
      >
        <p>De eerstvolgende keer is op <strong>do 21 en vr 22 januari 2027</strong> in Utrecht. Er zijn nog <strong>drie plaatsen</strong>; inschrijven kan tot en met wo 20 jan 2027.</p>
        <Actions aside="Tot de laatste knop zit u nergens aan vast."><Button href="#">Inschrijven voor 21 en 22 januari</Button></Actions>
      </Opening>
      <Clause id="data" heading="Data" width="wide"><Dates dates={dates} /></Clause>
      <Clause id="inbegrepen" heading="Inbegrepen in de prijs"><Facts facts={included} /></Clause>
      <Clause id="wanneer" heading="Wat gebeurt wanneer" width="across" motto="Hoe dikker de lijn, hoe vaster de afspraak.">
        <DealLine points={pointsOfCourse} />
        <Fold summary="Boekt u als particulier? Dan heeft u meer rechten"><DealLine points={longPoints} /></Fold>
      </Clause>
    </PublicShell>
  );
}
