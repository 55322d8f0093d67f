import { createHash } from "node:crypto";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import type { Locale } from "../../domain/locale.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { writeRecords } from "../evidence/store.ts";

export type TermsInput = {
  organisationId: string;
  title: string;
  locale: Locale;
  source: { kind: "markdown"; text: string } | { kind: "pdf"; bytes: Uint8Array };
};

export type TermsRefusal = { kind: "organisation-unknown" | "title-missing" | "text-missing" | "text-too-long" | "pdf-invalid" | "pdf-too-large" };

type Published = { versionId: string; number: number; sha256: string };

export const largestPdf = 10 * 1024 * 1024;
const longestText = 200_000;

/**
 * Publishes terms as a version that never changes: its bytes are a PDF, and their SHA-256 is its name. Publishing what
 * is already there gives the version that is there.
 * @returns refusals `title-missing`, `text-missing`, `text-too-long`, `pdf-invalid`, `pdf-too-large`, `organisation-unknown`
 */
export async function publishTerms(house: House, input: TermsInput): Promise<{ ok: true; version: Published } | { ok: false; refusal: TermsRefusal }> {
  const why = whyNotTerms(input);
  if (why !== null) return { ok: false, refusal: { kind: why } };
  const now = house.clock.now();
  const { organisationId, title, locale, source } = input;
  return house.db.transaction().execute(async (trx) => {
    const organisation = await trx
      .selectFrom("organisations")
      .select(["name", "zone"])
      .where("organisation_id", "=", organisationId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (organisation === undefined) return { ok: false, refusal: { kind: "organisation-unknown" } };
    const earlier = await sameAsBefore(trx, input);
    if (earlier !== undefined) return { ok: true, version: earlier };
    const number = (await highestNumber(trx, organisationId)) + 1;
    const content = await render(input, { organisationName: organisation.name, number, publishedOn: localDateOf(now, organisation.zone) });
    const sha256 = hash(content.pdf);
    const versionId = uuidv7(now);
    await trx
      .insertInto("terms_versions")
      .values({ organisation_id: organisationId, id: versionId, number, title, locale, source: source.kind, sha256, published_at: now.toString(), ...content })
      .execute();
    await writeRecords(trx, organisationId, [{ subjectId: versionId, type: "terms.published", at: now, actor: "trainer", details: { number, sha256, source: source.kind } }]);
    return { ok: true, version: { versionId, number, sha256 } };
  });
}

/** Why something cannot be published as terms; null when it can. For previews. */
export function whyNotTerms({ title, source }: Pick<TermsInput, "title" | "source">): Exclude<TermsRefusal["kind"], "organisation-unknown"> | null {
  if (title.trim() === "") return "title-missing";
  if (source.kind === "markdown") {
    if (source.text.trim() === "") return "text-missing";
    return source.text.length > longestText ? "text-too-long" : null;
  }
  if (source.bytes.byteLength > largestPdf) return "pdf-too-large";
  return isPdf(source.bytes) ? null : "pdf-invalid";
}

/** A PDF begins with its mark and ends with another; what lies between is for its readers. */
function isPdf(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array) => Buffer.from(part).toString("latin1");
  return text(bytes.subarray(0, 5)) === "%PDF-" && text(bytes.subarray(-1024)).includes("%%EOF");
}

async function render(
  { title, locale, source }: TermsInput,
  paper: { organisationName: string; number: number; publishedOn: Temporal.PlainDate },
): Promise<{ markdown: string | null; html: string | null; pdf: Buffer }> {
  if (source.kind === "pdf") return { markdown: null, html: null, pdf: Buffer.from(source.bytes) };
  const { markdownHtml } = await import("../../platform/pdf/markdown.ts");
  const { termsPdf } = await import("../../platform/pdf/terms-pdf.ts");
  return { markdown: source.text, html: markdownHtml(source.text), pdf: await termsPdf({ title, locale, markdown: source.text, ...paper }) };
}

/** The organisation is held, so that two publications at once do not make twins. */
async function sameAsBefore(trx: Trx, { organisationId, title, locale, source }: TermsInput): Promise<Published | undefined> {
  let query = trx.selectFrom("terms_versions").select(["id", "number", "sha256"]).where("organisation_id", "=", organisationId);
  query =
    source.kind === "pdf"
      ? query.where("sha256", "=", hash(source.bytes))
      : query.where("markdown", "=", source.text).where("title", "=", title).where("locale", "=", locale);
  const row = await query.orderBy("number", "desc").limit(1).executeTakeFirst();
  return row === undefined ? undefined : { versionId: row.id, number: row.number, sha256: row.sha256 };
}

async function highestNumber(trx: Trx, organisationId: string): Promise<number> {
  const row = await trx
    .selectFrom("terms_versions")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
  return row?.number ?? 0;
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
