import { noRules } from "../../domain/price/price-rules.ts";
import type { PriceRules } from "../../domain/price/price-rules.ts";
import { conditionSets } from "../../domain/conditions/sets.ts";
import type { ConditionSetName } from "../../domain/conditions/conditions.ts";

/** The texts of the demo: a trainer in Utrecht with three trainings. */
export const studio = {
  slug: "demo",
  name: "Studio Helder",
  contact_name: "Marit Oldenkamp",
  street: "Oude Lijnbaan 14",
  postcode: "3599 XX",
  town: "Utrecht",
  phone: "030 000 04 12",
  email: "hallo@studiohelder.example",
  kvk_number: "00012345",
  vat_number: "NL000123456B01",
  iban: "NL91ABNA0417164300",
  account_name: "Studio Helder",
  introduction:
    "Ik heb elf jaar contracten onderhandeld voor waterschappen en ziekenhuizen, en ik heb nog nooit iemand overtuigd met een truc die niet de week erna terugkwam. Daarom oefenen we met wat blijft werken als de ander het óók weet.\n\nTwijfelt u of dit iets voor u is? Bel me. Als het niet past, zeg ik dat.",
};

export const termsMarkdown = `# Algemene voorwaarden

Deze voorwaarden gelden voor de trainingen van Studio Helder. Ze zijn kort, omdat wij willen dat u ze leest.

## 1. Inschrijven

1. U bestelt met de bestelknop. Op dat moment is er een overeenkomst; wij bevestigen die per mail.
2. In de bevestiging staat wat u besteld heeft, wat het kost, wanneer u betaalt en wat annuleren kost. Die afspraken veranderen niet meer, ook niet als wij onze voorwaarden wijzigen.

## 2. Betalen

1. U betaalt op de dag die in uw afspraak staat. Die dag is deel van de overeenkomst.
2. Staat in uw afspraak dat uw plaats vervalt als u niet op tijd betaalt, dan gaat de plaats naar de wachtlijst en bent u niets verschuldigd.

## 3. Annuleren en verzetten

1. Annuleren kan altijd. Wat het kost, staat met data en bedragen in uw afspraak.
2. Een collega mag zonder kosten in uw plaats komen, tot de start.
3. Neemt iemand anders uw plaats in, dan betalen wij de annuleringskosten terug.

## 4. Als wij niet kunnen

Gaat een training niet door, dan kiest u: een andere datum of al uw geld terug.

## 5. Particulieren

Als particulier heeft u 14 dagen bedenktijd na de dag waarop u bestelde. U hoeft geen reden te geven.

## 6. Klachten

Een klacht? Mail hallo@studiohelder.example. U krijgt binnen vijf dagen antwoord. Op deze overeenkomst is Nederlands recht van toepassing.
`;

export const courses = [
  {
    slug: "onderhandelen-zonder-trucs",
    title: "Onderhandelen zonder trucs",
    lead: "Twee dagen oefenen met vragen wat u wilt, nee zeggen zonder deuren dicht te slaan, en zwijgen wanneer dat helpt.",
    duration: "2 dagen (14 uur)",
    audience: "Voor inkopers, zelfstandigen, projectleiders en ieder ander die liever niet ‘wint’ en toch niet wil verliezen. Ervaring is niet nodig. De voertaal is Nederlands.",
    outcomes: [
      "Een gesprek voorbereiden op één kaartje: wat wilt u, wat kunt u missen, wanneer staat u op.",
      "Vragen om wat u wilt zonder het meteen zelf weer af te zwakken.",
      "Druk herkennen (haast, een uiterste, een halve waarheid) en er rustig iets van zeggen.",
      "Een afspraak zo opschrijven dat beide kanten hetzelfde lezen.",
    ],
    included: [
      { name: "Vooraf", text: "een telefoongesprek van twintig minuten over uw eigen zaak" },
      { name: "Twee dagen", text: "14 uur training, koffie, thee en lunch" },
      { name: "Op papier", text: "een werkboek van 64 bladzijden en de set voorbereidingskaarten" },
      { name: "Erna", text: "een terugkomuur online, zes weken later; een bewijs van deelname" },
    ],
  },
  {
    slug: "verkopen-zonder-duwen",
    title: "Verkopen zonder duwen",
    lead: "Eén dag leren vragen, luisteren en een voorstel doen waar de ander zelf ja op zegt.",
    duration: "1 dag (7 uur)",
    audience: "Voor wie zijn eigen werk verkoopt en dat liever niet verkopen noemt.",
    outcomes: [
      "Een eerste gesprek voeren dat over de ander gaat.",
      "De prijs noemen zonder erna te blijven praten.",
      "Een voorstel op één bladzijde dat u durft na te bellen.",
    ],
    included: [
      { name: "Eén dag", text: "7 uur training in een groep van ten hoogste zes, met lunch" },
      { name: "Erna", text: "twee keer een half uur bellen over uw eigen voorstel" },
    ],
  },
  {
    slug: "proefavond-lastige-gesprekken",
    title: "Proefavond lastige gesprekken",
    lead: "Een gratis avond: neem het gesprek mee dat u al weken uitstelt en ga naar huis met uw eerste zin.",
    duration: "1 avond (2,5 uur)",
    audience: "Voor iedereen die nieuwsgierig is.",
    outcomes: ["Een eerste zin die klopt.", "Weten of deze manier van werken bij u past."],
    included: [{ name: "Een avond", text: "koffie, thee en een kaartje om mee te nemen" }],
  },
] as const;

export type DemoCourse = (typeof courses)[number]["slug"];

export type DemoSession = {
  key: string;
  course: DemoCourse;
  /** Days from the day the demo is filled; moved to the next working day. */
  startsInDays: number;
  days: number;
  hours: readonly [from: string, to: string];
  place: { place: string; address: string } | { online: string };
  priceCents: number;
  capacity: number;
  minimum: number;
  conditions: ConditionSetName;
  /** An early-bird price until so many days before the start, a discount for groups, and a book at its own rate. */
  rules?: Omit<PriceRules, "earlyBird"> & { earlyBird: { daysBefore: number; priceCents: number } };
};

const wending = { place: "Pakhuis De Wending", address: "Sluiskade 40, Utrecht" };
const day = ["09:30", "17:00"] as const;

export const sessions: readonly DemoSession[] = [
  { key: "winter", course: "onderhandelen-zonder-trucs", startsInDays: 58, days: 2, hours: day, place: wending, priceCents: 89_500, capacity: 12, minimum: 5, conditions: "usual" },
  { key: "online", course: "onderhandelen-zonder-trucs", startsInDays: 177, days: 2, hours: day, place: { online: "https://ontmoeten.studiohelder.example/onderhandelen" }, priceCents: 89_500, capacity: 12, minimum: 5, conditions: "usual",
    rules: {
      earlyBird: { daysBefore: 90, priceCents: 79_500 },
      group: [{ fromPlaces: 3, basisPointsOff: 1_000 }],
      extras: [{ text: "Werkboek van 64 bladzijden", priceCents: 2_500, vatBasisPoints: 900 }],
    } },
  { key: "called-off", course: "onderhandelen-zonder-trucs", startsInDays: 30, days: 2, hours: day, place: wending, priceCents: 89_500, capacity: 12, minimum: 5, conditions: "usual" },
  { key: "full", course: "verkopen-zonder-duwen", startsInDays: 16, days: 1, hours: day, place: wending, priceCents: 49_500, capacity: 6, minimum: 3, conditions: "usual" },
  { key: "spring", course: "verkopen-zonder-duwen", startsInDays: 72, days: 1, hours: day, place: wending, priceCents: 49_500, capacity: 6, minimum: 3, conditions: "strict" },
  { key: "moved", course: "verkopen-zonder-duwen", startsInDays: 44, days: 1, hours: day, place: wending, priceCents: 49_500, capacity: 6, minimum: 3, conditions: "strict" },
  { key: "past", course: "verkopen-zonder-duwen", startsInDays: -8, days: 1, hours: day, place: wending, priceCents: 49_500, capacity: 6, minimum: 3, conditions: "mild" },
  { key: "evening", course: "proefavond-lastige-gesprekken", startsInDays: 22, days: 1, hours: ["19:30", "22:00"], place: wending, priceCents: 0, capacity: 20, minimum: 4, conditions: "mild" },
];

export function rulesOf({ rules }: DemoSession, startsOn: Temporal.PlainDate): PriceRules {
  if (rules === undefined) return noRules;
  const { daysBefore, priceCents } = rules.earlyBird;
  return { ...rules, earlyBird: [{ untilDay: startsOn.subtract({ days: daysBefore }).toString(), priceCents }] };
}

export function conditionsOf(session: DemoSession) {
  return conditionSets[session.conditions];
}
