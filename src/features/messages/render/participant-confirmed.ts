import type { FactsOf } from "../kinds.ts";
import type { Letter } from "../letter.ts";
import { calendarOf, placeFacts } from "./deal-parts.ts";
import type { DealMail } from "./words.ts";

/** For who comes but did not order: practical only. No price, and not the customer's own address. */
export function participantConfirmed(mail: DealMail, { place }: FactsOf<"participant-confirmed">): Letter {
  const { deal, words, meetings } = mail;
  const { participantConfirmed: texts, labels, headings, languages } = words.texts;
  const { course } = deal.frozen;
  const { orderedBy } = deal.customer;
  const days = words.days(meetings);
  return {
    subject: texts.subject(course.title, days),
    parts: [
      { kind: "sentence", pieces: texts[place](course.title, days) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.signedUpBy(orderedBy.name) },
      { kind: "heading", text: headings.practical },
      {
        kind: "facts",
        facts: [
          { label: labels.training, value: [course.title, course.duration].filter((part) => part !== "").join(", ") },
          ...placeFacts(mail),
          { label: labels.language, value: languages[course.language] },
          { label: labels.signedUpBy, value: orderedBy.name },
        ],
      },
      { kind: "text", text: texts.calendar },
      { kind: "text", text: texts.changes },
    ],
    attachments: [calendarOf(mail, { tentative: place === "held", description: "" })],
  };
}
