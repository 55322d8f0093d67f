import type { Locale } from "../../domain/locale.ts";
import type { ImportRefusal } from "./importing/import-refusal.ts";
import type { BankRefusal } from "./refusal.ts";
import { bankTexts } from "./texts.ts";

/** Why a file is not used, in a sentence or two. Texts from the file are shortened. */
export function refusalInWords(refusal: BankRefusal, locale: Locale): string {
  const texts = bankTexts[locale];
  switch (refusal.kind) {
    case "empty":
      return texts.empty;
    case "not-a-bank-file":
      return texts.looksLike[refusal.looksLike];
    case "other-xml":
      return texts.otherXml({ element: short(refusal.element) });
    case "no-statement":
      return texts.noStatement;
    case "unknown-columns":
      return texts.unknownColumns({ columns: short(refusal.columns.join(", "), 400) });
    case "encoding":
      return texts.encoding(refusal);
    case "doctype":
      return texts.doctype({ line: refusal.fileLine });
    case "cut-off":
      return texts.cutOff({ line: refusal.fileLine });
    case "broken":
      return texts.broken({ line: refusal.fileLine });
    case "too-long":
      return texts.tooLong({ line: refusal.fileLine });
    case "too-deep":
      return texts.tooDeep({ line: refusal.fileLine });
    case "missing":
      return texts.missing({ line: refusal.fileLine, what: texts.needed[refusal.what] });
    case "bad-amount":
      return texts.badAmount({ line: refusal.fileLine, text: short(refusal.text) });
    case "too-many-decimals":
      return texts.tooManyDecimals({ line: refusal.fileLine, text: short(refusal.text), currency: refusal.currency });
    case "bad-date":
      return texts.badDate({ line: refusal.fileLine, text: short(refusal.text) });
    case "wrong-account":
      return texts.wrongAccount({ account: short(refusal.account ?? "?") });
    default:
      return refusal satisfies never;
  }
}

/** The same for a file that was to be booked. */
export function importRefusalInWords(refusal: ImportRefusal, locale: Locale): string {
  if (refusal.kind !== "other-format") return refusalInWords(refusal, locale);
  return bankTexts[locale].otherFormat({ format: formatNames[refusal.format] });
}

const formatNames = { "camt.053": "CAMT.053", mt940: "MT940", csv: "CSV" };

function short(text: string, length = 60): string {
  const characters = Array.from(text.replaceAll(/\p{Cc}+/gu, " "));
  return characters.length <= length ? characters.join("") : `${characters.slice(0, length).join("")}…`;
}
