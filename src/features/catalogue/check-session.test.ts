import { describe, expect, test } from "vitest";
import { meetingOf, sessionOf } from "../../../test/support/catalogue.ts";
import { payBefore } from "../../../test/support/cast.ts";
import { checkSession } from "./check-session.ts";
import type { SessionBefore, SessionInput, SessionProblem } from "./check-session.ts";

const now = Temporal.Instant.from("2026-11-24T09:41:00Z");
const at = (text: string) => Temporal.Instant.from(text);

function check(change: Partial<SessionInput>, before: SessionBefore | null = null): SessionProblem[] {
  return checkSession(sessionOf(change), { before, now });
}

function was(change: Partial<SessionBefore> = {}): SessionBefore {
  return { status: "draft", seatsTaken: 0, waiting: 0, signUpUntil: null, meetings: [meetingOf("2027-03-11")], ...change };
}

describe("a session as it would become", () => {
  test("holds together when nothing is wrong", () => {
    expect(check({})).toEqual([]);
  });

  test("may still lack its days and its terms while it is a draft", () => {
    expect(check({ meetings: [], termsVersionId: null })).toEqual([]);
    expect(check({ meetings: [], termsVersionId: null }, was({ meetings: [] }))).toEqual([]);
    expect(check({ meetings: [], termsVersionId: null }, was({ status: "published", meetings: [] }))).toEqual(["no-terms", "no-meetings"]);
  });

  test.each<[SessionProblem, Partial<SessionInput>]>([
    ["price-out-of-range", { priceCents: -1 }],
    ["price-out-of-range", { priceCents: 10.5 }],
    ["price-out-of-range", { priceCents: 100_000_001 }],
    ["capacity-out-of-range", { capacity: 0, minimum: 0 }],
    ["capacity-out-of-range", { capacity: 100_001 }],
    ["minimum-out-of-range", { minimum: -1 }],
    ["minimum-above-capacity", { capacity: 4 }],
    ["too-many-meetings", { meetings: Array.from({ length: 31 }, (_, index) => meetingOf(Temporal.PlainDate.from("2027-03-01").add({ days: index }).toString())) }],
    ["place-missing", { meetings: [meetingOf("2027-03-11", { place: "" })] }],
    ["online-url-invalid", { meetings: [meetingOf("2027-03-11", { onlineUrl: "javascript:alert(1)" })] }],
    ["online-url-invalid", { meetings: [meetingOf("2027-03-11", { onlineUrl: "ontmoeten" })] }],
    ["meeting-ends-before-start", { meetings: [meetingOf("2027-03-11", { endsAt: at("2027-03-11T08:30:00Z") })] }],
    ["meetings-overlap", { meetings: [meetingOf("2027-03-11"), meetingOf("2027-03-11")] }],
    ["starts-in-past", { meetings: [meetingOf("2026-11-20")] }],
    ["deadline-in-past", { signUpUntil: at("2026-11-24T09:40:59Z") }],
    ["deadline-after-start", { signUpUntil: at("2027-03-11T08:30:01Z") }],
    ["grace-out-of-range", { conditions: { ...payBefore, payment: { mode: "before", dueDays: 7, graceHours: 200, onLapse: "keep", reminderDaysBefore: 2 } } }],
  ])("says %s", (problem, change) => {
    expect(check(change)).toEqual([problem]);
  });

  test("an online meeting needs no place", () => {
    expect(check({ meetings: [meetingOf("2027-03-11", { place: "", onlineUrl: "https://ontmoeten.example/kamer" })] })).toEqual([]);
  });

  test("the deadline may be the start itself, and this very moment", () => {
    expect(check({ signUpUntil: at("2027-03-11T08:30:00Z") })).toEqual([]);
    expect(check({ signUpUntil: now })).toEqual([]);
  });
});

describe("a session that changes", () => {
  test("never has fewer places than are taken", () => {
    const before = was({ status: "published", seatsTaken: 6 });
    expect(check({ capacity: 6, termsVersionId: "t" }, before)).toEqual([]);
    expect(check({ capacity: 5, termsVersionId: "t" }, before)).toEqual(["capacity-below-taken"]);
  });

  test.each([{ seatsTaken: 1 }, { waiting: 1 }])("keeps its days once somebody counts on them (%o)", (people) => {
    const before = was(people);
    expect(check({ meetings: [meetingOf("2027-03-11", { place: "Elders" })] }, before)).toEqual([]);
    expect(check({ meetings: [meetingOf("2027-03-12")] }, before)).toEqual(["date-agreed"]);
    expect(check({ meetings: [meetingOf("2027-03-11"), meetingOf("2027-03-12")] }, before)).toEqual(["date-agreed"]);
  });

  test("may leave what is past as it is, and not put something new there", () => {
    const past = { meetings: [meetingOf("2026-11-20")], signUpUntil: at("2026-11-18T22:59:59Z") };
    expect(check(past, was(past))).toEqual([]);
    expect(check({ ...past, meetings: [meetingOf("2026-11-21")] }, was(past))).toEqual(["starts-in-past"]);
    expect(check({ ...past, signUpUntil: at("2026-11-19T22:59:59Z") }, was(past))).toEqual(["deadline-in-past"]);
  });
});
