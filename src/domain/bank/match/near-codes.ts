import { isCode, normaliseCode } from "../../deal/code.ts";
import { rfReference } from "../rf-reference.ts";

/** A reference of ours that somebody typed wrong: the code in it, and the check digits that were there. */
type Slip = { readonly check: string; readonly code: string };

const alphabet = [..."ABCDEFGHJKMNPQRSTVWXYZ23456789"];

/**
 * Codes of deals that a reference with wrong check digits may have meant: the code that stands in it, or one that differs
 * in one sign or in the order of two and fits the check digits.
 * @param exists whether there is a deal with a code
 */
export function nearCodes(slips: readonly Slip[], exists: (code: string) => boolean): string[] {
  return [...new Set(slips.flatMap(({ check, code }) => (exists(code) ? [code] : neighbours(code).filter((near) => exists(near) && rfReference(near).slice(2, 4) === check))))];
}

/** The codes behind RF and two digits that do not check. */
export function slipsIn(text: string): Slip[] {
  const upper = text.toUpperCase();
  return [...upper.matchAll(/(?<![A-Z0-9])R[\s.-]*F[\s.-]*(\d)[\s.-]*(\d)((?:[\s.-]*[A-Z0-9]){8})/g)].flatMap(([, one = "", two = "", rest = ""]) => {
    const code = normaliseCode(rest);
    const check = one + two;
    return isCode(code) && rfReference(code).slice(2, 4) !== check ? [{ check, code }] : [];
  });
}

function neighbours(code: string): string[] {
  const signs = [...code];
  return signs.flatMap((sign, at) => [
    ...alphabet.filter((other) => other !== sign).map((other) => code.slice(0, at) + other + code.slice(at + 1)),
    ...(at + 1 < signs.length ? [code.slice(0, at) + (signs[at + 1] ?? "") + sign + code.slice(at + 2)] : []),
  ]);
}
