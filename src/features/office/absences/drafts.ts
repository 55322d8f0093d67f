import type { AbsenceOutcome } from "../../../domain/absence/absences.ts";
import type { Locale } from "../../../domain/locale.ts";

export type Draft = { subject: string; text: string };

/** What a draft is filled with, already in the language of the deal. `payBy` is null when all is paid. */
export type DraftFacts = { name: string; from: string; why: "no-show" | "cancelled"; day: string; fee: string; rest: string; payBy: string | null; creditUntil: string };

/** Messages in plain friendly words, in the language of the deal, for the trainer to send or to change. */
export function draftsOf(facts: DraftFacts, locale: Locale): Record<AbsenceOutcome, Draft> {
  return locale === "nl" ? dutch(facts) : english(facts);
}

function dutch({ name, from, why, day, fee, rest, payBy, creditUntil }: DraftFacts): Record<AbsenceOutcome, Draft> {
  const missed = why === "no-show" ? `We hebben u ${day} gemist.` : `Jammer dat u er ${day} niet bij kon zijn.`;
  const subject = `Over ${day}`;
  const letter = (...paragraphs: string[]) => [`Dag ${name},`, ...paragraphs, `Hartelijke groet,\n${from}`].join("\n\n");
  const due = (amount: string) => (payBy === null ? `${amount}. Dat is al betaald; u hoeft niets te doen.` : `${amount}, te betalen tot en met ${payBy}.`);
  const ask = "Klopt er iets niet, of wilt u overleggen? Antwoord gewoon op deze mail.";
  return {
    charge: { subject, text: letter(`${missed} Zoals bij uw bestelling stond, blijft daarvoor verschuldigd: ${due(fee)}`, ask) },
    half: { subject: `${subject}: de helft`, text: letter(`${missed} Ik reken de helft: ${payBy === null ? `${rest}. Wat u te veel heeft betaald, krijgt u terug.` : due(rest)}`, ask) },
    "other-date": { subject: "Een andere dag?", text: letter(`${missed} Ik bied u graag een andere datum aan, voor de gewone prijs van uw plaats en zonder extra kosten. Welke dat is en tot wanneer u kunt kiezen, staat hieronder.`, `Hoor ik niets, dan blijft de afspraak zoals die was: ${due(fee)}`) },
    credit: { subject: `${subject}: een tegoed`, text: letter(`${missed} Zodra deze afspraak is betaald, kunt u ${fee} als tegoed gebruiken tot en met ${creditUntil}. Wilt u dat, zeg het dan op uw eigen pagina.`, `Hoor ik niets, dan blijft de afspraak zoals die was: ${due(fee)}`) },
    "let-go": { subject, text: letter(`${missed} Ik laat het deze keer gaan: voor deze plaats hoeft u niets te betalen.`, "Graag tot een volgende keer.") },
  };
}

function english({ name, from, why, day, fee, rest, payBy, creditUntil }: DraftFacts): Record<AbsenceOutcome, Draft> {
  const missed = why === "no-show" ? `We missed you on ${day}.` : `A pity that you could not be there on ${day}.`;
  const subject = `About ${day}`;
  const letter = (...paragraphs: string[]) => [`Hello ${name},`, ...paragraphs, `Kind regards,\n${from}`].join("\n\n");
  const due = (amount: string) => (payBy === null ? `${amount}. That is paid already; you need not do anything.` : `${amount}, to be paid up to and including ${payBy}.`);
  const ask = "Is something not right, or would you like to talk? Simply answer this mail.";
  return {
    charge: { subject, text: letter(`${missed} As your order said, this stays owed for it: ${due(fee)}`, ask) },
    half: { subject: `${subject}: half of it`, text: letter(`${missed} I charge half of it: ${payBy === null ? `${rest}. What you paid too much goes back to you.` : due(rest)}`, ask) },
    "other-date": { subject: "Another day?", text: letter(`${missed} I gladly offer you another date, for the usual price of your place and at no extra cost. Which one it is and until when you can choose stands below.`, `If I hear nothing, the agreement stays as it was: ${due(fee)}`) },
    credit: { subject: `${subject}: a credit`, text: letter(`${missed} Once this agreement is paid, you can use ${fee} as a credit up to and including ${creditUntil}. If you would like that, say so on your own page.`, `If I hear nothing, the agreement stays as it was: ${due(fee)}`) },
    "let-go": { subject, text: letter(`${missed} I let it go this time: you need not pay for this place.`, "I hope to see you another time.") },
  };
}
