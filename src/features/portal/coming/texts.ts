import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../frame/sentence.tsx";
import type { WhyNotComing } from "./facts.ts";

type Sentence = readonly Piece[];

/** The words of the question whether people come. */
const nl = {
  title: "Komt u?",
  eyebrow: (course: string, organisation: string) => `${course}, bij ${organisation}.`,
  asks: (at: Temporal.Instant): Sentence => ["Komt u op ", { at }, "?"],
  asksWho: (at: Temporal.Instant): Sentence => ["Wie komt er op ", { at }, "?"],
  expected: (at: Temporal.Instant): Sentence => ["Fijn, wij verwachten u op ", { at }, "."],
  expectedAll: (at: Temporal.Instant): Sentence => ["Fijn, wij verwachten iedereen op ", { at }, "."],
  over: {
    "no-place": ["Deze plaats staat niet meer: u hoeft niets te laten weten."],
    "called-off": ["Deze training gaat niet door: u hoeft niets te laten weten."],
    begun: ["De training is begonnen: u hoeft niets meer te laten weten."],
    marked: ["De trainer heeft al vastgelegd wie er was."],
    replaced: ["Iemand anders komt in uw plaats: u hoeft niets te laten weten."],
  } satisfies Record<WhyNotComing, Sentence>,
  note: "Alleen de knop legt iets vast. Antwoordt u niet, dan blijft de plaats gewoon staan.",
  yes: "Ja, ik kom",
  yesFor: (name: string) => `${name} komt`,
  comes: "komt",
  onDate: (at: string) => `op ${at}`,
  states: {
    "no-place": "staat niet meer",
    "called-off": "gaat niet door",
    begun: "begonnen",
    marked: "vastgelegd",
    replaced: "iemand anders komt",
  } satisfies Record<WhyNotComing, string>,
  whoHeading: "Wie komt",
  whenHeading: "Wanneer en waar",
  when: "Wanneer",
  where: "Waar",
  online: "Online",
  cannotHeading: "Kunt u niet?",
  cannotOrderer: "Verzetten, annuleren of een ander sturen doet u op uw afspraakpagina. U ziet eerst wat het kost; pas daarna staat het vast.",
  toDeal: "Verzetten of annuleren",
  cannotParticipant: (name: string) => `Laat het ${name} weten, van wie deze plaats is: die kan de plaats verzetten of annuleren.`,
  substitute: "Iemand anders mag ook in uw plaats komen.",
  tell: (organisation: string) => `Of bericht ${organisation}:`,
  backToDeal: "Naar uw afspraak",
};

const en: typeof nl = {
  title: "Are you coming?",
  eyebrow: (course, organisation) => `${course}, at ${organisation}.`,
  asks: (at) => ["Are you coming on ", { at }, "?"],
  asksWho: (at) => ["Who is coming on ", { at }, "?"],
  expected: (at) => ["Good, we expect you on ", { at }, "."],
  expectedAll: (at) => ["Good, we expect everybody on ", { at }, "."],
  over: {
    "no-place": ["This place no longer stands: there is nothing to tell us."],
    "called-off": ["This training does not take place: there is nothing to tell us."],
    begun: ["The training has begun: there is nothing more to tell us."],
    marked: ["The trainer has noted already who was there."],
    replaced: ["Somebody else comes in your place: there is nothing to tell us."],
  },
  note: "Only the button records something. If you do not answer, the place simply stays.",
  yes: "Yes, I am coming",
  yesFor: (name) => `${name} is coming`,
  comes: "is coming",
  onDate: (at) => `on ${at}`,
  states: { "no-place": "no longer stands", "called-off": "does not take place", begun: "has begun", marked: "noted", replaced: "somebody else comes" },
  whoHeading: "Who is coming",
  whenHeading: "When and where",
  when: "When",
  where: "Where",
  online: "Online",
  cannotHeading: "Can't you come?",
  cannotOrderer: "You move, cancel or send somebody else on the page of your agreement. You see first what it costs; only then is it final.",
  toDeal: "Move or cancel",
  cannotParticipant: (name) => `Tell ${name}, whose place this is: they can move or cancel it.`,
  substitute: "Somebody else may come in your place too.",
  tell: (organisation) => `Or write to ${organisation}:`,
  backToDeal: "To your agreement",
};

export type ComingTexts = typeof nl;
export const comingTexts: Readonly<Record<Locale, ComingTexts>> = { nl, en };
