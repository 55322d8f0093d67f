import type { Locale } from "../../domain/locale.ts";
import type { DkimResult } from "../../platform/database/mail-evidence-rows.ts";
import { gradeOfRecord } from "../../proof/grades.ts";
import type { GradingRecord, MessageGrade } from "../../proof/grades.ts";
import type { EvidenceStep } from "./evidence-of.ts";
import type { Reply } from "./store.ts";

type Say = (step: Pick<EvidenceStep, "reportedBy" | "server" | "line" | "dkim" | "domain">) => string;

type Words = {
  what: Readonly<Record<GradingRecord, Say>>;
  /** Where that knowledge comes from. */
  source: Readonly<Record<GradingRecord, Say>>;
  dkim: Readonly<Record<DkimResult, (domain: string) => string>>;
  /** Of an answer that counts and that nobody signed. */
  inName: string;
  cut: string;
  enclosed: (names: string) => string;
  /** What each grade means, and what it does not. */
  help: Readonly<Record<MessageGrade, readonly [title: string, meaning: string]>>;
};

const nl: Words = {
  what: {
    "message.rendered": () => "gemaakt en bewaard",
    "message.submitted": () => "aangenomen door onze mailserver",
    "message.relayed": ({ server, line }) => `aangenomen door de mailserver van de ontvanger${server === "" ? "" : ` (${server})`}, met de regel ‘${line}’`,
    "message.delivered": () => "in het postvak bezorgd",
    "announcement.opened": () => "de pagina waar het klaarligt is opgevraagd",
    "document.retrieved": () => "opgehaald met een code die naar hetzelfde adres ging",
    "reply.received": ({ dkim, domain }) => `beantwoord vanaf hetzelfde adres; ${nl.dkim[dkim ?? "none"](domain)}`,
  },
  source: {
    "message.rendered": () => "onze administratie",
    "message.submitted": () => "onze mailserver",
    "message.relayed": ({ reportedBy }) => `de mailserver van de ontvanger, gemeld door ${reportedBy === "" ? "een mailserver" : reportedBy}`,
    "message.delivered": ({ reportedBy }) => (reportedBy === "" ? "een mailserver die zich niet noemt" : `mailserver ${reportedBy}`),
    "announcement.opened": () => "een verzoek aan onze site; dat kan ook een virusscanner zijn",
    "document.retrieved": () => "een verzoek aan onze site, met de juiste code",
    "reply.received": () => "de mail van de ontvanger",
  },
  dkim: {
    pass: (domain) => `ondertekend door ${domain} (DKIM)`,
    fail: () => "de handtekening klopt niet (DKIM)",
    none: () => "niet ondertekend door het domein van de afzender",
    unknown: () => "de handtekening kon niet worden nagekeken",
  },
  inName: "een mail op naam van de ontvanger; telt niet mee in hoe ver de mail kwam",
  cut: "alleen het begin; de hele mail is doorgestuurd en bewaard",
  enclosed: (names) => `bijlagen: ${names}`,
  help: {
    0: ["Gemaakt", "De mail is gemaakt en bewaard, byte voor byte. Verstuurd is die nog niet."],
    1: ["Aangenomen door onze mailserver", "Onze mailserver nam de mail aan om die te bezorgen. Over de ontvanger zegt dat nog niets."],
    2: ["Aangenomen door de mailserver van de ontvanger", "Die server antwoordde met een regel, en onze mailserver meldde die regel. De mail is daarmee bij het bedrijf of de aanbieder van de ontvanger. Of die in het postvak of bij de spam belandde, is niet bekend."],
    3: ["In het postvak bezorgd", "Een mailserver meldt dat de mail in het postvak is gelegd. Of iemand die las, is niet bekend. De meeste grote aanbieders melden dit niet."],
    4: ["Pagina opgevraagd", "De link in de aankondiging is geopend. Virusscanners en voorvertoningen doen dat ook, dus dit bewijst weinig."],
    5: ["Opgehaald met een code", "Iemand drukte op de knop en vulde de code in die naar hetzelfde mailadres was gestuurd. Wie bij dat postvak kan, had dus het bericht voor zich. Wie dat was, is niet apart gecontroleerd."],
    6: ["Beantwoord", "Er kwam een antwoord van een mens, vanaf het adres waar de mail heen ging, naar een antwoordadres dat alleen in die mail stond, en het domein van de afzender ondertekende het (DKIM). Zonder die handtekening staat het antwoord er als een mail op naam van de ontvanger, en telt het niet mee: wie de mail of een dossier heeft, kent het antwoordadres ook."],
  },
};

const en: Words = {
  what: {
    "message.rendered": () => "made and kept",
    "message.submitted": () => "accepted by our mail server",
    "message.relayed": ({ server, line }) => `accepted by the recipient's mail server${server === "" ? "" : ` (${server})`}, with the line “${line}”`,
    "message.delivered": () => "delivered to the mailbox",
    "announcement.opened": () => "the page where it waits was fetched",
    "document.retrieved": () => "collected with a code that went to the same address",
    "reply.received": ({ dkim, domain }) => `answered from the same address; ${en.dkim[dkim ?? "none"](domain)}`,
  },
  source: {
    "message.rendered": () => "our own records",
    "message.submitted": () => "our mail server",
    "message.relayed": ({ reportedBy }) => `the recipient's mail server, reported by ${reportedBy === "" ? "a mail server" : reportedBy}`,
    "message.delivered": ({ reportedBy }) => (reportedBy === "" ? "a mail server that does not name itself" : `mail server ${reportedBy}`),
    "announcement.opened": () => "a request to our site; that may be a virus scanner",
    "document.retrieved": () => "a request to our site, with the right code",
    "reply.received": () => "the recipient's mail",
  },
  dkim: {
    pass: (domain) => `signed by ${domain} (DKIM)`,
    fail: () => "the signature is wrong (DKIM)",
    none: () => "not signed by the sender's domain",
    unknown: () => "the signature could not be checked",
  },
  inName: "a mail in the name of the recipient; does not count in how far the mail came",
  cut: "only how it begins; the whole mail was passed on and is kept",
  enclosed: (names) => `enclosed: ${names}`,
  help: {
    0: ["Made", "The mail was made and kept, byte for byte. It has not left yet."],
    1: ["Accepted by our mail server", "Our mail server took the mail to deliver it. That says nothing of the recipient yet."],
    2: ["Accepted by the recipient's mail server", "That server answered with a line, and our mail server reported that line. So the mail is with the company or the provider of the recipient. Whether it came to the mailbox or to the spam is not known."],
    3: ["Delivered to the mailbox", "A mail server reports that the mail was put into the mailbox. Whether anybody read it is not known. Most large providers do not report this."],
    4: ["Page fetched", "The link in the announcement was opened. Virus scanners and previews do so too, so this proves little."],
    5: ["Collected with a code", "Somebody pressed the button and typed the code that had been sent to the same mail address. So whoever can open that mailbox had the message before them. Who that was is not checked separately."],
    6: ["Answered", "A person answered, from the address that the mail went to, at an answer address that stood in that mail alone, and the domain of the sender signed it (DKIM). Without that signature the answer is shown as a mail in the name of the recipient and does not count: whoever has the mail or a dossier knows the answer address as well."],
  },
};

const words: Readonly<Record<Locale, Words>> = { nl, en };

/** What is known of a message, and whose word that is, never more certain than its grade. */
export function wordsOfStep(step: EvidenceStep, locale: Locale): { what: string; source: string } {
  return { what: words[locale].what[step.type](step), source: words[locale].source[step.type](step) };
}

/** Whether an answer is signed, and what follows where it is not. */
export function wordsOfSignature({ outcome, dkim, dkim_domain: domain }: Pick<Reply, "outcome" | "dkim" | "dkim_domain">, locale: Locale): string {
  const signed = words[locale].dkim[dkim ?? "none"](domain ?? "");
  return outcome === "counted" && dkim !== "pass" ? `${signed} · ${words[locale].inName}` : signed;
}

/** What of an answer is not in the text that is shown; nothing for most. */
export function wordsOfRest({ body_cut: isCut, enclosed }: Pick<Reply, "body_cut" | "enclosed">, locale: Locale): string[] {
  return [...(isCut === true ? [words[locale].cut] : []), ...(enclosed === null || enclosed.length === 0 ? [] : [words[locale].enclosed(enclosed.join(", "))])];
}

/** The grades from low to high, each with what it means and what it does not. */
export function gradeHelp(locale: Locale): { grade: MessageGrade; title: string; meaning: string }[] {
  return Object.values(gradeOfRecord).map(({ grade }) => {
    const [title, meaning] = words[locale].help[grade];
    return { grade, title, meaning };
  });
}
