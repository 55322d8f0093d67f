import type { Locale } from "../../../domain/locale.ts";
import type { Problem } from "./form.ts";

const nl = {
  title: "Facturen",
  lead: (number: string) => `De volgende factuur krijgt nummer ${number}. Wat al is uitgegeven, verandert niet meer.`,
  link: "Logo en nummers van facturen",
  logo: {
    heading: "Logo",
    beside: "boven aan elke nieuwe factuur",
    alt: "Je logo",
    none: "Er is nog geen logo. Op een factuur staat nu de naam van je bedrijf, en dat mag zo blijven.",
    file: "Kies een bestand",
    hint: "Een SVG of PNG van hooguit 500 kB. Het komt twaalf millimeter hoog boven je naam te staan, op wit papier. Tekst in een SVG zet je om in vormen.",
    keep: "Logo bewaren",
    replace: "Nieuw logo bewaren",
    remove: "Logo weghalen",
    removing: "Nieuwe facturen hebben dan alleen je naam. Uitgegeven facturen houden hun logo.",
  },
  numbers: {
    heading: "Nummers",
    beside: "van facturen en creditnota’s, in één reeks",
    explanation: "Nummers lopen door zonder gaten en beginnen elk jaar opnieuw bij 0001. Vóór het jaar kan iets van jezelf staan, bijvoorbeeld als je ook facturen buiten Handslag om stuurt.",
    prefix: "Voor het jaar",
    prefixHint: "Leeg, of hooguit zes hoofdletters en cijfers, met of zonder streepje erachter: H geeft H2026-0001. Iets anders begint een nieuwe reeks.",
    next: (year: number) => `Volgende nummer in ${year}`,
    nextHint: "Kom je halverwege het jaar van een ander programma, vul dan het nummer in dat daar het volgende was geweest, bijvoorbeeld 143. Dat kan tot de eerste factuur van de reeks.",
    begun: (series: string, number: string) => `De reeks ${series} is begonnen: het volgende nummer is ${number} en loopt vanzelf door.`,
    keep: "Nummers bewaren",
  },
  nothingMailed: "Er gaat niets uit.",
};

const en: typeof nl = {
  title: "Invoices",
  lead: (number) => `The next invoice gets number ${number}. What is issued already never changes.`,
  link: "Logo and numbers of invoices",
  logo: {
    heading: "Logo",
    beside: "at the top of every new invoice",
    alt: "Your logo",
    none: "There is no logo yet. An invoice now has the name of your business, and may stay so.",
    file: "Choose a file",
    hint: "An SVG or PNG of at most 500 kB. It stands twelve millimetres high above your name, on white paper. Turn text in an SVG into shapes.",
    keep: "Keep logo",
    replace: "Keep new logo",
    remove: "Take logo away",
    removing: "New invoices then have your name alone. Invoices that are issued keep their logo.",
  },
  numbers: {
    heading: "Numbers",
    beside: "of invoices and credit notes, in one series",
    explanation: "Numbers follow on without gaps and begin at 0001 again each year. Something of yours may stand before the year, for instance when you send invoices outside Handslag too.",
    prefix: "Before the year",
    prefixHint: "Empty, or at most six capitals and digits, with a dash behind them or not: H gives H2026-0001. Something else begins a new series.",
    next: (year) => `Next number in ${year}`,
    nextHint: "If you come from another program in the middle of the year, fill in the number that would have been the next one there, such as 143. This can be done until the first invoice of the series.",
    begun: (series, number) => `The series ${series} has begun: the next number is ${number} and follows on by itself.`,
    keep: "Keep numbers",
  },
  nothingMailed: "Nothing goes out.",
};

export const invoiceSettingsTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };

const problems: Readonly<Record<Locale, Readonly<Record<Problem["kind"], string>>>> = {
  nl: {
    "prefix-wrong": "Vóór het jaar kunnen hooguit zes hoofdletters en cijfers staan, met of zonder één streepje erachter, zoals H of AB12-.",
    "number-wrong": "Vul een heel getal in, van 1 tot en met 999999.",
    "series-begun": "Deze reeks is al begonnen. Het volgende nummer ligt vast:",
    "file-missing": "Kies eerst een bestand.",
    "too-large": "Dit logo is te groot. Kies een bestand van hooguit 500 kB, en een PNG van hooguit 4000 bij 4000 punten.",
    "no-picture": "Dit is geen SVG of PNG, of het bestand is kapot.",
    "reaches-out": "Deze SVG verwijst naar andere bestanden of bevat een script of een foto. Bewaar haar opnieuw met alles erin als vormen, of neem een PNG.",
    "cannot-be-drawn": "Dit logo kan niet op een factuur worden gezet. Bewaar het opnieuw, of neem een PNG.",
  },
  en: {
    "prefix-wrong": "Before the year there can be at most six capitals and digits, with one dash behind them or not, such as H or AB12-.",
    "number-wrong": "Fill in a whole number, from 1 to 999999.",
    "series-begun": "This series has begun already. Its next number is fixed:",
    "file-missing": "Choose a file first.",
    "too-large": "This logo is too large. Choose a file of at most 500 kB, and a PNG of at most 4000 by 4000 dots.",
    "no-picture": "This is no SVG or PNG, or the file is broken.",
    "reaches-out": "This SVG names other files, or holds a script or a photograph. Save it again with everything as shapes, or take a PNG.",
    "cannot-be-drawn": "This logo cannot be put on an invoice. Save it again, or take a PNG.",
  },
};

export function problemText(problem: Problem, locale: Locale): string {
  const text = problems[locale][problem.kind];
  return problem.kind === "series-begun" ? `${text} ${problem.next}.` : text;
}
