import { Button } from "../button.tsx";
import { BookTable, Nil, Sub, type BookColumn } from "../office/book-table.tsx";
import { Deeds } from "../office/deeds.tsx";
import { Head } from "../office/head.tsx";
import { Note } from "../office/note.tsx";
import { Part } from "../office/part.tsx";
import { PlacesTable } from "../office/places-table.tsx";
import { Preview } from "../office/preview.tsx";
import { Legend, StateMark, attendanceMark, paymentMark, placeMark } from "../office/state-mark.tsx";
import { Two } from "../office/two.tsx";
import { WaitingLine } from "../office/waiting-line.tsx";
import { Amount } from "../amount.tsx";
import { Desk } from "./desk.tsx";
import { SessionDays } from "./session-days.tsx";
import { hallSeats, seats } from "./session-seats.ts";

const columns: readonly BookColumn[] = [
  { head: "Pl.", kind: "seat" },
  { head: "Deelnemer, betaler", kind: "name" },
  { head: "Plaats", axis: "plaats" },
  { head: "Betaling", axis: "betaling" },
  { head: "Aanwezigheid", axis: "komst" },
  { head: "Eerstvolgende termijn", kind: "term" },
  { head: "Open, €", kind: "number" },
];

const rows = [
  {
    cells: [
      1, <><a href="#">Fatima El Amrani</a><Sub>Zilverwilg Advies</Sub></>, <StateMark mark={placeMark("confirmed")} word="bevestigd" />,
      <StateMark mark={paymentMark("paid")} word="betaald" />, <StateMark mark={attendanceMark("will-come")} word="komt" />, <Nil word="geen" />, <Amount tone="nil">0,00</Amount>,
    ],
  },
  {
    cells: [
      7, <><a href="#">Inge Schaap</a><Sub>Kwartel Verhuur</Sub></>, <StateMark mark={placeMark("confirmed")} word="bevestigd" />,
      <StateMark mark={paymentMark("partly-paid", true)} word="deels betaald" />, <StateMark mark={attendanceMark("expected")} word="verwacht" />,
      <><time datetime="2026-11-17T23:59+01:00">di 17 nov 23:59</time><Sub late>te laat, 7 dagen</Sub></>, <Amount tone="late">448,95</Amount>,
    ],
  },
  {
    cells: [
      11, <><a href="#">Noor Bakkali</a><Sub>van de wachtlijst</Sub></>, <StateMark mark={placeMark("offered")} word="aangeboden" />,
      <StateMark mark={paymentMark("none-due")} word="nog niets" tone="quiet" />, <StateMark mark="m-none" word="nog niets" tone="quiet" />,
      <><time datetime="2026-11-24T20:15+01:00">di 24 nov 20:15</time><Sub>aanbod eindigt</Sub></>, <Amount tone="nil">0,00</Amount>,
    ],
  },
];

export function OfficeSession() {
  return (
    <Desk title="Verkopen zonder duwen, di 1 december" current="Sessies">
      <Head
        crumb={[{ href: "#", label: "Sessies" }, { href: "#", label: "Verkopen zonder duwen" }]}
        title="Verkopen zonder duwen, di 1 december"
        lead={<>Gaat door over zeven dagen. <strong>Acht van de twaalf plaatsen zijn zeker</strong>, twee wachten op geld, één op een antwoord, en plaats 12 kwam zojuist vrij.</>}
        about="di 1 dec 2026, 09:30–17:00 · Pakhuis De Wending, Utrecht · € 495,00 excl., € 598,95 incl. btw · voorwaarden versie 4"
      />
      <Part
        id="seats"
        heading="Plaatsen"
        beside={<Legend states={[
          { mark: "p-confirmed", count: 8, word: "bevestigd" },
          { mark: "p-held", count: 2, word: "vastgehouden" },
          { mark: "p-offered", count: 1, word: "aangeboden" },
          { mark: "p-free", count: 1, word: "vrij", tone: "open" },
        ]} />}
      >
        <PlacesTable label="Twaalf plaatsen aan tafel" seats={seats} />
      </Part>
      <Part id="days" heading="Termijnen" beside="Wat vanzelf gebeurt, tot de minuut"><SessionDays /></Part>
      <Part id="people" heading="Deelnemers" count={11}>
        <BookTable caption="Deelnemers" kind="people" moneyRule columns={columns} rows={rows} foot={{ label: "Open van deze sessie", sum: <Amount>448,95</Amount> }} />
      </Part>
      <Two>
        <Part id="do" heading="Wat je kunt doen" beside="Je ziet eerst wat het kost en wanneer"><SessionDeeds /></Part>
        <Part id="wait" heading="Wachtlijst" count={1} beside="op volgorde">
          <WaitingLine people={[{ name: "Gijs Lammerts", since: "sinds do 12 nov 09:05", state: <StateMark mark="p-waiting" word="wacht" tone="quiet" />, deed: <form method="post"><Button kind="as-link">Bied plaats 12 aan</Button></form> }]} />
          <Note>Plaats 12 kwam om 10:41 vrij: Sara Vos annuleerde. Zij betaalde <Amount>€ 598,95</Amount>.</Note>
        </Part>
      </Two>
      <Part id="hall" heading="Een zaal van veertig"><PlacesTable label="Veertig plaatsen" seats={hallSeats} /></Part>
    </Desk>
  );
}

function SessionDeeds() {
  const preview = (
    <>
      <Preview
        steps={[
          { when: "nu", what: "Bericht aan 10 deelnemers, 9 betalers, Noor en de drie wachtenden" },
          { when: "t/m ma 7 dec", what: "Klanten kiezen een andere datum, tegoed of geld terug" },
          { when: "uiterlijk di 8 dec", what: "Wie niet kiest, krijgt zijn geld terug", amount: "−4.342,65" },
        ]}
        total={{ label: "Hoogstens terug te betalen", amount: "€ 4.342,65" }}
      />
      <form class="entry-do" method="post">
        <label class="ask">Reden, voor in het bericht <input class="blank" type="text" name="reason" autocomplete="off" /></label>
        <Button kind="grave">Sessie afzeggen</Button>
      </form>
    </>
  );
  return (
    <Deeds
      group="do"
      deeds={[
        { title: "Twee plaatsen erbij", note: "van 12 naar 14; Merel en Hugo krijgen meteen een aanbod", body: <p>Nu: aanbod aan Merel Prins en Hugo Tan.</p> },
        { title: "Sessie afzeggen", note: "iedereen kiest: andere datum, tegoed of geld terug", body: preview, open: true },
      ]}
    />
  );
}
