import type { Locale } from "../../../domain/locale.ts";
import { paperPdf } from "../../../platform/pdf/terms-pdf.ts";
import type { Organisation } from "../../catalogue/store.ts";
import { withdrawalTexts } from "../../withdrawal/texts.ts";

/**
 * The model form, with the trader filled in and the rest as the directive has it.
 * @see docs/rules/withdrawal.md  Annex I.B of Directive 2011/83/EU
 */
export function modelFormText(organisation: Organisation, locale: Locale) {
  const { fill, to, lines, strike } = withdrawalTexts[locale].model;
  const { name, street, postcode, town, email, phone } = organisation;
  const trader = [name, street, `${postcode} ${town}`.trim(), email, phone].filter((part) => part !== "").join(", ");
  return { fill, to: `${to}: ${trader}`, lines, strike };
}

/** The model form on paper. It is dated on the day on which Annex I.B came into the law, because nothing in it changed since. */
export async function modelFormPdf(organisation: Organisation, locale: Locale): Promise<Buffer> {
  const { title } = withdrawalTexts[locale].model;
  const { fill, to, lines, strike } = modelFormText(organisation, locale);
  const texts = [`– ${to}`, ...lines.map((line) => `– ${line}:`), strike];
  const body = texts.map((text) => ({ kind: "paragraph" as const, children: [{ kind: "text" as const, text }] }));
  const { year, month, day } = annexSince;
  return paperPdf({ title, organisation: organisation.name, lang: locale, year, month, day, edition: fill, footer: `${organisation.name}, ${title}`, body }, annexSince);
}

const annexSince = Temporal.PlainDate.from("2014-06-13");
