import type { Locale } from "../../../domain/locale.ts";
import type { SettingsField, SettingsProblem } from "./form.ts";

const nl = {
  title: "Instellingen",
  lead: "Klanten zien dit op je pagina’s, in hun afspraak en in mail. Wat al is afgesproken, houdt de gegevens van toen.",
  missing: (fields: string) => `Nog leeg: ${fields}.`,
  needed: { street: "adres", phone: "telefoon", iban: "rekeningnummer" },
  parts: {
    who: { heading: "Wie je bent", beside: "boven elke pagina en in elke mail" },
    where: { heading: "Adres en bereikbaarheid", beside: "onder elke pagina, in elke mail en in de afspraak" },
    numbers: { heading: "Nummers", beside: "onder elke pagina en in elke mail" },
    money: { heading: "Betalen", beside: "op de betaalstrook en in de mail over de betaling" },
    complaints: { heading: "Klachten", beside: "in wat een klant leest vóór de bestelling" },
    look: { heading: "Taal en kleur", beside: "op je openbare pagina’s en in dit kantoor" },
    fixed: "Ligt vast",
    mail: "Mail",
  },
  labels: {
    name: "Naam van je bedrijf",
    contactName: "Je eigen naam",
    introduction: "Wie je bent, in een paar zinnen",
    street: "Straat en huisnummer",
    postcode: "Postcode",
    town: "Plaats",
    phone: "Telefoon",
    email: "E-mailadres",
    kvkNumber: "KVK-nummer",
    vatNumber: "Btw-id",
    iban: "Rekeningnummer (IBAN)",
    accountName: "Op naam van",
    complaintDays: "Antwoord op een klacht binnen … dagen",
    locale: "Taal",
    penLight: "Kleur",
    penDark: "Kleur op een donker scherm",
  } satisfies Record<SettingsField, string>,
  hints: {
    contactName: "Staat onder de afspraak als wie haar namens je bedrijf aangaat.",
    introduction: "De eerste alinea staat boven je pagina, alles staat bij elke training onder ‘Uw trainer’. Een lege regel begint een nieuwe alinea.",
    email: "Hierop krijg je antwoord op mails, en hierheen herroept een particulier.",
    kvkNumber: "Acht cijfers.",
    vatNumber: "Zoals NL001234567B01.",
    iban: "Zonder rekeningnummer staat er bij een afspraak geen betaalstrook.",
    accountName: "Leeg: de naam van je bedrijf.",
    locale: "Voor wie geen taal koos; bij afspraken en mail telt de taal van de klant.",
    penLight: "Voor links, knoppen en wat een lezer kan doen. Zes tekens, zoals #1d6b58. Leeg: het blauw van Handslag.",
    penDark: "Leeg: volgt uit de kleur hierboven.",
  } satisfies Partial<Record<SettingsField, string>>,
  languages: { nl: "Nederlands", en: "Engels" } satisfies Record<Locale, string>,
  sample: { light: "Op een licht scherm", dark: "Op een donker scherm", link: "Een link", button: "Een knop" },
  save: "Bewaren",
  nothingMailed: "Er gaat niets uit.",
  fixed: {
    page: "Adres van je pagina",
    pageNote: "blijft altijd hetzelfde, want het staat in mails",
    zone: "Tijdzone",
    zoneNote: "hierin lopen alle termijnen",
  },
  mail: {
    server: "Mailserver",
    set: "ingesteld",
    none: "niet ingesteld: er gaat geen mail uit",
    noneNote: "zet SMTP_URL en start opnieuw",
    from: "Mail komt van",
    fromOwn: "het e-mailadres van je bedrijf",
    fromHouse: "staat in MAIL_FROM",
  },
  unreadable: {
    title: (ratio: string) => `Deze kleur is te moeilijk te lezen: ${ratio} op 1.`,
    needed: "Nodig is 4,5 op 1.",
    text: (nearest: string) => `Anders kan niet iedereen je links en knoppen zien. Wat het dichtst in de buurt komt, is ${nearest}.`,
    take: (colours: string) => `Neem ${colours} en bewaar`,
  },
};

const en: typeof nl = {
  title: "Settings",
  lead: "Customers see this on your pages, in their deal and in mail. What is agreed already keeps the details of that day.",
  missing: (fields) => `Still empty: ${fields}.`,
  needed: { street: "address", phone: "telephone", iban: "account number" },
  parts: {
    who: { heading: "Who you are", beside: "above every page and in every mail" },
    where: { heading: "Address and how to reach you", beside: "below every page, in every mail and in the deal" },
    numbers: { heading: "Numbers", beside: "below every page and in every mail" },
    money: { heading: "Payment", beside: "on the payment slip and in the mail about the payment" },
    complaints: { heading: "Complaints", beside: "in what a customer reads before the order" },
    look: { heading: "Language and colour", beside: "on your public pages and in this office" },
    fixed: "Fixed",
    mail: "Mail",
  },
  labels: {
    name: "Name of your business",
    contactName: "Your own name",
    introduction: "Who you are, in a few sentences",
    street: "Street and number",
    postcode: "Postcode",
    town: "Town",
    phone: "Telephone",
    email: "E-mail address",
    kvkNumber: "Trade register number (KVK)",
    vatNumber: "VAT id",
    iban: "Account number (IBAN)",
    accountName: "In the name of",
    complaintDays: "Answer to a complaint within … days",
    locale: "Language",
    penLight: "Colour",
    penDark: "Colour on a dark screen",
  },
  hints: {
    contactName: "Stands below the deal as who enters into it for your business.",
    introduction: "The first paragraph stands above your page, all of it with every course under ‘Your trainer’. An empty line begins a new paragraph.",
    email: "Answers to mails come here, and here a private person withdraws.",
    kvkNumber: "Eight digits.",
    vatNumber: "Such as NL001234567B01.",
    iban: "Without an account number a deal has no payment slip.",
    accountName: "Empty: the name of your business.",
    locale: "For who chose no language; in deals and mail the customer's counts.",
    penLight: "For links, buttons and what a reader can do. Six signs, such as #1d6b58. Empty: the blue of Handslag.",
    penDark: "Empty: follows from the colour above.",
  },
  languages: { nl: "Dutch", en: "English" },
  sample: { light: "On a light screen", dark: "On a dark screen", link: "A link", button: "A button" },
  save: "Keep",
  nothingMailed: "Nothing goes out.",
  fixed: {
    page: "Address of your page",
    pageNote: "stays the same for ever, because mails carry it",
    zone: "Time zone",
    zoneNote: "all deadlines run in it",
  },
  mail: {
    server: "Mail server",
    set: "set",
    none: "not set: no mail goes out",
    noneNote: "set SMTP_URL and start again",
    from: "Mail comes from",
    fromOwn: "the e-mail address of your business",
    fromHouse: "stands in MAIL_FROM",
  },
  unreadable: {
    title: (ratio) => `This colour is too hard to read: ${ratio} to 1.`,
    needed: "4.5 to 1 is needed.",
    text: (nearest) => `Or not everybody can see your links and buttons. The nearest that does is ${nearest}.`,
    take: (colours) => `Take ${colours} and keep`,
  },
};

export type SettingsTexts = typeof nl;
export const settingsTexts: Readonly<Record<Locale, SettingsTexts>> = { nl, en };

type PlainKind = Exclude<SettingsProblem["kind"], "pen-unreadable">;

const plain: Readonly<Record<Locale, Record<PlainKind, string>>> = {
  nl: {
    missing: "Dit is nog leeg.",
    "too-long": "Dit is te lang.",
    "email-invalid": "Dit is geen e-mailadres. Het ziet eruit als naam@bedrijf.nl.",
    "kvk-invalid": "Een KVK-nummer heeft acht cijfers.",
    "vat-invalid": "Een Nederlands btw-id ziet eruit als NL001234567B01.",
    "iban-invalid": "De controlecijfers van dit rekeningnummer kloppen niet. Kijk het na.",
    "days-invalid": "Vul een heel aantal dagen in, van 1 tot en met 60.",
    "locale-unknown": "Kies Nederlands of Engels.",
    "pen-no-colour": "Dit is geen kleur. Schrijf zes tekens van 0 tot 9 en a tot f, zoals #1d6b58.",
    "pen-light-missing": "Kies ook de kleur voor een licht scherm, of laat beide leeg.",
  },
  en: {
    missing: "This is still empty.",
    "too-long": "This is too long.",
    "email-invalid": "This is no e-mail address. It looks like name@business.com.",
    "kvk-invalid": "A KVK number has eight digits.",
    "vat-invalid": "A Dutch VAT id looks like NL001234567B01.",
    "iban-invalid": "The check digits of this account number do not fit. Please check it.",
    "days-invalid": "Fill in a whole number of days, from 1 to 60.",
    "locale-unknown": "Choose Dutch or English.",
    "pen-no-colour": "This is no colour. Write six signs of 0 to 9 and a to f, such as #1d6b58.",
    "pen-light-missing": "Choose the colour for a light screen as well, or leave both empty.",
  },
};

/** What is wrong with a field, in words that name it where the words alone would not. */
export function problemText(field: SettingsField, problem: SettingsProblem, locale: Locale): string {
  const { labels, unreadable } = settingsTexts[locale];
  if (problem.kind === "pen-unreadable") return unreadable.title(ratioText(problem.ratio, locale));
  const text = plain[locale][problem.kind];
  return problem.kind === "missing" || problem.kind === "too-long" ? `${labels[field]}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

function ratioText(ratio: number, locale: Locale): string {
  return locale === "nl" ? String(ratio).replace(".", ",") : String(ratio);
}
