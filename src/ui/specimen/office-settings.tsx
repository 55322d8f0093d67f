import { Actions } from "../actions.tsx";
import { Amount } from "../amount.tsx";
import { Button } from "../button.tsx";
import { Choice } from "../choice.tsx";
import { Choices } from "../choices.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { Field } from "../field.tsx";
import { Ledger } from "../ledger.tsx";
import { Blank, BlankSelect } from "../office/blank.tsx";
import { Head } from "../office/head.tsx";
import { Keys } from "../office/keys.tsx";
import { Part } from "../office/part.tsx";
import { Warning } from "../office/warning.tsx";
import { Pair } from "../pair.tsx";
import { SelectField } from "../select-field.tsx";
import { Desk } from "./desk.tsx";

export function OfficeSettings() {
  return (
    <Desk title="Nieuwe sessie" current="Sessies">
      <Head
        above={<ErrorSummary heading="Eén ding klopt nog niet" kept="Wat u al invulde, is bewaard." errors={[{ fieldId: "capacity", text: "Het aantal plaatsen ontbreekt" }]} />}
        crumb={[{ href: "#", label: "Sessies" }, { label: "nieuw" }]}
        title="Nieuwe sessie"
        lead="Vul in wanneer, waar en voor hoeveel. Publiceren doe je daarna."
      />
      <form method="post">
        <Part id="when" heading="Wanneer en waar" beside={<Keys keys={[{ keys: ["⇥"], what: "volgende veld" }]} />}>
          <div class="stack text">
            <Pair>
              <Field lang="nl" name="date" label="Dag" type="date" value="2027-01-21" />
              <Field lang="nl" name="capacity" label="Plaatsen" inputmode="numeric" error="Het aantal plaatsen ontbreekt. Vul een getal in, zoals 12." />
            </Pair>
            <SelectField lang="nl" name="language" label="Taal" value="nl" options={[{ value: "nl", label: "Nederlands" }, { value: "en", label: "Engels" }]} />
            <Choices labelledBy="when-h">
              <Choice kind="radio" name="kind" value="room" checked note="met adres">Op locatie</Choice>
              <Choice kind="radio" name="kind" value="online">Online met beeld</Choice>
            </Choices>
            <Choice kind="checkbox" name="remind" checked bare>Stuur een week vooraf de praktische mail</Choice>
            <Ledger caption="Prijs" rows={[{ label: "Prijs", amount: "€ 895,00" }]} total={{ label: "Inclusief btw", amount: "€ 1.082,95" }} />
            <Actions aside="Er gaat nog niets uit."><Button>Bewaren</Button><Button kind="plain">Niet bewaren</Button></Actions>
          </div>
        </Part>
        <Part id="rule" heading="Betalen en annuleren">
          <div class="edit-body">
            <p>Betalen <BlankSelect name="pay" label="Wanneer betalen" value="before" options={[{ value: "before", label: "vooraf" }, { value: "after", label: "achteraf" }]} /> binnen <Blank name="days" label="Dagen na de inschrijving" value={7} /> dagen na de inschrijving, en <Blank name="share" label="Deel in procent" value={100} wide invalid describedBy="bad" /> % bij niet komen.</p>
            <Warning id="bad" title="100 % als vaste regel houdt bij een particulier geen stand." deeds={<Button name="fix" value="50">Maak er 50 % van</Button>}>
              Een particulier mag altijd opzeggen; jij mag dan een redelijk deel vragen, hier <Amount>€ 541,48</Amount>.
            </Warning>
          </div>
        </Part>
      </form>
    </Desk>
  );
}
