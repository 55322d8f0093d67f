import { describe, expect, test } from "vitest";
import { datedCancellationSteps } from "../../domain/conditions/cancellation-fee.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { paymentSchedule } from "../../domain/conditions/payment-schedule.ts";
import { conditionSets } from "../../domain/conditions/sets.ts";
import type { CustomerKind } from "../../domain/customer-kind.ts";
import { quotePrice } from "../../domain/deal/price.ts";
import { withdrawUntil } from "../../domain/deal/withdrawal.ts";
import { locales } from "../../domain/locale.ts";
import { cents } from "../../domain/money.ts";
import { consentTexts, orderButtonText, waitingButtonText, writeWording } from "./wording.ts";
import type { WordingInput } from "./wording.ts";

const zone = "Europe/Amsterdam";
const inThree = {
  ...conditionSets.usual,
  payment: {
    mode: "parts",
    parts: [
      { basisPoints: 3_000, days: 7, counted: "after-order" },
      { basisPoints: 3_000, days: 14, counted: "before-start" },
      { basisPoints: 4_000, days: 7, counted: "after-end" },
    ],
    graceHours: 12,
    onLapse: "release",
    reminderDaysBefore: 2,
  },
} satisfies Conditions;
const depositBack: Conditions = {
  ...conditionSets.usual,
  payment: { mode: "deposit", depositBasisPoints: 2_000, returnsOnAttendance: true, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
  lateCharges: "by-law",
};
const kinds: readonly CustomerKind[] = ["company", "consumer"];

type Case = {
  conditions?: Conditions;
  kind?: CustomerKind;
  places?: number;
  unitCents?: number;
  now?: string;
  startsAt?: string;
  locale?: "nl" | "en";
  companyName?: string;
  vatRegime?: WordingInput["price"]["vatRegime"];
  online?: boolean;
};

function input(given: Case = {}): WordingInput {
  const { conditions = conditionSets.usual, kind = "company", places = 2, unitCents = 89_500, vatRegime = "standard" } = given;
  const now = Temporal.Instant.from(given.now ?? "2026-11-24T09:41:00Z");
  const startsAt = Temporal.Instant.from(given.startsAt ?? "2027-01-21T08:30:00Z");
  const endsAt = startsAt.add({ hours: 31, minutes: 30 });
  const { lines: _, ...amounts } = { lines: null, ...quotePrice({ pricePerPlaceCents: cents(unitCents), places, vatBasisPoints: vatRegime === "standard" ? 2100 : 0 }) };
  const plan = paymentSchedule({ plan: conditions.payment, totalCents: amounts.totalCents, formedAt: now, startsAt, endsAt, zone });
  const until = kind === "consumer" ? withdrawUntil(now, zone) : null;
  return {
    organisation: {
      slug: "helder", name: "Studio Helder", street: "Oude Lijnbaan 14", postcode: "3599 XX", town: "Utrecht",
      kvk_number: "00012345", phone: "030 000 04 12", email: "hallo@studiohelder.example", complaint_days: 5,
    },
    course: { title: "Onderhandelen zonder trucs", duration: "2 dagen (14 uur)", language: "nl" },
    meetings: [startsAt, startsAt.add({ hours: 24 })].map((start) => ({
      starts_at: start, ends_at: start.add({ hours: 7, minutes: 30 }), place: "Pakhuis De Wending", address: "Sluiskade 40, Utrecht", online_url: null,
    })),
    price: { places, unitCents, ...amounts, vatRegime },
    schedule: plan.parts.map((part) => ({
      name: part.name, cents: part.cents, dueOn: part.dueOn.toString(), dueAt: part.dueAt.toString(),
      lapseAt: part.lapseAt?.toString() ?? null, remindAt: part.remindAt?.toString() ?? null,
    })),
    place: plan.place,
    steps: datedCancellationSteps({ conditions, kind, startsAt, zone, totalCents: amounts.totalCents }),
    conditions, kind, locale: given.locale ?? "nl", zone, now,
    withdrawUntil: until,
    earlyStartNeeded: until !== null && Temporal.Instant.compare(startsAt, until) <= 0,
    termsNumber: 4,
    vatNumber: "",
    whyVat: null,
    online: given.online ?? false,
    companyName: given.companyName ?? (kind === "company" ? "Noordkaap Bouwkeramiek B.V." : ""),
    kvkNumber: kind === "company" ? "00098765" : "",
  };
}

/** Reads as a person would: hard spaces are spaces. */
function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

function sentences(given: Case = {}): string[] {
  return writeWording(input(given)).sentences.map(plain);
}

function paragraphs(given: Case = {}): Record<string, string> {
  return Object.fromEntries(writeWording(input(given)).information.map(({ heading, text }) => [heading, plain(text)]));
}

describe("the conditions as dated sentences", () => {
  test("a company that pays before reads when, how much, and what happens otherwise", () => {
    expect(sentences()).toEqual([
      "U betaalt € 2.165,90 inclusief btw vóór di 1 dec 2026 23:59.",
      "Is dat dan niet binnen, dan geven wij de plaatsen door aan de wachtlijst en bent u niets verschuldigd.",
      "Blijft een bedrag te lang open, dan rekenen wij pas na een aanmaning wettelijke handelsrente en incassokosten.",
      "Annuleren is gratis tot en met do 24 dec 2026 23:59, kost 50 % van de prijs (€ 1.082,95) tot en met do 7 jan 2027 23:59 en kost daarna 100 % (€ 2.165,90).",
      "Die bedragen zijn voor twee plaatsen samen; annuleert u er minder, dan betaalt u naar verhouding.",
      "Neemt iemand anders na annulering de plaats in, dan gaat wat die betaalt van uw kosten af; wat u te veel betaalde, krijgt u terug.",
      "Komt u niet zonder te annuleren, dan betaalt u 100 % van de prijs (€ 2.165,90).",
      "Een collega mag in uw plaats komen, zonder kosten, tot do 21 jan 2027 09:30.",
      "Verzetten naar een andere datum kan één keer gratis, tot en met di 19 jan 2027 23:59; de nieuwe datum ligt binnen zes maanden.",
      "Annuleren en verzetten doet u zelf op uw afspraakpagina (of met een bericht aan hallo@studiohelder.example of per telefoon: 030 000 04 12). U ziet het bedrag voordat het vaststaat.",
      "Op di 19 jan 2027 09:30 vragen wij per mail of de deelnemers komen; niet antwoorden heeft geen gevolgen.",
      "Is de training vol, dan kunt u op de wachtlijst staan. Dat verplicht u tot niets. Komt er een plaats vrij, dan houden wij die 48 uur vast voor wie vooraan staat.",
      "Gaat de training niet door, dan betalen wij alles terug.",
    ]);
  });

  test("a private person may always end the contract and owes at most a reasonable part", () => {
    expect(sentences({ kind: "consumer", places: 1 })).toContain(
      "U mag altijd opzeggen. Annuleren is gratis tot en met do 7 jan 2027 23:59 en kost daarna 50 % van de prijs (€ 541,48), als redelijke vergoeding en verminderd met wat wij besparen.",
    );
  });

  test("one place is spoken of as one place", () => {
    const text = sentences({ places: 1 }).join(" ");
    expect(text).toContain("dan geven wij de plaats door");
    expect(text).not.toContain("plaatsen samen");
  });

  test("paying afterwards leaves no doubt about the place", () => {
    expect(sentences({ conditions: conditionSets.mild, places: 1 })[0]).toBe(
      "U betaalt na afloop: € 1.082,95 inclusief btw, vóór vr 5 feb 2027 23:59. Uw plaats is meteen zeker.",
    );
  });

  test("a deposit and the rest are named with their own moments", () => {
    const deposit: Conditions = {
      ...conditionSets.usual,
      payment: { mode: "deposit", depositBasisPoints: 2_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
    };
    const [parts, unpaid, rest] = sentences({ conditions: deposit });
    expect(parts).toBe("U betaalt € 2.165,90 inclusief btw in twee delen: € 433,18 vóór di 1 dec 2026 23:59 en de rest, € 1.732,72, vóór do 7 jan 2027 23:59.");
    expect(unpaid).toContain("Is de aanbetaling dan niet binnen");
    expect(rest).toContain("blijft u die verschuldigd");
  });

  test("each part is named with its own moment, and only the first takes the places away", () => {
    expect(sentences({ conditions: inThree }).slice(0, 3)).toEqual([
      "U betaalt € 2.165,90 inclusief btw in drie delen: € 649,77 vóór di 1 dec 2026 23:59, € 649,77 vóór do 7 jan 2027 23:59 en € 866,36 vóór vr 29 jan 2027 23:59.",
      "Is het eerste deel dan niet binnen, dan geven wij de plaatsen door aan de wachtlijst en bent u niets verschuldigd.",
      "Ook als een volgend deel later komt, blijft u dat verschuldigd; de afspraak vervalt daardoor niet.",
    ]);
    expect(sentences({ conditions: inThree, locale: "en", places: 1 })[0]).toBe(
      "You pay €1,082.95 including VAT in three parts: €324.89 before Tue 1 Dec 2026 23:59, €324.89 before Thu 7 Jan 2027 23:59 and €433.17 before Fri 29 Jan 2027 23:59.",
    );
  });

  test("parts that keep the place say so once", () => {
    const kept: Conditions = { ...inThree, payment: { ...inThree.payment, onLapse: "keep" } };
    expect(sentences({ conditions: kept, places: 1 })[1]).toBe("Betaalt u later, dan blijft de plaats van u en blijft u het bedrag verschuldigd.");
    expect(sentences({ conditions: kept }).join(" ")).not.toContain("volgend deel");
  });

  test("whoever comes reads that the deposit comes back, also when it is paid together with the rest", () => {
    const back = "Komt u, dan krijgt u na afloop € 216,59 terug.";
    expect(sentences({ conditions: depositBack, places: 1 })).toContain(back);
    expect(sentences({ conditions: depositBack, places: 1, now: "2027-01-06T10:00:00Z" })).toContain(back);
    expect(sentences({ conditions: depositBack })).toContain("Komt iedereen, dan krijgt u na afloop € 433,18 terug; komen er minder, dan naar verhouding.");
    expect(sentences({ conditions: depositBack, places: 1, locale: "en" })).toContain("If you come, you get €216.59 back afterwards.");
  });

  test.each([
    ["after-notice", "company", "Blijft een bedrag te lang open, dan rekenen wij pas na een aanmaning wettelijke handelsrente en incassokosten."],
    ["after-notice", "consumer", "Blijft een bedrag te lang open, dan rekenen wij pas na een aanmaning wettelijke rente, en incassokosten als u ook 14 dagen daarna niet heeft betaald."],
    ["by-law", "company", "Betaalt u een bedrag te laat, dan bent u vanaf de dag na de betaaldag wettelijke handelsrente en ten minste € 40,00 incassokosten verschuldigd (art. 6:119a en 6:96 lid 4 BW)."],
    ["by-law", "consumer", "Betaalt u een bedrag te laat, dan bent u vanaf de dag na de betaaldag wettelijke rente verschuldigd (art. 6:119 BW); incassokosten pas als u ook 14 dagen na een aanmaning niet heeft betaald (art. 6:96 lid 6 BW)."],
  ] as const)("late charges %s are named to a %s", (lateCharges, kind, sentence) => {
    expect(sentences({ conditions: { ...conditionSets.usual, lateCharges }, kind })).toContain(sentence);
  });

  test("the participants are asked to confirm at a named moment, unless that is over or nobody asks", () => {
    expect(sentences({ places: 1 })).toContain("Op di 19 jan 2027 09:30 vragen wij per mail of de deelnemer komt; niet antwoorden heeft geen gevolgen.");
    expect(sentences({ places: 1, unitCents: 0 })).toContain("Op di 19 jan 2027 09:30 vragen wij per mail of de deelnemer komt; niet antwoorden heeft geen gevolgen.");
    expect(sentences({ now: "2027-01-19T09:00:00Z" }).join(" ")).not.toContain("vragen wij per mail");
    expect(sentences({ conditions: { ...conditionSets.usual, confirmHoursBefore: null } }).join(" ")).not.toContain("vragen wij per mail");
  });

  test("conditions that keep the place keep the debt", () => {
    const keep: Conditions = { ...conditionSets.usual, payment: { mode: "before", dueDays: 7, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 } };
    expect(sentences({ conditions: keep })[1]).toBe("Betaalt u later, dan blijven de plaatsen van u en blijft u het bedrag verschuldigd.");
  });

  test("a step that is over when the order is made is not promised any more", () => {
    const scale = sentences({ now: "2027-01-02T10:00:00Z", places: 1 }).find((sentence) => sentence.startsWith("Annuleren kost"));
    expect(scale).toBe("Annuleren kost 50 % van de prijs (€ 541,48) tot en met do 7 jan 2027 23:59 en kost daarna 100 % (€ 1.082,95).");
  });

  test("moving is not promised after its last day", () => {
    expect(sentences({ now: "2027-01-20T10:00:00Z" })).toContain("Verzetten naar een andere datum kan alleen in overleg.");
  });

  test("days end at 23:59 on the clock of the place, also across the change to summer time", () => {
    const text = sentences({ now: "2027-03-10T10:00:00Z", startsAt: "2027-04-11T07:30:00Z", places: 1 }).join(" ");
    expect(text).toContain("gratis tot en met zo 14 mrt 2027 23:59");
    expect(text).toContain("tot en met zo 28 mrt 2027 23:59");
    expect(text).toContain("tot zo 11 apr 2027 09:30");
  });

  test("a payment day moves over the holidays at the end of the year", () => {
    expect(sentences({ now: "2026-12-18T10:00:00Z", startsAt: "2027-03-11T08:30:00Z" })[0]).toContain("vóór ma 28 dec 2026 23:59");
    expect(sentences({ now: "2026-12-25T10:00:00Z", startsAt: "2027-03-11T08:30:00Z" })[0]).toContain("vóór ma 4 jan 2027 23:59");
  });

  test("a free training speaks of no money", () => {
    for (const locale of locales) {
      const text = sentences({ unitCents: 0, locale }).join(" ");
      expect(text).not.toContain("€");
      expect(text).not.toContain("%");
    }
  });

  test.each(Object.entries({ ...conditionSets, inThree, depositBack }))("the conditions %s read whole in both languages, for both kinds, for one and for more", (_name, conditions) => {
    for (const locale of locales) {
      for (const kind of kinds) {
        for (const places of [1, 3]) {
          const wording = writeWording(input({ conditions, locale, kind, places }));
          for (const text of [...wording.sentences, ...wording.information.map((paragraph) => paragraph.text)]) {
            expect(text).toMatch(/[.!]$/);
            expect(text).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\./);
          }
        }
      }
    }
  });

  test("strict conditions name the fee for moving again", () => {
    expect(sentences({ conditions: conditionSets.strict, places: 1 }).join(" ")).toContain("kan één keer gratis en daarna voor € 75,00 per keer, tot en met do 7 jan 2027 23:59");
  });

  test("English says the same", () => {
    const text = sentences({ locale: "en", places: 1 }).join(" ");
    expect(text).toContain("You pay €1,082.95 including VAT before Tue 1 Dec 2026 23:59.");
    expect(text).toContain("Cancelling is free up to and including Thu 24 Dec 2026 23:59, costs 50% of the price (€541.48) up to and including Thu 7 Jan 2027 23:59 and costs 100% (€1,082.95) after that.");
  });
});

describe("the information before the order", () => {
  test("a company reads whom it orders for and that there is no withdrawal period", () => {
    const block = paragraphs();
    expect(Object.keys(block)).toEqual(["Wat", "Prijs", "Betalen", "Aanbieder", "De overeenkomst", "Bedrijf"]);
    expect(block["Wat"]).toBe("Onderhandelen zonder trucs, do 21 en vr 22 januari 2027, 09:30 tot 17:00 uur, Pakhuis De Wending, Sluiskade 40, Utrecht, 2 dagen (14 uur), voor twee personen. De voertaal is Nederlands.");
    expect(block["Prijs"]).toBe("€ 2.165,90 inclusief € 375,90 btw (21 %). Er zijn geen andere kosten.");
    expect(block["Betalen"]).toBe("Betalen kan met een overschrijving, uiterlijk op di 1 dec 2026 23:59; deze betaaldag is deel van de overeenkomst.");
    expect(block["Aanbieder"]).toBe("Studio Helder, Oude Lijnbaan 14, 3599 XX Utrecht, KVK 00012345, 030 000 04 12, hallo@studiohelder.example. Klachten gaan naar hetzelfde adres; u krijgt binnen 5 dagen antwoord.");
    expect(block["Bedrijf"]).toContain("U bestelt voor Noordkaap Bouwkeramiek B.V., KVK 00098765. Er geldt geen bedenktijd. Annuleren is gratis");
  });

  test("names paying online where it is offered", () => {
    expect(paragraphs({ online: true })["Betalen"]).toBe("Betalen kan met een overschrijving of online op de pagina van uw afspraak, uiterlijk op di 1 dec 2026 23:59; deze betaaldag is deel van de overeenkomst.");
    expect(paragraphs({ online: true, locale: "en" })["Paying"]).toContain("You can pay by bank transfer or online on the page of your deal, at the latest on Tue 1 Dec 2026 23:59;");
  });

  test("a private person reads the withdrawal period with its last moment, how, and gets the model form", () => {
    const block = paragraphs({ kind: "consumer", places: 1 });
    expect(Object.keys(block).slice(-3)).toEqual(["Bedenktijd", "Annuleren", "Modelformulier voor herroeping"]);
    expect(block["Bedenktijd"]).toContain("tot en met di 8 dec 2026 23:59");
    expect(block["Bedenktijd"]).toContain("hallo@studiohelder.example");
    expect(block["Bedenktijd"]).toContain("‘Hier de overeenkomst herroepen’, onderaan elke pagina van uw afspraak en op /helder/herroepen");
    expect(block["Bedenktijd"]).not.toContain("binnen uw bedenktijd");
    expect(block["Modelformulier voor herroeping"]).toContain("Doorhalen wat niet van toepassing is");
  });

  test("a training that starts within the withdrawal period says what an early start means", () => {
    expect(paragraphs({ kind: "consumer", now: "2027-01-11T10:00:00Z" })["Bedenktijd"]).toContain("betaalt u het deel dat al gegeven is");
  });

  test("an exempt trainer names the ground and never an amount of VAT", () => {
    const block = paragraphs({ vatRegime: "exempt" });
    expect(block["Prijs"]).toBe("€ 1.790,00, vrijgesteld van btw (art. 11 lid 1 onderdeel o Wet OB 1968, CRKBO). Er zijn geen andere kosten.");
  });

  test("a free training asks for no payment day and knows no withdrawal", () => {
    expect(Object.keys(paragraphs({ unitCents: 0, kind: "consumer" }))).toEqual(["Wat", "Prijs", "Aanbieder", "De overeenkomst", "Annuleren"]);
  });
});

describe("the button and the boxes", () => {
  test("a paid order says that it obliges to pay, in the words of the law", () => {
    expect(orderButtonText(108_295, "nl")).toBe("Bestelling met betalingsverplichting");
    expect(orderButtonText(108_295, "en")).toBe("Order with obligation to pay");
    expect(orderButtonText(0, "nl")).toBe("Gratis inschrijven");
    expect(waitingButtonText("nl")).toBe("Zet mij op de wachtlijst (vrijblijvend)");
  });

  test("the box of the terms names version and payment day", () => {
    const boxes = consentTexts({ locale: "nl", termsNumber: 4, dueAt: "2026-12-01T22:59:59Z", zone });
    expect(plain(boxes.terms)).toBe("Ik ga akkoord met de voorwaarden (versie 4, pdf), inclusief betalen uiterlijk op di 1 dec 2026 23:59.");
    expect(consentTexts({ locale: "en", termsNumber: 1, dueAt: null, zone }).terms).toBe("I agree to the terms (version 1, pdf).");
    expect(boxes.earlyStart).toContain("uitdrukkelijk");
  });
});
