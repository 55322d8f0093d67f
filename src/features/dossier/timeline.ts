import type { Locale } from "../../domain/locale.ts";
import type { House } from "../../platform/house.ts";
import type { DossierSpan } from "../../platform/pdf/dossier-pdf.ts";
import { gradeOfLeaf } from "../../proof/grades.ts";
import type { Leaf } from "../../proof/record/leaf.ts";
import { stepWords } from "../../proof/record/words.ts";
import type { Deal } from "../deal/store.ts";
import { readContent } from "../log/content.ts";
import { timesInWords } from "../log/place-words.ts";
import { attachmentsOf, placesInLog } from "../log/store.ts";
import type { LoggedRecord } from "../log/store.ts";
import { readKnown } from "../story/store.ts";
import type { Known } from "../story/store.ts";
import { particularsOf, whoSays } from "../story/words.ts";
import type { ContentChoice } from "./contents.ts";
import { dossierTexts } from "./texts.ts";

type Spoken = { locale: Locale; moment: (at: Temporal.Instant) => string };
type Asked = Spoken & { deal: Deal; records: readonly LoggedRecord[]; choices: ReadonlySet<ContentChoice> };

/** What happened, in the order of the log; steps that lie between the same two times from outside stand together under those. */
export async function timelineOf({ db }: House, { deal, records, choices, locale, moment }: Asked): Promise<DossierSpan[]> {
  const organisationId = deal.organisation_id;
  const places = await placesInLog(db, organisationId, [deal.id, deal.sign_up_id]);
  const known = await readKnown(db, organisationId, records.map(({ index, leaf }) => ({ type: leaf.type, details: leaf.details, index })));
  const words = choices.has("mail") ? await wordsSaid(db, organisationId, records) : new Map<string, string>();
  const spans: DossierSpan[] = [];
  for (const record of records) {
    const place = places.get(record.recordId);
    const text = place === undefined ? "" : timesInWords(place, { locale, moment });
    const times = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
    const row = { ...rowOf(record, known, { locale, moment }), quote: words.get(record.recordId) ?? null };
    const last = spans.at(-1);
    if (last?.times === times) last.rows.push(row);
    else spans.push({ times, rows: [row] });
  }
  return spans;
}

function rowOf({ index, leaf }: LoggedRecord, known: Known, { locale, moment }: Spoken) {
  const { actors } = dossierTexts[locale];
  const source: Readonly<Record<string, string>> = actors;
  const said = whoSays(leaf);
  return { moment: moment(Temporal.Instant.from(leaf.at)), what: whatHappened(leaf, known, { locale, moment }), source: source[said] ?? said, place: String(index) };
}

/** The step in words, with what it was about; of a mail, how far it came by this. */
function whatHappened(leaf: Leaf, known: Known, { locale, moment }: Spoken): string {
  const steps: Readonly<Record<string, string>> = stepWords[locale];
  const { grades } = dossierTexts[locale];
  const far: Readonly<Record<string, string>> = grades;
  const what = (gradeOfLeaf(leaf) === null ? undefined : far[leaf.type]) ?? steps[leaf.type] ?? leaf.type;
  const particulars = particularsOf(leaf, known, { locale, moment });
  return particulars.length === 0 ? what : `${what}: ${particulars.join(", ")}`;
}

/** What either side wrote about an objection, by record; not what was erased. */
async function wordsSaid(db: House["db"], organisationId: string, records: readonly LoggedRecord[]): Promise<Map<string, string>> {
  const said = records.filter(({ leaf }) => leaf.type === "dispute.said");
  const attachments = (await attachmentsOf(db, organisationId, said.map(({ recordId }) => recordId))).filter(({ name }) => name === "words");
  const bytesOf = await readContent(db, organisationId, attachments);
  return new Map(attachments.flatMap(({ record_id: id }): [string, string][] => {
    const bytes = bytesOf.get(`${id}/words`);
    return bytes === undefined ? [] : [[id, new TextDecoder().decode(bytes)]];
  }));
}
