import type { Locale } from "../../domain/locale.ts";
import type { House } from "../../platform/house.ts";
import { formatMoment, formatMoney } from "../../platform/i18n/format.ts";
import { dossierPdf } from "../../platform/pdf/dossier-pdf.ts";
import { gradeOfLeaf, isUnsignedAnswer } from "../../proof/grades.ts";
import type { Leaf } from "../../proof/record/leaf.ts";
import { stepWords } from "../../proof/record/words.ts";
import type { Deal } from "../deal/store.ts";
import { keysOf } from "../log/store.ts";
import type { Log, LoggedRecord } from "../log/store.ts";
import { gradeHelp } from "../mail-evidence/words.ts";
import { mailWords } from "../messages/mail-words.ts";
import { standingOf } from "../standing/store.ts";
import { reasonInWords, totalInWords } from "../standing/words.ts";
import type { ContentChoice } from "./contents.ts";
import { dossierTexts } from "./texts.ts";

type Asked = { deal: Deal; log: Log; records: readonly LoggedRecord[]; choices: ReadonlySet<ContentChoice>; locale: Locale; madeAt: Temporal.Instant };

/** The story of a deal for people, as PDF: what was agreed, what happened and who says so, who owes what and why, and how to check all of it. */
export async function dossierReport(house: House, { deal, log, records, choices, locale, madeAt }: Asked): Promise<Uint8Array> {
  const texts = dossierTexts[locale];
  const { organisation, course, session, price, terms, wording } = deal.frozen;
  const { zone } = organisation;
  const moment = (at: Temporal.Instant) => formatMoment(at, locale, zone);
  const shownAt = records.map(({ leaf }) => leaf.details["shownAt"]).filter((at) => typeof at === "string").map((at) => Temporal.Instant.from(at))[0];
  const standing = await standingOf(house.db, deal, madeAt);
  const total = totalInWords(standing, locale);
  const key = (await keysOf(house.db, { organisationId: deal.organisation_id, log: log.number })).at(-1)?.verifier ?? "";
  const customer = choices.has("order") ? `${deal.customer.name} (${texts[deal.customer.kind]})` : `${texts[deal.customer.kind]}; ${texts.leftOut}`;
  return new Uint8Array(await dossierPdf({
    lang: locale,
    title: texts.title(deal.code),
    organisation: organisation.name,
    lead: total,
    edition: texts.edition(moment(madeAt)),
    footer: texts.footer(organisation.name, deal.code),
    facts: [
      { label: texts.facts.organiser, value: organisation.name },
      { label: texts.facts.customer, value: customer },
      { label: texts.facts.training, value: course.title },
      { label: texts.facts.when, value: moment(Temporal.Instant.from(session.startsAt)) },
      { label: texts.facts.places, value: String(price.places) },
      { label: texts.facts.formed, value: moment(deal.formed_at) },
      { label: texts.facts.total, value: formatMoney(deal.total_cents, locale) },
      { label: texts.facts.terms, value: texts.terms(terms.number, terms.sha256) },
      { label: texts.facts.shown, value: shownAt === undefined ? texts.notShown : moment(shownAt) },
      { label: texts.facts.log, value: log.origin },
      { label: texts.facts.key, value: key },
    ],
    parts: [{ heading: texts.agreed, paragraphs: [texts.button(wording.orderButton), ...wording.sentences] }],
    ledger: {
      heading: texts.standing,
      rows: standing.reasons.map((line) => ({ text: reasonInWords(line, { locale, zone, kind: deal.customer.kind }), amount: formatMoney(line.amountCents, locale) })),
      total: { text: total, amount: formatMoney(standing.customerOwesCents > 0 ? standing.customerOwesCents : standing.organiserOwesCents, locale) },
    },
    timeline: { heading: texts.timeline, note: texts.timelineNote, columns: texts.columns, rows: records.map((record) => rowOf(record, { locale, moment })) },
    closing: { heading: texts.check, paragraphs: texts.checking, code: ["handslag verify FILE.asice --key \\", key] },
  }, madeAt.toZonedDateTimeISO(zone).toPlainDate()));
}

type Spoken = { locale: Locale; moment: (at: Temporal.Instant) => string };

function rowOf({ index, leaf }: LoggedRecord, { locale, moment }: Spoken) {
  const { actors, inName } = dossierTexts[locale];
  const source: Readonly<Record<string, string>> = isUnsignedAnswer(leaf) ? { [leaf.actor]: inName } : actors;
  return { moment: moment(Temporal.Instant.from(leaf.at)), what: whatHappened(leaf, { locale, moment }), source: source[leaf.actor] ?? leaf.actor, place: String(index) };
}

/** The step in words; of a mail also which it was, and how far it came by this. */
function whatHappened(leaf: Leaf, { locale, moment }: Spoken): string {
  const words: Readonly<Record<string, string>> = stepWords[locale];
  const mails: Readonly<Record<string, string>> = mailWords[locale];
  const grade = gradeOfLeaf(leaf);
  const kind = typeof leaf.details["kind"] === "string" ? mails[leaf.details["kind"]] : undefined;
  const what = grade === null ? (words[leaf.type] ?? leaf.type) : (gradeHelp(locale).find((one) => one.grade === grade.grade)?.title ?? leaf.type);
  const { cents, shownAt } = leaf.details;
  return [what, ...(kind === undefined ? [] : [kind]), ...(typeof shownAt === "string" ? [moment(Temporal.Instant.from(shownAt))] : []), ...(typeof cents === "number" ? [formatMoney(cents, locale)] : [])].join(": ");
}
