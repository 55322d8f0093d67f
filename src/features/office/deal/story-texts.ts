import type { Locale } from "../../../domain/locale.ts";
import { recordWords } from "../../evidence/record-words.ts";

const nl = {
  records: recordWords.nl,
  actors: { system: "vanzelf", trainer: "door jou", customer: "door de klant", "mail-server": "door de mailserver", "time-stamp-service": "door de tijdstempeldienst", "code-holder": "door iemand met de code", request: "een verzoek van buiten, onbekend van wie", answer: "per mail", "unsigned-answer": "per mail, niet ondertekend", "other-answer": "per mail" },
  mail: (title: string, to: string) => `Mail: ${title}, aan ${to}`,
  deadlines: { invoice: "Factuur of creditnota gaat uit", hold: "De plaats vervalt als er niet is betaald", "payment-reminder": "Herinnering gaat uit", "confirm-ask": "Vraag of men komt gaat uit", offer: "Aanbod eindigt", "deal-offer": "Aanbod eindigt", "credit-end": "Tegoed eindigt", "credit-reminder": "Herinnering aan het tegoed gaat uit", "session-end": "De sessie is voorbij", "called-off-answer": "De keuze na het afgelasten eindigt", "session-move-answer": "De keuze na het verzetten eindigt", "collection-end": "Een klaarliggend bericht verloopt", "online-payment": "Bij de betaaldienst wordt nagevraagd of een online betaling er is" } as Readonly<Record<string, string>>,
  now: "nu",
  failed: "kwam niet aan",
  evidence: {
    source: (source: string, at: string) => `Bron: ${source}; vastgelegd ${at}.`,
    contradicted: "een mailserver meldde dat die niet aankwam, en dat spreekt tegen wat hieronder staat",
    noReports: "Hoe het verder ging, wordt ons niet gemeld.",
    relayed: (server: string) => `aangenomen door de mailserver van de ontvanger${server === "" ? "" : ` (${server})`}`,
    line: "Wat die server antwoordde",
    opened: (at: string) => `De pagina waar het klaarligt is opgevraagd ${at}; door wie of wat is niet bekend.`,
    collect: "Laten ophalen met code",
    help: "Wat betekent dit?",
    collection: {
      open: (until: string) => `Ligt klaar om op te halen tot ${until}.`,
      retrieved: (at: string) => `Opgehaald ${at}.`,
      refused: (at: string) => `Niet aangenomen ${at}.`,
      expired: (at: string) => `Niet opgehaald; verlopen ${at}.`,
    },
    reply: (from: string, about: string) => `Antwoord van ${from}${about === "" ? "" : ` op: ${about}`}`,
    automatic: (from: string, about: string) => `Automatisch antwoord van ${from}${about === "" ? "" : ` op: ${about}`}`,
    doesNotCount: {
      automatic: "telt niet als antwoord van de ontvanger: door een programma verstuurd",
      "dkim-failed": "telt niet als antwoord van de ontvanger",
      "other-sender": "telt niet als antwoord van de ontvanger: een ander adres dan waar de mail heen ging",
      "other-address": "telt niet als antwoord op deze mail: geschreven aan een ander adres",
      "our-own": "door jou zelf gestuurd",
    } as Readonly<Record<string, string>>,
  },
  tried: (times: number) => (times === 1 ? "één keer geprobeerd" : `${times} keer geprobeerd`),
};

const en: StoryTexts = {
  records: recordWords.en,
  actors: { system: "by itself", trainer: "by you", customer: "by the customer", "mail-server": "by the mail server", "time-stamp-service": "by the time stamp service", "code-holder": "by somebody with the code", request: "a request from outside, nobody knows whose", answer: "by mail", "unsigned-answer": "by mail, not signed", "other-answer": "by mail" },
  mail: (title, to) => `Mail: ${title}, to ${to}`,
  deadlines: { invoice: "Invoice or credit note goes out", hold: "The place lapses when it is not paid", "payment-reminder": "Reminder goes out", "confirm-ask": "Question whether people come goes out", offer: "Offer ends", "deal-offer": "Offer ends", "credit-end": "Credit ends", "credit-reminder": "Reminder of the credit goes out", "session-end": "The session is over", "called-off-answer": "The choice after calling off ends", "session-move-answer": "The choice after the move ends", "collection-end": "A waiting message expires", "online-payment": "The payment provider is asked whether an online payment is in" },
  now: "now",
  failed: "did not arrive",
  evidence: {
    source: (source, at) => `Source: ${source}; recorded ${at}.`,
    contradicted: "a mail server reported that it did not arrive, which contradicts what stands below",
    noReports: "What happened next is not reported to us.",
    relayed: (server) => `accepted by the recipient's mail server${server === "" ? "" : ` (${server})`}`,
    line: "What that server answered",
    opened: (at) => `The page where it waits was fetched ${at}; by whom or what is not known.`,
    collect: "Have it collected with a code",
    help: "What does this mean?",
    collection: {
      open: (until) => `Waits to be collected until ${until}.`,
      retrieved: (at) => `Collected ${at}.`,
      refused: (at) => `Not accepted ${at}.`,
      expired: (at) => `Not collected; expired ${at}.`,
    },
    reply: (from, about) => `Answer from ${from}${about === "" ? "" : ` to: ${about}`}`,
    automatic: (from, about) => `Automatic answer from ${from}${about === "" ? "" : ` to: ${about}`}`,
    doesNotCount: {
      automatic: "does not count as an answer of the recipient: sent by a program",
      "dkim-failed": "does not count as an answer of the recipient",
      "other-sender": "does not count as an answer of the recipient: another address than the mail went to",
      "other-address": "does not count as an answer to this mail: written to another address",
      "our-own": "sent by yourself",
    },
  },
  tried: (times) => (times === 1 ? "tried once" : `tried ${times} times`),
};

export type StoryTexts = typeof nl;
export const storyTexts: Readonly<Record<Locale, StoryTexts>> = { nl, en };
