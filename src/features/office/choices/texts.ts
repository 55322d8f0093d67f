import type { SessionMoveAnswer } from "../../../domain/session-move/answers.ts";

const nl = {
  title: "Keuzes na afgelasten en verzetten",
  lead: (open: number, back: string | null) =>
    open === 0 && back === null ? "Iedereen heeft gekozen en er gaat niets meer terug." : [...(open === 0 ? [] : [open === 1 ? "Eén klant moet nog kiezen" : `${open} klanten moeten nog kiezen`]), ...(back === null ? [] : [`${back} gaat nog terug`])].join("; ") + ".",
  all: "Alle open keuzes",
  overview: "Wie heeft gekozen",
  caption: "Klanten en hun keuze",
  columns: { customer: "Klant", places: "Plaatsen", answer: "Keuze", when: "Wanneer", back: "Nog terug, €" },
  until: (when: string) => `tot ${when}`,
  sum: "Nog terug te betalen",
  what: { "called-off": (title: string) => `${title}, afgelast`, moved: (title: string) => `${title}, verzet` },
  answers: {
    open: "nog niet gekozen",
    stays: "komt op de nieuwe datum",
    "other-date": "andere datum",
    refund: "geld terug",
    credit: "tegoed",
    silence: "niets gehoord",
    gone: "was al weg",
    "moved-again": "opnieuw gevraagd",
    "called-off": "afgelast",
  } satisfies Record<SessionMoveAnswer | "open", string>,
  silence: { "called-off": "niets gehoord: geld terug", moved: "niets gehoord: plaats blijft" },
  summary: (answered: number, all: number) => `${answered} van ${all} ${all === 1 ? "klant heeft" : "klanten hebben"} gekozen.`,
  empty: "Niemand hoeft te kiezen en er is niets terug te betalen. Last je een sessie af of verzet je haar, dan staat hier wie nog niets heeft gezegd.",
  nobody: "Niemand had zich ingeschreven.",
};

const en: typeof nl = {
  title: "Choices after calling off and moving",
  lead: (open, back) =>
    open === 0 && back === null ? "Everybody has chosen and nothing goes back any more." : [...(open === 0 ? [] : [open === 1 ? "One customer still has to choose" : `${open} customers still have to choose`]), ...(back === null ? [] : [`${back} still goes back`])].join("; ") + ".",
  all: "All open choices",
  overview: "Who has chosen",
  caption: "Customers and their choice",
  columns: { customer: "Customer", places: "Places", answer: "Choice", when: "When", back: "Still back, €" },
  until: (when) => `until ${when}`,
  sum: "Still to be paid back",
  what: { "called-off": (title) => `${title}, called off`, moved: (title) => `${title}, moved` },
  answers: {
    open: "not chosen yet",
    stays: "comes on the new date",
    "other-date": "another date",
    refund: "money back",
    credit: "credit",
    silence: "not heard",
    gone: "had left already",
    "moved-again": "asked anew",
    "called-off": "called off",
  },
  silence: { "called-off": "not heard: money back", moved: "not heard: place stays" },
  summary: (answered, all) => `${answered} of ${all} ${all === 1 ? "customer has" : "customers have"} chosen.`,
  empty: "Nobody has to choose and nothing is to be paid back. When you call a session off or move it, whoever has not said anything stands here.",
  nobody: "Nobody had signed up.",
};

export const choicesTexts = { nl, en };
