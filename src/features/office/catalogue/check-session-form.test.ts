import { describe, expect, test } from "vitest";
import { conditionSets } from "../../../domain/conditions/sets.ts";
import type { Locale } from "../../../domain/locale.ts";
import { checkSessionForm } from "./check-session-form.ts";
import type { SessionTyped } from "./session-form.ts";
import { noMeeting } from "./session-form.ts";

const now = Temporal.Instant.from("2026-11-24T09:41:00Z");
const day = { ...noMeeting, date: "2027-03-11", start: "09:30", end: "17:00", place: "De Wending" };
const right: SessionTyped = {
  meetings: [day], price: "895", earlyBird: [], group: [], extras: [], capacity: "12", minimum: "5", untilDate: "", untilTime: "", language: "nl", terms: "", set: "usual",
};

function check(change: Partial<SessionTyped>, locale: Locale = "nl") {
  return checkSessionForm({ ...right, ...change }, { zone: "Europe/Amsterdam", locale, now, conditions: conditionSets.usual, before: null });
}

const wrong = (change: Partial<SessionTyped>, locale?: Locale) => Object.fromEntries(check(change, locale).problems);

describe("the form of a session", () => {
  test("is a session when everything is right", () => {
    expect(check({}).input).toMatchObject({
      priceCents: 89_500, capacity: 12, minimum: 5, signUpUntil: null, termsVersionId: null, language: "nl",
      meetings: [{ startsAt: Temporal.Instant.from("2027-03-11T08:30:00Z"), endsAt: Temporal.Instant.from("2027-03-11T16:00:00Z"), place: "De Wending", onlineUrl: null }],
    });
  });

  test("leaves rows without anything out", () => {
    expect(check({ meetings: [noMeeting, day, noMeeting] }).input?.meetings).toHaveLength(1);
    expect(check({ meetings: [] }).input?.meetings).toEqual([]);
  });

  test.each([
    ["0", 0], ["895", 89_500], ["1.082,95", 108_295], ["1082,95", 108_295], ["1082.95", 108_295], ["12.345", 1_234_500], ["€ 89,-", 8_900],
  ])("a Dutch price %s is %d cents", (price, priceCents) => {
    expect(check({ price }).input?.priceCents).toBe(priceCents);
  });

  test.each<[string, Locale, string]>([
    ["12,345", "nl", "price-decimals"],
    ["1082,955", "nl", "price-decimals"],
    ["1082.955", "nl", "price-decimals"],
    ["0.125", "nl", "price-decimals"],
    ["12.345", "en", "price-decimals"],
    ["", "nl", "price-missing"],
    ["gratis", "nl", "price-invalid"],
    ["-5", "nl", "price-invalid"],
    ["9999999", "nl", "price-invalid"],
  ])("a price of '%s' (%s) is refused: %s", (price, locale, problem) => {
    expect(wrong({ price }, locale)).toEqual({ price: problem });
  });

  test.each<[string, Partial<typeof day>, Record<string, string>]>([
    ["without its day", { date: "" }, { "meeting-1-date": "date-missing" }],
    ["on a day that does not exist", { date: "2027-02-30" }, { "meeting-1-date": "date-invalid" }],
    ["in the past", { date: "2026-11-20" }, { "meeting-1-date": "starts-in-past" }],
    ["that ends before it starts", { end: "09:00" }, { "meeting-1-end": "end-before-start" }],
    ["that takes no time", { end: "09:30" }, { "meeting-1-end": "end-before-start" }],
    ["that starts in the hour that the clocks skip", { date: "2027-03-28", start: "02:30" }, { "meeting-1-start": "time-skipped" }],
    ["that ends in the hour that the clocks skip", { date: "2027-03-28", start: "01:00", end: "02:15" }, { "meeting-1-end": "time-skipped" }],
    ["without its times", { start: "", end: "half vijf" }, { "meeting-1-start": "time-missing", "meeting-1-end": "time-invalid" }],
    ["nowhere", { place: "" }, { "meeting-1-place": "place-missing" }],
    ["at a link that is none", { url: "javascript:alert(1)" }, { "meeting-1-url": "online-url-invalid" }],
    ["at a place with too long a name", { place: "a".repeat(201) }, { "meeting-1-place": "too-long" }],
  ])("a meeting %s is refused at its field", (_, change, problems) => {
    expect(wrong({ meetings: [{ ...day, ...change }] })).toEqual(problems);
  });

  test("names the row that overlaps another, whatever their order", () => {
    expect(wrong({ meetings: [{ ...day, start: "16:00", end: "18:00" }, day] })).toEqual({ "meeting-1-start": "meetings-overlap" });
  });

  test.each<[string, string, string | null, Record<string, string>]>([
    ["2027-03-01", "", "2027-03-01T22:59:59Z", {}],
    ["2027-03-01", "23:59", "2027-03-01T22:59:59Z", {}],
    ["2027-03-01", "12:00", "2027-03-01T11:00:00Z", {}],
    ["", "12:00", null, { "until-date": "date-missing" }],
    ["2027-13-01", "", null, { "until-date": "date-invalid" }],
    ["2027-03-28", "02:30", null, { "until-time": "time-skipped" }],
    ["2027-03-11", "10:00", null, { "until-date": "deadline-after-start" }],
    ["2026-11-23", "", null, { "until-date": "deadline-in-past" }],
  ])("signing up until '%s' '%s' is %s", (untilDate, untilTime, at, problems) => {
    const checked = check({ untilDate, untilTime });
    expect([checked.input?.signUpUntil?.toString() ?? null, Object.fromEntries(checked.problems)]).toEqual([at, problems]);
  });

  test.each<[Partial<SessionTyped>, Record<string, string>]>([
    [{ capacity: "" }, { capacity: "number-missing" }],
    [{ capacity: "12,5" }, { capacity: "number-invalid" }],
    [{ capacity: "-1" }, { capacity: "number-invalid" }],
    [{ capacity: "0" }, { capacity: "capacity-out-of-range", minimum: "minimum-above-capacity" }],
    [{ minimum: "13" }, { minimum: "minimum-above-capacity" }],
    [{ minimum: "veel" }, { minimum: "number-invalid" }],
  ])("%o is refused at its field", (change, problems) => {
    expect(wrong(change)).toEqual(problems);
  });

  test("says everything that is wrong at once, in the order of the page, and still reads the rest", () => {
    const checked = check({ meetings: [{ ...day, end: "" }, { ...day, date: "2026-11-20" }], price: "x", capacity: "3", minimum: "4" });
    expect([...checked.problems]).toEqual([
      ["meeting-1-end", "time-missing"], ["meeting-2-date", "starts-in-past"], ["price", "price-invalid"], ["minimum", "minimum-above-capacity"],
    ]);
    expect(checked.input).toBeNull();
    expect(checked.readable).toMatchObject({ priceCents: null, meetings: [{ place: "De Wending" }] });
  });
});

describe("the rules of a price", () => {
  const early = (day: string, price: string) => ({ day, price });

  test("are read as they are typed, and empty rows are left out", () => {
    const { input } = check({
      earlyBird: [early("2027-01-31", "795"), early("", "")],
      group: [{ places: "3", share: "7,5 %" }],
      extras: [{ text: "Boek", price: "25", vat: "9" }, { text: "Lunch", price: "10", vat: "" }],
    });
    expect(input?.rules).toEqual({
      earlyBird: [{ untilDay: "2027-01-31", priceCents: 79_500 }],
      group: [{ fromPlaces: 3, basisPointsOff: 750 }],
      extras: [{ text: "Boek", priceCents: 2_500, vatBasisPoints: 900 }, { text: "Lunch", priceCents: 1_000, vatBasisPoints: null }],
    });
  });

  test.each<[Partial<SessionTyped>, Record<string, string>]>([
    [{ earlyBird: [early("", "795")] }, { "early-1-day": "date-missing" }],
    [{ earlyBird: [early("2027-02-30", "795")] }, { "early-1-day": "date-invalid" }],
    [{ earlyBird: [early("2027-01-31", "")] }, { "early-1-price": "price-missing" }],
    [{ earlyBird: [early("2027-01-31", "995")] }, { "early-1-price": "early-bird-price" }],
    [{ earlyBird: [early("2027-03-12", "795")] }, { "early-1-day": "early-bird-after-start" }],
    [{ group: [{ places: "1", share: "10" }] }, { "group-1-places": "group-places" }],
    [{ group: [{ places: "3", share: "veel" }] }, { "group-1-share": "share-invalid" }],
    [{ extras: [{ text: "", price: "25", vat: "9" }] }, { "extra-1-text": "extra-text" }],
    [{ price: "0", group: [{ places: "3", share: "10" }] }, { price: "rules-on-free" }],
  ])("%j is wrong at %j", (change, problems) => {
    expect(wrong(change)).toEqual(problems);
  });
});
