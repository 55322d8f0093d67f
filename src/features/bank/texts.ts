import type { Locale } from "../../domain/locale.ts";
import type { Needed } from "./refusal.ts";

type At = { line: number };

/** Why a bank file is not used, and what to do. */
export const bankTexts = {
  nl: {
    empty: "Dit bestand is leeg.",
    looksLike: {
      zip: "Dit is een zip-bestand. Pak het eerst uit en kies het bestand dat erin zit.",
      pdf: "Dit is een pdf. Kies bij uw bank een download als CAMT.053, MT940 of CSV.",
      binary: "Dit is geen bankbestand. Kies bij uw bank een download als CAMT.053, MT940 of CSV.",
      text: "Dit is tekst, maar geen bankbestand. Kies bij uw bank een download als CAMT.053, MT940 of CSV.",
    },
    otherXml: ({ element }: { element: string }) => `Dit XML-bestand is geen rekeningafschrift (CAMT.053): het begint met "${element}".`,
    noStatement: "In dit bestand staat geen enkel afschrift.",
    unknownColumns: ({ columns }: { columns: string }) => `De kolommen van dit bestand zijn onbekend: ${columns}. Geef aan welke kolom wat bevat.`,
    encoding: ({ encoding }: { encoding: string }) => `De tekens in dit bestand zijn niet te lezen als ${encoding}, zoals het bestand zelf zegt.`,
    doctype: ({ line }: At) => `Regel ${line}: dit bestand bevat een documenttype (DOCTYPE). Banken doen dat niet, en voor uw veiligheid lezen we het niet.`,
    cutOff: ({ line }: At) => `Dit bestand houdt bij regel ${line} midden in een afschrift op. Download het opnieuw.`,
    broken: ({ line }: At) => `Regel ${line} is niet te lezen. Download het bestand opnieuw.`,
    tooLong: ({ line }: At) => `Regel ${line}: hier staat veel meer dan in een bankbestand past.`,
    tooDeep: ({ line }: At) => `Regel ${line}: de XML zit dieper in elkaar dan die van een bank.`,
    missing: ({ line, what }: At & { what: string }) => `Regel ${line}: ${what} ontbreekt.`,
    needed: { account: "het rekeningnummer", amount: "het bedrag", currency: "de munt", date: "de datum", direction: "of het geld bij of af is", opening: "het beginsaldo" } satisfies Record<Needed, string>,
    badAmount: ({ line, text }: At & { text: string }) => `Regel ${line}: "${text}" is geen bedrag.`,
    tooManyDecimals: ({ line, text, currency }: At & { text: string; currency: string }) => `Regel ${line}: "${text}" heeft meer decimalen dan een bedrag in ${currency} kan hebben.`,
    badDate: ({ line, text }: At & { text: string }) => `Regel ${line}: "${text}" is geen datum.`,
    wrongAccount: ({ account }: { account: string }) => `Dit afschrift is van rekening ${account}, niet van de rekening die je gebruikt.`,
    otherFormat: ({ format }: { format: string }) => `Dagen uit dit bestand zijn al ingelezen als ${format}. Een bank beschrijft dezelfde betaling in elk formaat anders, dus ze zou hier twee keer komen. Kies weer ${format}, of een periode die nog niet is ingelezen.`,
  },
  en: {
    empty: "This file is empty.",
    looksLike: {
      zip: "This is a zip file. Unpack it first and choose the file inside.",
      pdf: "This is a PDF. Choose a download as CAMT.053, MT940 or CSV at your bank.",
      binary: "This is not a bank file. Choose a download as CAMT.053, MT940 or CSV at your bank.",
      text: "This is text, but not a bank file. Choose a download as CAMT.053, MT940 or CSV at your bank.",
    },
    otherXml: ({ element }: { element: string }) => `This XML file is not a bank statement (CAMT.053): it begins with "${element}".`,
    noStatement: "There is no statement in this file.",
    unknownColumns: ({ columns }: { columns: string }) => `The columns of this file are not known: ${columns}. Tell which column holds what.`,
    encoding: ({ encoding }: { encoding: string }) => `The characters in this file cannot be read as ${encoding}, as the file itself says.`,
    doctype: ({ line }: At) => `Line ${line}: this file holds a document type (DOCTYPE). Banks do not do that, and for your safety we do not read it.`,
    cutOff: ({ line }: At) => `This file stops at line ${line}, in the middle of a statement. Download it again.`,
    broken: ({ line }: At) => `Line ${line} cannot be read. Download the file again.`,
    tooLong: ({ line }: At) => `Line ${line}: there is far more here than fits in a bank file.`,
    tooDeep: ({ line }: At) => `Line ${line}: the XML is nested deeper than that of a bank.`,
    missing: ({ line, what }: At & { what: string }) => `Line ${line}: ${what} is missing.`,
    needed: { account: "the account number", amount: "the amount", currency: "the currency", date: "the date", direction: "whether the money came in or went out", opening: "the opening balance" } satisfies Record<Needed, string>,
    badAmount: ({ line, text }: At & { text: string }) => `Line ${line}: "${text}" is not an amount.`,
    tooManyDecimals: ({ line, text, currency }: At & { text: string; currency: string }) => `Line ${line}: "${text}" has more decimals than an amount in ${currency} can have.`,
    badDate: ({ line, text }: At & { text: string }) => `Line ${line}: "${text}" is not a date.`,
    wrongAccount: ({ account }: { account: string }) => `This statement is of account ${account}, not of the account that you use.`,
    otherFormat: ({ format }: { format: string }) => `Days in this file were read as ${format} before. A bank words the same payment differently in each format, so it would come twice. Choose ${format} again, or a period that was not read yet.`,
  },
} satisfies Record<Locale, unknown>;
