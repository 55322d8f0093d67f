import { describe, expect, test } from "vitest";
import { datedCancellationSteps } from "../../domain/conditions/cancellation-fee.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { paymentSchedule } from "../../domain/conditions/payment-schedule.ts";
import { conditionSets } from "../../domain/conditions/sets.ts";
import { withdrawUntil } from "../../domain/deal/withdrawal.ts";
import { cents } from "../../domain/money.ts";
import { dealLineInWords } from "./line-points.ts";
import type { LineContext } from "./line-points.ts";

const zone = "Europe/Amsterdam";
const startsAt = Temporal.Instant.from("2027-01-21T08:30:00Z");
const ordered = Temporal.Instant.from("2026-11-24T09:41:00Z");

function line(given: { now?: string; orderedAt?: Temporal.Instant | null; stage?: LineContext["stage"]; paidCents?: number; places?: number; kind?: LineContext["kind"]; conditions?: Conditions; totalCents?: number; locale?: LineContext["locale"] } = {}) {
  const { conditions = conditionSets.usual, kind = "company", places = 2, totalCents = 216_590, locale = "nl" } = given;
  const plan = paymentSchedule({ plan: conditions.payment, totalCents: cents(totalCents), formedAt: ordered, startsAt, endsAt: startsAt.add({ hours: 31 }), zone });
  return dealLineInWords({
    stage: given.stage ?? "ordered", locale, zone, kind, places, totalCents, place: plan.place, conditions, startsAt, days: 2,
    schedule: plan.parts.map((part) => ({ name: part.name, cents: part.cents, dueAt: part.dueAt.toString(), lapseAt: part.lapseAt?.toString() ?? null })),
    steps: datedCancellationSteps({ conditions, kind, startsAt, zone, totalCents: cents(totalCents) }),
    now: Temporal.Instant.from(given.now ?? "2026-11-26T13:05:00Z"),
    orderedAt: given.orderedAt === undefined ? ordered : given.orderedAt,
    paidCents: given.paidCents ?? 0,
    withdrawUntil: kind === "consumer" ? withdrawUntil(ordered, zone) : null,
  });
}

function spoken(points: ReturnType<typeof line>): string[] {
  return points.map((point) =>
    [point.name, point.price == null ? "" : `${point.price.label} ${point.price.amount}`, point.you ?? "", point.we ?? ""]
      .filter((part) => part !== "").join(" | ").replaceAll("\u00a0", " "),
  );
}

describe("the line of a deal in words", () => {
  test("a held deal says what was ordered, what can be done now and what each moment brings", () => {
    expect(spoken(line())).toEqual([
      "Bestelling | U bestelde twee plaatsen.",
      "Bevestiging | Wij mailen de afspraak en houden twee plaatsen voor u vast.",
      "Nu | annuleren nu € 0,00 | U kunt betalen, verzetten of annuleren.",
      "Betalen vóór | annuleren daarna € 0,00 | U heeft betaald; de plaatsen zijn van u. | Wij geven de plaatsen door als er niet betaald is. U betaalt dan niets.",
      "Gratis annuleren tot en met | annuleren daarna € 1.082,95 | U kunt nog gratis verzetten. | Wij betalen terug als iemand anders uw plaats neemt.",
      "Voor de helft tot en met | annuleren daarna € 2.165,90 | U kunt nog altijd gratis een collega sturen.",
      "Start | U komt, of een collega komt. | Wij geven twee dagen training. Gaat die niet door, dan krijgt u alles terug.",
    ]);
  });

  test("before the order nothing binds and moments that nobody knows are said in words", () => {
    const points = line({ stage: "reviewing", orderedAt: null, now: "2026-11-24T09:36:00Z" });
    expect(points.slice(0, 3).map(({ name, moment, now }) => ({ name, moment, now }))).toEqual([
      { name: "Nu", moment: { datetime: "2026-11-24T10:36+01:00", day: "di 24 nov 2026", clock: "10:36" }, now: true },
      { name: "Bestelling", moment: "zodra u op de knop drukt", now: false },
      { name: "Bevestiging", moment: "binnen een minuut", now: false },
    ]);
    expect(points[0]?.you).toBe("U controleert. U zit nergens aan vast.");
  });

  test("a private person sees the withdrawal period and the most that cancelling can cost", () => {
    const points = spoken(line({ kind: "consumer", places: 1, totalCents: 108_295 }));
    expect(points).toContain("Bedenktijd tot en met | annuleren daarna € 0,00 | U kunt tot dit moment zonder reden herroepen. | Wij betalen bij herroeping binnen 14 dagen alles terug.");
    expect(points).toContain("Gratis annuleren tot en met | annuleren daarna € 541,48 | U betaalt voor annuleren nooit meer dan dit. | Wij betalen terug als iemand anders uw plaats neemt.");
  });

  test("what is paid is done, whenever it was due", () => {
    const paid = line({ paidCents: 216_590 });
    expect(paid.find((point) => point.name === "Betalen vóór")).toMatchObject({ done: true, you: "U betaalde €\u00a02.165,90." });
    expect(paid.find((point) => point.now)?.you).toBe("U kunt verzetten of annuleren.");
  });

  test("each part has a moment of its own, numbered, and only the first takes places away", () => {
    const conditions: Conditions = {
      ...conditionSets.usual,
      payment: {
        mode: "parts",
        parts: [
          { basisPoints: 3_000, days: 7, counted: "after-order" },
          { basisPoints: 3_000, days: 28, counted: "before-start" },
          { basisPoints: 2_000, days: 7, counted: "before-start" },
          { basisPoints: 2_000, days: 7, counted: "after-end" },
        ],
        graceHours: 12,
        onLapse: "release",
        reminderDaysBefore: 2,
      },
    };
    const parts = spoken(line({ conditions, paidCents: 64_977 })).filter((point) => point.startsWith("Deel"));
    expect(parts).toEqual([
      "Deel 1 van 4 betalen vóór | annuleren daarna € 0,00 | U betaalde € 649,77.",
      "Deel 2 van 4 betalen vóór | annuleren daarna € 1.082,95 | U heeft ook dit deel betaald.",
      "Deel 3 van 4 betalen vóór | annuleren daarna € 2.165,90 | U heeft ook dit deel betaald.",
      "Deel 4 van 4 betalen vóór | U betaalt na afloop € 433,18.",
    ]);
    expect(spoken(line({ conditions, locale: "en" })).filter((point) => point.startsWith("Pay part"))[0]).toBe(
      "Pay part 1 of 4 before | cancelling after that €0.00 | You have paid; the places are yours. | We pass the places on if it is not paid. You then pay nothing.",
    );
  });

  test("a deposit that only binds who stays away comes back at the start", () => {
    const conditions: Conditions = {
      ...conditionSets.usual,
      payment: { mode: "deposit", depositBasisPoints: 2_000, returnsOnAttendance: true, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
    };
    expect(spoken(line({ conditions })).at(-1)).toBe(
      "Start | U komt, of een collega komt. | Wij geven twee dagen training. Gaat die niet door, dan krijgt u alles terug. Wie komt, krijgt de aanbetaling terug.",
    );
  });

  test("a free training names no prices", () => {
    expect(line({ totalCents: 0 }).every((point) => point.price === null)).toBe(true);
    expect(spoken(line({ totalCents: 0 })).join(" ")).not.toContain("alles terug");
  });

  test("every sentence of the customer begins with U or You, every one of ours with Wij or We", () => {
    const wrong: string[] = [];
    for (const conditions of Object.values(conditionSets)) {
      for (const kind of ["company", "consumer"] as const) {
        for (const [locale, you, we] of [["nl", /^U /, /^Wij /], ["en", /^You /, /^We /]] as const) {
          for (const now of ["2026-11-26T13:05:00Z", "2027-01-10T10:00:00Z", "2027-01-22T10:00:00Z"]) {
            const points = line({ conditions, kind, locale, now });
            wrong.push(...points.flatMap((point) => point.you ?? []).filter((sentence) => !you.test(sentence)));
            wrong.push(...points.flatMap((point) => point.we ?? []).filter((sentence) => !we.test(sentence)));
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
