import { formatCode } from "../../domain/deal/code.ts";
import type { Locale } from "../../domain/locale.ts";
import type { House } from "../../platform/house.ts";
import { formatMoment, formatMoney } from "../../platform/i18n/format.ts";
import { meetingsInWords } from "../../platform/i18n/meetings.ts";
import { dossierPdf } from "../../platform/pdf/dossier-pdf.ts";
import type { DossierPaper } from "../../platform/pdf/dossier-pdf.ts";
import type { Deal } from "../deal/store.ts";
import { keysOf } from "../log/store.ts";
import type { Log, LoggedRecord } from "../log/store.ts";
import { standingOf } from "../standing/store.ts";
import { reasonInWords, totalInWords } from "../standing/words.ts";
import type { ContentChoice } from "./contents.ts";
import { nextInWords } from "./next-in-words.ts";
import { timelineOf } from "./timeline.ts";
import { dossierTexts } from "./texts.ts";

type Asked = { deal: Deal; log: Log; records: readonly LoggedRecord[]; choices: ReadonlySet<ContentChoice>; locale: Locale; madeAt: Temporal.Instant };

/** The story of a deal for people, as PDF: what was agreed, what happened and who says so, who owes what and why, and how to check all of it. */
export async function dossierReport(house: House, asked: Asked): Promise<Uint8Array> {
  const madeOn = asked.madeAt.toZonedDateTimeISO(asked.deal.frozen.organisation.zone).toPlainDate();
  return new Uint8Array(await dossierPdf(await dossierPaper(house, asked), madeOn));
}

/** What that paper says. */
export async function dossierPaper(house: House, { deal, log, records, choices, locale, madeAt }: Asked): Promise<DossierPaper> {
  const texts = dossierTexts[locale];
  const { organisation, wording } = deal.frozen;
  const { zone } = organisation;
  const moment = (at: Temporal.Instant) => formatMoment(at, locale, zone);
  const standing = await standingOf(house.db, deal, madeAt);
  const total = totalInWords(standing, locale);
  const keys = (await keysOf(house.db, { organisationId: deal.organisation_id, log: log.number })).map(({ verifier }) => verifier);
  const code = formatCode(deal.code);
  return {
    lang: locale,
    title: texts.title(code),
    organisation: organisation.name,
    lead: total,
    edition: texts.edition(moment(madeAt)),
    footer: texts.footer(organisation.name, code),
    facts: factsOf({ deal, log, choices, records, locale, moment }),
    parts: [{
      heading: texts.agreed,
      note: deal.locale === locale ? null : texts.inLanguageOfDeal[deal.locale],
      lang: deal.locale,
      paragraphs: [wording.orderButton === "" ? null : texts.button(wording.orderButton), ...wording.sentences].filter((one) => one !== null),
    }],
    ledger: {
      heading: texts.standing,
      rows: standing.reasons.map((line) => ({ text: reasonInWords(line, { locale, zone, kind: deal.customer.kind }), amount: formatMoney(line.amountCents, locale) })),
      total: { text: total, amount: formatMoney(standing.customerOwesCents > 0 ? standing.customerOwesCents : standing.organiserOwesCents, locale) },
      next: nextInWords(standing, { conditions: deal.frozen.conditions, locale, moment, asOf: madeAt }),
    },
    timeline: { heading: texts.timeline, note: texts.timelineNote, columns: texts.columns, spans: await timelineOf(house, { deal, records, choices, locale, moment }) },
    closing: { heading: texts.check, ...texts.checking({ keysAt: `${house.config.baseUrl}/${organisation.slug}/log/${log.number}/keys`, several: keys.length > 1 }), code: texts.command, keys },
  };
}

type Facts = Pick<Asked, "deal" | "log" | "choices" | "locale"> & { records: readonly LoggedRecord[]; moment: (at: Temporal.Instant) => string };

function factsOf({ deal, log, choices, records, locale, moment }: Facts): { label: string; value: string }[] {
  const texts = dossierTexts[locale];
  const { organisation, course, session, price, terms } = deal.frozen;
  const [shownAt] = records.map(({ leaf }) => leaf.details["shownAt"]).filter((at) => typeof at === "string").map((at) => Temporal.Instant.from(at));
  const meetings = session.meetings.map((meeting) => ({ ...meeting, startsAt: Temporal.Instant.from(meeting.startsAt), endsAt: Temporal.Instant.from(meeting.endsAt) }));
  const { when, where } = meetingsInWords(meetings, locale, organisation.zone);
  return [
    { label: texts.facts.organiser, value: organisation.name },
    { label: texts.facts.customer, value: choices.has("order") ? `${deal.customer.name} (${texts[deal.customer.kind]})` : `${texts[deal.customer.kind]}; ${texts.leftOut}` },
    { label: texts.facts.training, value: course.title },
    { label: texts.facts.when, value: [when, where].filter((part) => part !== "").join("; ") },
    { label: texts.facts.places, value: String(price.places) },
    { label: texts.facts.formed, value: moment(deal.formed_at) },
    { label: texts.facts.total, value: formatMoney(deal.total_cents, locale) },
    { label: texts.facts.terms, value: texts.terms(terms.number, terms.sha256) },
    { label: texts.facts.shown, value: shownAt === undefined ? texts.notShown : moment(shownAt) },
    { label: texts.facts.log, value: log.origin },
  ];
}
