import type { Locale } from "../../../domain/locale.ts";

const nl = {
  title: "Mail",
  lead: {
    on: (domain: string) => `Berichten over onze mail en antwoorden erop komen binnen op ${domain}.`,
    off: "Er komt niets binnen over onze mail: er is geen BOUNCE_DOMAIN ingesteld. Een mail komt dan niet verder dan graad 1, tenzij iemand hem met een code ophaalt.",
  },
  stuck: {
    heading: "Wacht al dagen",
    text: "Geen mailserver nam deze mail aan. Het wordt vanzelf opnieuw geprobeerd, zolang je hem niet zo laat; daarna gaat hij nooit meer weg. Een afspraak waarvan nog mail wacht, is niet te wissen.",
    columns: { since: "Sinds", mail: "Mail", said: "Wat de mailserver zei", leave: "Niet meer sturen" },
    nothingSaid: "nog niets",
    leave: "Laat het zo",
  },
  latest: {
    heading: "De laatste mails",
    empty: "Er is nog geen mail gemaakt. Zodra iemand zich inschrijft, staat de bevestiging hier.",
    caption: "De laatste mails, met hoe ver ze kwamen",
    columns: { what: "Mail", to: "Aan", at: "Wanneer", far: "Hoe ver", deal: "Afspraak" },
    noDeal: "hoort bij geen afspraak",
    failed: "kwam niet aan",
  },
  grades: {
    heading: "Hoe ver een mail kwam",
    beside: "van 0 tot en met 6",
    text: "Bij elke mail staat hoe ver die aantoonbaar kwam, volgens wie, en sinds wanneer. Een mail die geopend zou zijn, meten wij niet: dat is niet te bewijzen.",
    limits: "Dit is geen aangetekende post. Het is bewijs zonder bijzondere status: een rechter weegt het vrij. De tijden zijn die waarop wij het vastlegden; wat een andere server over tijden zegt, staat in het bewaarde bericht.",
  },
  unproven: {
    heading: "Bewijst niets",
    empty: "Alles wat binnenkwam, hoorde bij een mail van ons en klopte.",
    text: "Dit kwam binnen als bericht over onze mail, en is bewaard. Het telt nergens mee: iedereen kan zo’n bericht schrijven.",
    caption: "Berichten die niets bewijzen",
    columns: { at: "Binnengekomen", about: "Over", why: "Waarom niet", from: "Van" },
    stray: "een adres dat van geen mail van ons is",
    nobody: "geen afzender",
    why: {
      "no-report": "geen bericht volgens de standaard",
      "sender-not-empty": "heeft een afzender; echte berichten hebben die niet",
      "other-mail": "gaat over een andere mail dan waar het adres bij hoort",
      "other-recipient": "gaat over een andere ontvanger",
      "contradicts-itself": "spreekt zichzelf tegen",
      expanded: "doorgestuurd aan een lijst",
      "named-by-message-id": "noemt de mail bij een naam die velen kennen",
      "not-sent": "gaat over een mail die niet is verstuurd",
      "too-late": "kwam meer dan veertien dagen na de mail",
      unknown: "hoort bij geen mail van ons",
    } as Readonly<Record<string, string>>,
  },
};

const en: typeof nl = {
  title: "Mail",
  lead: {
    on: (domain) => `Reports about our mail and answers to it come in at ${domain}.`,
    off: "Nothing comes in about our mail: no BOUNCE_DOMAIN is set. A mail then comes no further than grade 1, unless somebody collects it with a code.",
  },
  stuck: {
    heading: "Waiting for days",
    text: "No mail server took this mail. It is tried again by itself as long as you do not leave it at that; then it never goes any more. A deal of which mail still waits cannot be erased.",
    columns: { since: "Since", mail: "Mail", said: "What the mail server said", leave: "Send no more" },
    nothingSaid: "nothing yet",
    leave: "Leave it at that",
  },
  latest: {
    heading: "The newest mails",
    empty: "No mail was made yet. As soon as somebody signs up, the confirmation is here.",
    caption: "The newest mails, with how far they came",
    columns: { what: "Mail", to: "To", at: "When", far: "How far", deal: "Deal" },
    noDeal: "of no deal",
    failed: "did not arrive",
  },
  grades: {
    heading: "How far a mail came",
    beside: "from 0 to 6",
    text: "Each mail says how far it demonstrably came, by whose word, and since when. Whether a mail was opened is not measured: that cannot be proven.",
    limits: "This is no registered post. It is evidence without a special status: a judge weighs it freely. The times are those at which we recorded it; what another server says of times stands in the report that is kept.",
  },
  unproven: {
    heading: "Proves nothing",
    empty: "All that came in belonged to a mail of ours and was right.",
    text: "This came in as a report about our mail, and is kept. It counts nowhere: anybody can write such a report.",
    caption: "Reports that prove nothing",
    columns: { at: "Came in", about: "About", why: "Why not", from: "From" },
    stray: "an address that is of no mail of ours",
    nobody: "no sender",
    why: {
      "no-report": "no report by the standard",
      "sender-not-empty": "has a sender; real reports have none",
      "other-mail": "is about another mail than its address",
      "other-recipient": "is about another recipient",
      "contradicts-itself": "contradicts itself",
      expanded: "passed on to a list",
      "named-by-message-id": "names the mail by a name that many know",
      "not-sent": "is about a mail that was not sent",
      "too-late": "came more than fourteen days after the mail",
      unknown: "belongs to no mail of ours",
    },
  },
};

export const mailTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
