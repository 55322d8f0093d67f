import { DealLine } from "../deal-line.tsx";
import { Button } from "../button.tsx";
import { Blank, BlankSelect } from "../office/blank.tsx";
import { CustomerSheet } from "../office/customer-sheet.tsx";
import { Head } from "../office/head.tsx";
import { Ladders } from "../office/ladder.tsx";
import { RuleEdit, Tick } from "../office/rule-edit.tsx";
import { Two } from "../office/two.tsx";
import { Warning } from "../office/warning.tsx";
import { pointsOfDeal } from "./deal-line-points.ts";
import { Desk } from "./desk.tsx";

const days = (name: string, step: number, value: number) => <>tot <Blank name={name} label={`Stap ${step}: dagen vóór de start`} value={value} /> dagen ervoor</>;
const share = (name: string, step: number, value: number, invalid = false) => (
  <><Blank name={name} label={`Stap ${step}: deel van de prijs in procent`} value={value} invalid={invalid} describedBy={invalid ? "bad" : undefined} /> %</>
);

const ladders = [
  { legend: "Een bedrijf betaalt", steps: [{ until: days("c-d1", 1, 28), share: share("c-p1", 1, 0) }, { until: "daarna", share: share("c-p2", 2, 100) }] },
  { legend: "Een particulier betaalt", steps: [{ until: days("p-d1", 1, 14), share: share("p-p1", 1, 0) }, { until: "daarna", share: share("p-p2", 2, 100, true), wrong: true }] },
];

const plans = [{ value: "before", label: "vooraf" }, { value: "after", label: "achteraf" }];

export function OfficeConditions() {
  return (
    <Desk title="Voorwaarden" current="Voorwaarden">
      <Head title="Voorwaarden" lead="Elke regel is een zin met open plekken. Ernaast staat wat je klant leest." />
      <form method="post">
        <Two wide>
          <div class="edits">
            <RuleEdit id="e1" number={1} title="Betalen">
              <p>Betalen <BlankSelect name="pay" label="Wanneer betalen" options={plans} value="before" /> binnen <Blank name="due" label="Dagen na de inschrijving" value={7} /> dagen na de inschrijving.</p>
              <p><Tick name="proven" checked>Wie zich bewezen heeft, mag achteraf betalen</Tick>.</p>
            </RuleEdit>
            <RuleEdit id="e2" number={2} title="Annuleren">
              <Ladders ladders={ladders} />
              <Warning id="bad" title="100 % als vaste regel houdt bij een particulier geen stand." deeds={<Button name="fix" value="50">Maak er 50 % van</Button>}>Een particulier mag altijd opzeggen.</Warning>
            </RuleEdit>
          </div>
          <CustomerSheet
            id="sheet"
            heading="Zo leest je klant het"
            example="Voorbeeld: vandaag ingeschreven voor do 21 jan 2027."
            sentences={["U betaalt € 2.165,90 uiterlijk op di 1 dec 2026 23:59.", "Annuleren is gratis tot en met do 24 dec 2026."]}
            line={<DealLine points={pointsOfDeal} />}
          />
        </Two>
      </form>
    </Desk>
  );
}
