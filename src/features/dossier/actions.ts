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
import type { Deal } from "../deal/store.ts";
import { rootsFolder, sequence, signersOf, stampDueHeads } from "../log/actions.ts";
import { logsOf } from "../log/store.ts";
import type { Log } from "../log/store.ts";
import { chooseContents, contentsOf } from "./contents.ts";
import type { ContentChoice, Reader } from "./contents.ts";
import { gatherDossier } from "./gather.ts";
import { dossierReport } from "./report.ts";
import { recordsOfDeal } from "./store.ts";
import { inTurn } from "./turns.ts";

export { readLogNumber } from "./log-number.ts";
export { contentChoices } from "./contents.ts";
export type { ContentChoice } from "./contents.ts";

/** What a dossier is called where files have types: ETSI EN 319 162-1. */
export const dossierType = "application/vnd.etsi.asic-e+zip";

/** A dossier that takes longer than this to be stamped goes without a stamp of its own: its heads have theirs. */
const patienceMs = 4_000;

export type Dossier = { fileName: string; bytes: Uint8Array; /** whether a time stamp seals the file itself */ sealed: boolean };

/**
 * Makes the file about a deal with which an outsider sees what was agreed, sent and answered, and when. What happened up to now is brought into the log and, where a
 * service answers, stamped first. Nothing of the deal changes. One is made at a time; what would make it too large is left out, the largest answers first.
 * @param asked.choices what personal content may be seen; of the rest the file holds only commitments. Mail to participants is theirs: it needs `participants` too
 * @param asked.reader an outsider, or the customer themselves, whom mail to others is not shown
 * @param asked.log the number of the log, where the organisation had to open another while the deal went on: each holds its own part. Absent: the newest with a part of it
 * @returns undefined when there is no such deal, or no such log that holds something of it
 */
export async function makeDossier(house: House, asked: { organisationId: string; dealId: string; choices: readonly ContentChoice[]; locale: Locale; reader?: Reader; log?: number }): Promise<Dossier | undefined> {
  const { organisationId, dealId, locale, reader = "outsider" } = asked;
  const deal = await findDeal(house.db, organisationId, dealId);
  if (deal === undefined) return undefined;
  await sequence(house, organisationId);
  await stampDueHeads(house, { only: organisationId, patienceMs });
  await sequence(house, organisationId);
  const logs = await logsOf(house.db, organisationId, dealId);
  const log = asked.log === undefined ? logs.at(-1) : logs.find(({ number }) => number === asked.log);
  if (log === undefined) return undefined;
  return inTurn(() => made(house, { deal, log, isPart: logs.length > 1, choices: new Set(asked.choices), reader, locale }));
}

/** The logs of which each gives a dossier of its own about a deal, the newest last; none while nothing of it is in a log. */
export async function dossierLogs({ db }: House, { organisationId, dealId }: { organisationId: string; dealId: string }): Promise<{ number: number; openedAt: Temporal.Instant }[]> {
  return (await logsOf(db, organisationId, dealId)).map(({ number, opened_at: openedAt }) => ({ number, openedAt }));
}

/**
 * Of how many steps the content would be left out of the dossier of a deal, or of all of them together, because all together is too much, by what is in the log now.
 * @param asked.choices as {@link makeDossier} takes them
 */
export async function countLeftOut(house: House, { organisationId, dealId, choices, reader = "outsider" }: { organisationId: string; dealId: string; choices: readonly ContentChoice[]; reader?: Reader }): Promise<number> {
  const deal = await findDeal(house.db, organisationId, dealId);
  if (deal === undefined) return 0;
  const logs = await logsOf(house.db, organisationId, dealId);
  const chosen = await Promise.all(logs.map(async ({ number }) => chooseContents(house, deal, { records: await recordsOfDeal(house.db, deal, number), choices: new Set(choices), reader })));
  return chosen.reduce((sum, { leftOut }) => sum + leftOut, 0);
}

/** @property isPart other logs hold other parts, so that the name of the file says which this is */
type Asked = { deal: Deal; log: Log; isPart: boolean; choices: ReadonlySet<ContentChoice>; reader: Reader; locale: Locale };

async function made(house: House, { deal, log, isPart, choices, reader, locale }: Asked): Promise<Dossier> {
  const madeAt = house.clock.now();
  const records = await recordsOfDeal(house.db, deal, log.number);
  const report = await dossierReport(house, { deal, log, records, choices, locale, madeAt });
  const contents = await contentsOf(house, deal, await chooseContents(house, deal, { records, choices, reader }));
  const content = await gatherDossier(house, { deal, log, records, contents, locale, report, madeAt });
  const manifest = await manifestOf(content);
  const [token, signers] = [await sealOver(house, manifest), await signersOf(house.db, house, log)];
  const signature = signers === null ? null : signManifest(manifest, { origin: log.origin, signers });
  const day = madeAt.toZonedDateTimeISO(deal.frozen.organisation.zone).toPlainDate().toString();
  return { fileName: `${deal.code}-${day}${isPart ? `-log-${log.number}` : ""}.asice`, bytes: await writeDossier(content, { token, signature }), sealed: token !== null };
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
