import { randomBytes } from "node:crypto";
import type { Locale } from "../../domain/locale.ts";
import type { House } from "../../platform/house.ts";
import { askForTimeStamp } from "../../platform/time-stamps/ask.ts";
import { readPinnedRoots } from "../../platform/time-stamps/pinned-roots.ts";
import { signManifest } from "../../proof/dossier/signature.ts";
import { writeDossier, manifestOf } from "../../proof/dossier/write.ts";
import { sha256 } from "../../proof/sha256.ts";
import { checkTimeStamp } from "../../proof/time-stamp/check.ts";
import { readTimeStampReply } from "../../proof/time-stamp/reply.ts";
import { nonceOf, timeStampRequest } from "../../proof/time-stamp/request.ts";
import { findDeal } from "../deal/store.ts";
import { rootsFolder, sequence, signersOf, stampDueHeads } from "../log/actions.ts";
import { findLog, lastLogOf } from "../log/store.ts";
import { gatherDossier } from "./gather.ts";
import type { ContentChoice, Reader } from "./gather.ts";
import { dossierReport } from "./report.ts";

export { contentChoices } from "./gather.ts";
export type { ContentChoice } from "./gather.ts";

/** What a dossier is called where files have types: ETSI EN 319 162-1. */
export const dossierType = "application/vnd.etsi.asic-e+zip";

/** A dossier that takes longer than this to be stamped goes without a stamp of its own: its heads have theirs. */
const patienceMs = 4_000;

export type Dossier = { fileName: string; bytes: Uint8Array; /** whether a time stamp seals the file itself */ sealed: boolean };

/**
 * Makes the file about a deal with which an outsider sees what was agreed, sent and answered, and when. What happened up to now is brought into the log and, where a
 * service answers, stamped first. Nothing of the deal changes.
 * @param asked.choices what personal content may be seen; of the rest the file holds only commitments. Mail to participants is theirs: it needs `participants` too
 * @param asked.reader an outsider, or the customer themselves, whom mail to others is not shown
 * @param asked.log the number of the log, where the organisation had to open another while the deal went on: each holds its own part. Absent: the newest with a part of it
 * @returns undefined when there is no such deal, or no such log
 */
export async function makeDossier(house: House, asked: { organisationId: string; dealId: string; choices: readonly ContentChoice[]; locale: Locale; reader?: Reader; log?: number }): Promise<Dossier | undefined> {
  const { organisationId, dealId, locale, reader = "outsider" } = asked;
  const deal = await findDeal(house.db, organisationId, dealId);
  if (deal === undefined) return undefined;
  await sequence(house, organisationId);
  await stampDueHeads(house, { only: organisationId, patienceMs });
  await sequence(house, organisationId);
  const number = asked.log ?? (await lastLogOf(house.db, organisationId, dealId));
  const log = number === undefined ? undefined : await findLog(house.db, { organisationId, log: number });
  if (log === undefined) return undefined;
  const madeAt = house.clock.now();
  const choices = new Set(asked.choices);
  const report = await dossierReport(house, { deal, log, choices, locale, madeAt });
  const content = await gatherDossier(house, { deal, log, choices, reader, locale, report, madeAt });
  const manifest = await manifestOf(content);
  const [token, signers] = [await sealOver(house, manifest), await signersOf(house.db, house, log)];
  const signature = signers === null ? null : signManifest(manifest, { origin: log.origin, signers });
  return { fileName: `${deal.code}-${madeAt.toZonedDateTimeISO(deal.frozen.organisation.zone).toPlainDate().toString()}.asice`, bytes: await writeDossier(content, { token, signature }), sealed: token !== null };
}

/** The time stamp over the list of files; null while no service gives one. */
async function sealOver(house: House, manifest: Uint8Array): Promise<Uint8Array | null> {
  if (house.config.tsaUrls.length === 0) return null;
  const roots = (await readPinnedRoots(rootsFolder(house))).roots.map(({ pem }) => pem);
  const nonce = nonceOf(randomBytes(8));
  const asked = await askForTimeStamp({ urls: house.config.tsaUrls, request: timeStampRequest(sha256(manifest), nonce), timeoutMs: patienceMs, check: (reply) => checkTimeStamp({ reply, data: manifest, nonce, roots }) });
  if (!asked.ok) return null;
  const reply = readTimeStampReply(asked.reply);
  return reply.kind === "token" ? reply.token : null;
}
