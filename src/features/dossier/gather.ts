import { formatCode } from "../../domain/deal/code.ts";
import type { House } from "../../platform/house.ts";
import { readPinnedRoots } from "../../platform/time-stamps/pinned-roots.ts";
import { outsiderTools } from "../../platform/outsider-tools.ts";
import type { CommittedContent, DossierContent, DossierRecord, NamedContent } from "../../proof/dossier/content.ts";
import { headsInMail } from "../../proof/log/mailed-heads.ts";
import type { Policy } from "../../proof/dossier/policy.ts";
import { verifierOf } from "../../proof/log/note.ts";
import type { Deal } from "../deal/store.ts";
import { rootsFolder } from "../log/actions.ts";
import { anchorsOf, checkpointsAt, consistencyProof, findCheckpoint, inclusionProofs, keysOf, stampsOf } from "../log/store.ts";
import type { Log, LoggedRecord, TimeStamp } from "../log/store.ts";
import { termsOf } from "./store.ts";

/** @property records of the deal in that log @property contents of those, as far as they come along */
type Asked = { deal: Deal; log: Log; contents: ReadonlyMap<string, readonly CommittedContent[]>; records: readonly LoggedRecord[]; locale: "nl" | "en"; report: Uint8Array | null; madeAt: Temporal.Instant };

/**
 * All that a dossier of a deal holds, read as it was kept. Every record about the deal and the sign-up that it came from is in it, with a proof against the newest head; around them the time stamps that say
 * when, and the older heads that others hold.
 */
export async function gatherDossier(house: House, asked: Asked): Promise<DossierContent> {
  const { deal, log, records, contents, locale, report, madeAt } = asked;
  const which = { organisationId: deal.organisation_id, log: log.number };
  const stamps = usefulStamps(await stampsOf(house.db, which), records);
  const all = [...records, ...(await anchorsOf(house.db, deal.organisation_id, stamps)).filter((record) => record.log === log.number)];
  const newest = await findCheckpoint(house.db, which);
  if (newest === undefined) throw new Error(`log ${log.origin}: expected a head, there is none`);
  const paths = await inclusionProofs(house.db, which, { indexes: all.map(({ index }) => index), size: newest.size });
  const { name, zone } = deal.frozen.organisation;
  return {
    about: { subject: deal.id, deal: formatCode(deal.code), organisation: name, zone, madeAt: madeAt.toString() },
    locale,
    report,
    records: all.map((record, at): DossierRecord => ({ index: record.index, leaf: record.bytes, path: paths[at] ?? [], contents: contents.get(record.recordId) ?? [] })),
    documents: await termsDocument(house, deal, records),
    log: { policy: await policyOf(house, log), checkpoint: newest.note, size: newest.size, older: await olderHeads(house, log, { newest: newest.size, stamps, contents }) },
    stamps: await Promise.all(stamps.map(async ({ size, reply, chain }) => ({ size, checkpoint: (await findCheckpoint(house.db, which, size))?.note ?? "", reply: new Uint8Array(reply), chain }))),
    roots: (await readPinnedRoots(rootsFolder(house))).roots.map(({ pem }) => pem).join("\n"),
    tools: await outsiderTools(),
  };
}

/** Those that say something of a record: the first one that covers it and the last one that came before it; and the newest. */
function usefulStamps(stamps: readonly TimeStamp[], records: readonly LoggedRecord[]): TimeStamp[] {
  const useful = new Set(records.flatMap(({ index }) => [stamps.find(({ size }) => size > index), stamps.findLast(({ size }) => size <= index)]));
  return stamps.filter((stamp, at) => useful.has(stamp) || at === stamps.length - 1);
}

/** The terms are public, and the record of the deal names them by their hash. */
async function termsDocument(house: House, deal: Deal, records: readonly LoggedRecord[]): Promise<NamedContent[]> {
  const formed = records.find(({ leaf }) => leaf.type === "deal.formed");
  const terms = await termsOf(house.db, deal);
  return formed === undefined || terms === undefined ? [] : [{ index: formed.index, name: "terms", mediaType: "application/pdf", bytes: new Uint8Array(terms), folder: "terms" }];
}

async function policyOf(house: House, log: Log): Promise<Policy> {
  const keys = await keysOf(house.db, { organisationId: log.organisation_id, log: log.number });
  return {
    origin: log.origin,
    keys: keys.map(({ verifier: text, from_size: from, until_size: to, number }) => {
      const verifier = verifierOf(text);
      if (verifier === null) throw new Error(`log ${log.origin}: key ${number} is not one`);
      return { verifier, from, to };
    }),
  };
}

/** Heads that others hold: those that were stamped, and those in the mails that come along. What a mail only claims to be a head was never signed, and is none. */
async function olderHeads(house: House, log: Log, { newest, stamps, contents }: { newest: number; stamps: readonly TimeStamp[]; contents: ReadonlyMap<string, readonly CommittedContent[]> }): Promise<DossierContent["log"]["older"]> {
  const which = { organisationId: log.organisation_id, log: log.number };
  const mailed = [...contents.values()].flat().filter(({ folder }) => folder === "mail").flatMap(({ bytes }) => headsInMail(bytes, log.origin).map(({ size }) => size));
  const sizes = [...new Set([...stamps.map(({ size }) => size), ...mailed])].filter((size) => size < newest).toSorted((one, other) => one - other);
  const heads = await checkpointsAt(house.db, which, sizes);
  return Promise.all(heads.map(async ({ size: from, note: checkpoint }) => ({ from, proof: await consistencyProof(house.db, which, { from, to: newest }), checkpoint })));
}
