import { noRules } from "../../src/domain/price/price-rules.ts";
import type { CourseInput, MeetingInput, SessionInput } from "../../src/features/catalogue/actions.ts";
import { payBefore } from "./cast.ts";

/** What a trainer would fill in. Everything in it is invented. */

export function courseOf(change: Partial<CourseInput> = {}): CourseInput {
  return {
    title: "Lastige gesprekken",
    lead: "Een dag oefenen met het gesprek dat je uitstelt.",
    description: "",
    outcomes: ["Een eerste zin die klopt."],
    included: [{ name: "Eén dag", text: "7 uur training, met lunch" }],
    audience: "Voor iedereen met collega’s.",
    duration: "1 dag (7 uur)",
    language: "nl",
    vatRegime: "standard",
    vatBasisPoints: 2100,
    service: "open",
    ...change,
  };
}

export function meetingOf(day: string, change: Partial<MeetingInput> = {}): MeetingInput {
  return {
    startsAt: Temporal.Instant.from(`${day}T08:30:00Z`),
    endsAt: Temporal.Instant.from(`${day}T16:00:00Z`),
    place: "Pakhuis De Wending",
    address: "Sluiskade 40, Utrecht",
    onlineUrl: null,
    ...change,
  };
}

export function sessionOf(change: Partial<SessionInput> = {}): SessionInput {
  return {
    language: "nl",
    priceCents: 89_500,
    rules: noRules,
    capacity: 12,
    minimum: 5,
    signUpUntil: null,
    termsVersionId: null,
    conditions: payBefore,
    meetings: [meetingOf("2027-03-11")],
    ...change,
  };
}
