import { Actions } from "../actions.tsx";
import { Button } from "../button.tsx";
import { Choice } from "../choice.tsx";
import { Choices } from "../choices.tsx";
import { Clause } from "../clause.tsx";
import { Consent } from "../consent.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { Field } from "../field.tsx";
import { Hidden } from "../hidden.tsx";
import { Ledger } from "../ledger.tsx";
import { Moment } from "../moment.tsx";
import { Opening } from "../opening.tsx";
import { Pair } from "../pair.tsx";
import { PublicShell } from "../public-shell.tsx";
import { SelectField } from "../select-field.tsx";
import { colophon, organisation } from "./frame.ts";
import { payBefore } from "./moments.ts";

const wrongEmail = "Het e-mailadres van Joris is niet volledig";
const wrongKvk = "Het KVK-nummer heeft een cijfer te weinig";
const noConsent = "Er staat nog geen vinkje bij de voorwaarden";

const errors = [{ fieldId: "p2-email", text: wrongEmail }, { fieldId: "kvk", text: wrongKvk }, { fieldId: "terms", text: noConsent }];

export function SignUp() {
  return (
    <PublicShell lang="nl" wrong title="Inschrijven voor Onderhandelen zonder trucs" organisation={organisation} colophon={colophon}>
      <Opening
        above={<ErrorSummary heading="Drie dingen kloppen nog niet" kept="Wat u al invulde, is bewaard." errors={errors} />}
        eyebrow="Inschrijven voor Onderhandelen zonder trucs"
        sentence={"Vul in wie er komt en wie betaalt. U\u00a0bestelt pas op de volgende pagina."}
      />
      <form class="numbered" method="post" novalidate>
        <Hidden name="token" value="f3a1" />
        <Clause id="date" heading="Datum">
          <Choices labelledBy="date-h">
            <Choice kind="radio" name="session" value="jan" checked note="09:30 tot 17:00 uur, Pakhuis De Wending, Utrecht. Nog drie plaatsen."><b>do 21 en vr 22 januari 2027</b></Choice>
            <Choice kind="radio" name="session" value="may" note="09:30 tot 17:00 uur, online met beeld. Ruim plaats."><b>do 20 en vr 21 mei 2027</b></Choice>
            <p class="soft">di 9 en wo 10 maart 2027 is vol. <a href="#">Zet mij op de wachtlijst (vrijblijvend)</a></p>
          </Choices>
        </Clause>
        <Clause id="who" heading="Wie doet mee" width="roomy"><Participant /></Clause>
        <Clause id="payer" heading="Wie betaalt" width="roomy"><Payer /></Clause>
        <Clause id="price" heading="Wat het kost">
          <Ledger caption="Prijs van uw inschrijving" rows={[{ label: "1 plaats", amount: "€ 895,00" }, { label: "Btw 21 %", amount: "€ 187,95" }]} total={{ label: "Totaal inclusief btw", amount: "€ 1.082,95" }} />
        </Clause>
        <Clause id="agreed" heading="Wat we afspreken" width="roomy">
          <Consent lang="nl" name="terms" error={`${noConsent}. Zonder akkoord kunnen wij uw bestelling niet aannemen.`}>
            Ik ga akkoord met de <a href="#">voorwaarden (versie 4, pdf)</a>, inclusief betalen uiterlijk op <Moment moment={payBefore} />
          </Consent>
          <Actions aside="Stap 1 van 2. Er is nog niets besteld."><Button>Verder naar controleren</Button></Actions>
        </Clause>
      </form>
    </PublicShell>
  );
}

function Participant() {
  return (
    <>
      <fieldset class="stack">
        <legend>Deelnemer 2</legend>
        <Pair>
          <Field lang="nl" name="p2-first" label="Voornaam" value="Joris" />
          <Field lang="nl" name="p2-last" label="Achternaam" value="Peeters" />
        </Pair>
        <Field lang="nl" name="p2-email" label="E-mailadres" type="email" value="joris@noordkaap" error={`${wrongEmail}. Vul het hele adres in, zoals naam@voorbeeld.example.`} />
        <Field lang="nl" name="p2-needs" label="Waar kunnen wij rekening mee houden?" optional hint="Bijvoorbeeld eten, horen, zien of lopen." value="Vegetarisch" />
        <p><Button kind="as-link" name="intent" value="remove-2" unchecked>Haal deelnemer 2 weg</Button></p>
      </fieldset>
      <Actions aside="Namen wijzigen kan gratis tot de start."><Button kind="plain" name="intent" value="add" unchecked>Nog iemand toevoegen</Button></Actions>
    </>
  );
}

function Payer() {
  return (
    <>
      <Choices labelledBy="payer-h">
        <Choice kind="radio" name="kind" value="company" id="kind-company" checked>Ik schrijf in <b>namens een bedrijf of organisatie</b></Choice>
        <Choice kind="radio" name="kind" value="private" id="kind-private" note="U heeft dan 14 dagen bedenktijd en een mildere annuleringsregeling.">Ik schrijf mij in <b>als particulier</b></Choice>
      </Choices>
      <div class="stack only-company">
        <Pair>
          <Field lang="nl" name="kvk" label="KVK-nummer" short inputmode="numeric" value="0009876" error={`${wrongKvk}. Het moeten er 8 zijn.`} />
          <Field lang="nl" name="reference" label="Uw referentie" optional value="Opleidingen 2027" />
        </Pair>
      </div>
      <Pair narrowFirst>
        <Field lang="nl" name="postcode" label="Postcode" autocomplete="postal-code" value="3599 YZ" />
        <Field lang="nl" name="town" label="Plaats" autocomplete="address-level2" value="Utrecht" />
      </Pair>
      <SelectField lang="nl" name="country" label="Land" value="NL" options={[{ value: "NL", label: "Nederland" }, { value: "BE", label: "België" }]} />
    </>
  );
}
