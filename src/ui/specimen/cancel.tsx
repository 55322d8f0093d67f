import { Amount } from "../amount.tsx";
import { Button } from "../button.tsx";
import { Clause } from "../clause.tsx";
import { Crossroads } from "../crossroads.tsx";
import { DealShell } from "../deal-shell.tsx";
import { Field } from "../field.tsx";
import { Ledger } from "../ledger.tsx";
import { Moment } from "../moment.tsx";
import { Opening } from "../opening.tsx";
import { Pair } from "../pair.tsx";
import { Quote } from "../quote.tsx";
import { colophon, organisation } from "./frame.ts";
import { halfUntil } from "./moments.ts";

export function Cancel() {
  return (
    <DealShell lang="nl" title="Annuleren: kosten en een beter idee" organisation={organisation} colophon={colophon}>
      <Opening
        eyebrow="Afspraak 7K4M-2PXC, plaats van Joris Peeters. Het is nu do 21 jan 2027 08:30."
        sentence={<>Over een uur begint de training. Een{"\u00a0"}collega sturen kost <Amount size="bold">€ 0,00</Amount> en kan tot <b>09:30</b>; annuleren voor Joris kost <Amount size="bold">€ 1.082,95</Amount>.</>}
      >
        <p class="soft">Er is nog niets gewijzigd. <a href="#">Laat alles zoals het is</a></p>
      </Opening>
      <Crossroads ways={[{ id: "collega", title: "Een collega komt", sum: "€ 0,00", children: <Colleague /> }, { id: "annuleren", title: "Annuleren voor Joris", sum: "€ 1.082,95", children: <Leave /> }]} />
      <Clause id="waarom" heading="Waarom dit bedrag">
        <p>Deze zin stond op de pagina toen u bestelde:</p>
        <Quote>Annuleren als bedrijf is gratis tot en met do 24 dec 2026 23:59, kost de helft tot en met do 7 jan 2027 23:59, en daarna de hele prijs.</Quote>
      </Clause>
    </DealShell>
  );
}

function Colleague() {
  return (
    <>
      <p>De plaats blijft van u. Wie er komt, krijgt direct het programma, de route en het nummer van Marit.</p>
      <form class="stack" method="post">
        <Pair>
          <Field lang="nl" name="first" label="Voornaam" />
          <Field lang="nl" name="last" label="Achternaam" />
        </Pair>
        <Field lang="nl" name="email" label="E-mailadres" type="email" />
        <p><Button>Collega laten komen</Button></p>
      </form>
    </>
  );
}

function Leave() {
  return (
    <>
      <p>De hele prijs van zijn plaats, inclusief btw. U heeft al betaald: u betaalt niets bij en krijgt niets terug.</p>
      <Ledger
        caption="Berekening van de kosten"
        rows={[
          { label: <>100 % van de prijs, want het is na <Moment moment={halfUntil} /></>, amount: "€ 1.082,95" },
          { label: "Al betaald op vr 27 nov 2026", amount: "€ 1.082,95", minus: true },
        ]}
        total={{ label: "Nog te betalen", amount: "€ 0,00" }}
      />
      <form class="stack" method="post">
        <Field lang="nl" name="why" label="Wilt u Marit vertellen wat er speelt?" optional type="area" hint="Ze leest het voor de start en mag van de regel afwijken. Beloven kan ze dat niet." />
        <p><Button kind="grave">Annuleren voor € 1.082,95</Button></p>
      </form>
    </>
  );
}
