import type { Locale } from "../../../domain/locale.ts";
import type { RulesField } from "./rules-form.ts";

const nl = {
  title: "Op je woord, of eerst betalen",
  lead: "Wat er eerder met een klant gebeurde, mag kiezen hoe die de volgende keer betaalt. Verder hangt er niets van af, niemand wordt geweigerd, en jij kunt altijd anders beslissen.",
  off: "Nu staat dit uit: er wordt niets onthouden en niets gekozen.",
  on: "Dit staat aan: wat er eerder gebeurde, kiest hoe een klant de volgende keer betaalt.",
  trusted: { heading: "Op je woord", tick: "Een klant met goede ervaringen betaalt na afloop", note: "Het telt per plaats waar iemand kwam en die is betaald, zolang er geen leeg bleef en niets te laat werd betaald." },
  careful: { heading: "Eerst betalen", tick: "Een klant die wegbleef of niet betaalde, betaalt eerst", note: "Niet gekomen en niet betaald samen. Wat je liet gaan, wat was geëxcuseerd en waar bezwaar over loopt, telt niet." },
  modes: { heading: "Hoe dan", before: "Alles vooraf", deposit: "Een aanbetaling" },
  release: "Is het er niet op tijd, dan gaat de plaats naar de volgende",
  keep: { heading: "Hoe lang iets meetelt", note: "Van 6 tot en met 24 maanden; daarna is het weg." },
  labels: {
    months: "Maanden", trusted: "", places: "Na hoeveel plaatsen", daysAfter: "Dagen na de training", careful: "", times: "Vanaf hoeveel keer", mode: "", dueDays: "Dagen na de bestelling", deposit: "Bij een aanbetaling: procent",
    restDays: "Rest: dagen voor de training", release: "",
  } satisfies Record<RulesField, string>,
  errors: {
    "months-out-of-range": "Vul een getal in van 6 tot en met 24.",
    "places-out-of-range": "Vul een getal in van 1 tot en met 20.",
    "times-out-of-range": "Vul een getal in van 1 tot en met 20.",
    "trusted-plan-invalid": "Vul een getal in van 0 tot en met 90.",
    "careful-plan-invalid": "Dit getal kan hier niet: dagen zijn 0 tot en met 90, een aanbetaling is 1 tot en met 99 procent.",
  },
  look: "Bekijk wat dit doet",
  preview: "Zo leest je klant het",
  nothing: "Er wordt niets onthouden en niets gekozen.",
  forgotten: "Wat je zelf over klanten besloot, wat je doorstreepte en wat klanten lieten verbeteren, wordt meteen verwijderd, ook wat nog op antwoord wacht. Zet je dit later weer aan, dan telt wat je had doorgestreept weer mee. Bezwaren blijven gelden.",
  touched: "Als zij nu zouden bestellen",
  touchedCount: (count: number, all: number) => `${count} van ${all}`,
  touchedTrusted: "betalen na afloop",
  touchedCareful: "betalen eerst",
  save: "Zo instellen",
  saveOff: "Uitzetten",
  later: "Afspraken die er al zijn, blijven zoals ze zijn. Je klant kan lezen wat er staat, het laten verbeteren en bezwaar maken.",
  back: "Terug naar de instellingen",
};

const en: typeof nl = {
  title: "On your word, or pay first",
  lead: "What happened with a customer before may choose how they pay next time. Nothing else depends on it, nobody is refused, and you can always decide otherwise.",
  off: "This is off now: nothing is remembered and nothing is chosen.",
  on: "This is on: what happened before chooses how a customer pays next time.",
  trusted: { heading: "On your word", tick: "A customer with good experiences pays afterwards", note: "Counted by place that somebody came to and that is paid, as long as none was left empty and nothing was paid late." },
  careful: { heading: "Pay first", tick: "A customer who stayed away or did not pay, pays first", note: "No-shows and unpaid deals together. What you let go, what was excused and what is disputed does not count." },
  modes: { heading: "How", before: "All of it in advance", deposit: "A deposit" },
  release: "If it is not there in time, the place goes to the next in line",
  keep: { heading: "How long something counts", note: "From 6 to 24 months; after that it is gone." },
  labels: {
    months: "Months", trusted: "", places: "After how many places", daysAfter: "Days after the training", careful: "", times: "From how many times", mode: "", dueDays: "Days after the order", deposit: "With a deposit: per cent",
    restDays: "Rest: days before the training", release: "",
  },
  errors: {
    "months-out-of-range": "Fill in a number from 6 to 24.",
    "places-out-of-range": "Fill in a number from 1 to 20.",
    "times-out-of-range": "Fill in a number from 1 to 20.",
    "trusted-plan-invalid": "Fill in a number from 0 to 90.",
    "careful-plan-invalid": "This number is not possible here: days are 0 to 90, a deposit is 1 to 99 per cent.",
  },
  look: "See what this does",
  preview: "This is how your customer reads it",
  nothing: "Nothing is remembered and nothing is chosen.",
  forgotten: "What you decided about customers, what you struck and what customers said is not right is deleted at once, also what waits for an answer. If you turn this on again later, what you had struck counts again. Objections keep holding.",
  touched: "If they ordered now",
  touchedCount: (count, all) => `${count} of ${all}`,
  touchedTrusted: "would pay afterwards",
  touchedCareful: "would pay first",
  save: "Set it so",
  saveOff: "Turn it off",
  later: "Deals that exist stay as they are. Your customer can read what it says, have it corrected and object.",
  back: "Back to the settings",
};

export const rulesTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
