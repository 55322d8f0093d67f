import type { FactsOf } from "../kinds.ts";
import type { Letter } from "../letter.ts";
import { placeFacts } from "./deal-parts.ts";
import type { DealMail } from "./words.ts";

/**
 * The question whether people come. For a participant it is practical only: no price, and an address at which one can say to
 * come and nothing else.
 * @param mail.meetings of the date that is asked about
 */
export function comingAsked(mail: DealMail, { bookingIds, to }: FactsOf<"coming-asked">, comingUrl: string): Letter {
  const { words, deal, meetings } = mail;
  const { comingAsked: texts, labels } = words.texts;
  const { course, conditions, session } = deal.frozen;
  const asked = mail.bookings.filter(({ id }) => bookingIds.includes(id));
  const names = words.names(asked);
  const oneself = to === "participant" || (asked.length === 1 && asked[0]?.email.toLowerCase() === deal.customer.orderedBy.email.toLowerCase());
  const startsAt = words.moment(meetings[0]?.startsAt ?? session.startsAt);
  const substitute = conditions.substitute ? texts.substitute[oneself ? "oneself" : "others"] : [];
  return {
    subject: texts.subject(course.title, words.days(meetings)),
    parts: [
      { kind: "sentence", pieces: oneself ? texts.asksYou(course.title, startsAt) : texts.asksAbout(names, startsAt) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: texts.why },
      { kind: "button", href: comingUrl, label: texts.button },
      { kind: "text", text: [to === "participant" ? texts.cannot.participant(deal.customer.orderedBy.name) : texts.cannot[oneself ? "oneself" : "orderer"], ...substitute].join(" ") },
      { kind: "facts", facts: [{ label: labels.training, value: course.title }, ...placeFacts(mail)] },
      { kind: "small", text: texts.silence },
    ],
  };
}
