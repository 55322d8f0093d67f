import { DealLine } from "../deal-line.tsx";
import { Button } from "../button.tsx";
import { Blank, BlankSelect } from "../office/blank.tsx";
import { Caution } from "../office/caution.tsx";
import { Head } from "../office/head.tsx";
import { KeepBar } from "../office/keep-bar.tsx";
import { Ladders } from "../office/ladder.tsx";
import { PlanChoice } from "../office/plan-choice.tsx";
import { ReaderSheet } from "../office/reader-sheet.tsx";
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

const lapses = [{ value: "release", label: "gaat de plaats naar de volgende" }, { value: "keep", label: "blijft de plaats staan" }];

const plans = [
  { value: "before", label: "Alles vooraf", body: <p>Binnen <Blank name="due" label="Dagen na de bestelling" value={7} /> dagen na de bestelling.</p> },
  { value: "after", label: "Na afloop", body: <p>Binnen <Blank name="after" label="Dagen na de laatste dag" value={14} /> dagen na de laatste dag.</p> },
];

const sentences = ["U betaalt € 2.165,90 uiterlijk op di 1 dec 2026 23:59.", "Annuleren is gratis tot en met do 24 dec 2026."];

export function OfficeConditions() {
  return (
    <Desk title="Voorwaarden" current="Voorwaarden">
      <Head title="Voorwaarden" lead="Elke regel is een zin met open plekken. Ernaast staat wat je klant leest." />
      <form method="post">
        <Two wide>
          <div class="edits">
            <RuleEdit id="e1" number={1} title="Betalen">
              <PlanChoice legend="Wanneer betaalt een klant?" name="mode" plans={plans} chosen="before" />
              <p>Is er dan niet betaald, dan <BlankSelect name="lapse" label="Wat er dan gebeurt" options={lapses} value="release" />.</p>
              <Caution title="Wie niet binnen 2 dagen betaalt, is de plaats kwijt." source="art. 6:248 lid 2 BW">Een bank heeft vaak langer nodig.</Caution>
              <p><Tick name="proven" checked>Wie zich bewezen heeft, mag achteraf betalen</Tick>.</p>
            </RuleEdit>
            <RuleEdit id="e2" number={2} title="Annuleren">
              <Ladders ladders={ladders} />
              <Warning id="bad" title="100 % als vaste regel houdt bij een particulier geen stand." deeds={<Button name="fix" value="50">Maak er 50 % van</Button>}>Een particulier mag altijd opzeggen.</Warning>
            </RuleEdit>
          </div>
          <ReaderSheet
            id="sheet"
            heading="Zo leest je klant het"
            legend="Voor wie"
            example="Vandaag besteld voor do 21 jan 2027."
            readers={{ company: { label: "bedrijf", sentences, line: <DealLine points={pointsOfDeal} /> }, consumer: { label: "particulier", sentences } }}
            chosen="company"
          />
        </Two>
        <KeepBar what="Drie regels anders dan nu" why="Eén ding klopt nog niet."><Button kind="first">Bekijk het opnieuw</Button><Button>Regels bewaren</Button></KeepBar>
      </form>
    </Desk>
  );
}
