import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";
import { compareHeads, keepHead, keptHeads, proofState, restartLog, rotateKey, sequence } from "../features/log/actions.ts";
import type { HeadComparison, ProofState } from "../features/log/actions.ts";
import { currentLog, findCheckpoint } from "../features/log/store.ts";
import type { House } from "../platform/house.ts";
import { Finding, flagValue, onlyKnown, print, printJson, WrongUse } from "./command.ts";
import type { Environment } from "./command.ts";
import { theOrganisation } from "./the-organisation.ts";
import { withHouse } from "./with-house.ts";

/** What was found, for both kinds of reader. */
type Answer = { json: unknown; text: string; finding?: string | undefined };
type Asked = { house: House; organisationId: string; slug: string; args: readonly string[] };

const deeds: Readonly<Record<string, (asked: Asked) => Promise<Answer>>> = { state, rotate, restart, check };
const valued = ["--organisation"];

/** The log of records, as whoever runs the house looks at it. */
export async function run(args: readonly string[], env: Environment): Promise<void> {
  const [name = "", ...rest] = args;
  const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
  if (deed === undefined) throw new WrongUse("log wants state, rotate, restart or check: see handslag log --help");
  onlyKnown(rest, { flags: ["--json", ...(name === "restart" ? ["--yes"] : [])], valued, words: name === "check" ? 1 : 0 });
  if (name === "restart" && !rest.includes("--yes")) throw new WrongUse("log restart opens a new log and leaves the old one as it is, for good: ask for it with --yes");
  if (name === "check") fileOf(rest);
  const answer = await withHouse(env, async ({ house }) => deed({ house, ...(await theOrganisation(house, flagValue(rest, "--organisation"))), args: rest }));
  if (args.includes("--json")) printJson(answer.json);
  else print(answer.text);
  if (answer.finding !== undefined) throw new Finding(answer.finding);
}

async function state({ house, organisationId, slug }: Asked): Promise<Answer> {
  const found = await proofState(house, organisationId);
  if (found.log === null) return { json: null, text: `${slug} has no log yet: its first record opens it` };
  const { log, head, keys, stamp, unstamped, waiting } = found;
  const why = whyPending(found, house.config.tsaUrls);
  const json = {
    origin: log.origin,
    number: log.number,
    size: log.size,
    head: head?.note ?? null,
    signedAt: head?.signed_at.toString() ?? null,
    keys: keys.map((key) => ({ verifier: key.verifier, from: key.from_size, until: key.until_size })),
    keyOpens: found.keyOpens,
    stamp: stamp === null ? null : { size: stamp.size, at: stamp.stamped_at.toString(), service: stamp.service },
    pending: { records: waiting?.count ?? 0, unstamped: unstamped?.count ?? 0, why, nextAskAt: unstamped === null ? null : (log.stamp_due_at?.toString() ?? null) },
  };
  return { json, text: stateInWords(json) };
}

/** Why something waits, as far as that is known: what is missing here, or what each service said last. */
function whyPending({ log, keyOpens, unstamped, waiting }: ProofState, services: readonly string[]): string[] {
  const faults = log?.stamp_faults ?? [];
  const ofStamps = services.length === 0 ? ["TSA_URLS names no time stamp service"] : faults.length === 0 ? ["the server asks for a stamp once a minute at most"] : faults.map(({ service, fault }) => `${service}: ${fault}`);
  return [
    ...(keyOpens ? [] : ["the key does not open with this HANDSLAG_SECRET"]),
    ...(keyOpens && waiting !== null ? ["the server takes them in within a second; nobody does while none runs"] : []),
    ...(unstamped === null ? [] : ofStamps),
  ];
}

type StateInJson = {
  origin: string; size: number; head: string | null; signedAt: string | null; keyOpens: boolean;
  keys: readonly { verifier: string; from: number; until: number | null }[];
  stamp: { size: number; at: string; service: string } | null;
  pending: { records: number; unstamped: number; why: readonly string[] };
};

function stateInWords({ origin, size, head, signedAt, keys, keyOpens, stamp, pending }: StateInJson): string {
  return [
    `${origin}: ${size} records`,
    ...(signedAt === null ? [] : [`head signed at ${signedAt}`]),
    ...keys.map(({ verifier, from, until }) => `key ${verifier}\n    heads of ${from} ${until === null ? `and on${keyOpens ? "" : "; does not open with this HANDSLAG_SECRET"}` : `to ${until}`}`),
    stamp === null ? "no time stamp yet" : `the newest time stamp is over ${stamp.size} records, at ${stamp.at} by ${stamp.service}`,
    `waiting: ${pending.records} records for the log, ${pending.unstamped} in it for a time stamp`,
    ...pending.why.map((why) => `    ${why}`),
    ...(head === null ? [] : ["", head.trimEnd()]),
  ].join("\n");
}

async function rotate({ house, organisationId }: Asked): Promise<Answer> {
  const { verifier } = await rotateKey(house, organisationId);
  await keepHead(house, organisationId, keptHeads(house.config.dataFolder));
  return { json: { verifier }, text: `${verifier}\n\nIt signs from now on; the last head of the old key carries both signatures.` };
}

/** The newest head that is known, in the database or beside it, is what the new log begins with. */
async function restart({ house, organisationId }: Asked): Promise<Answer> {
  const heads = keptHeads(house.config.dataFolder);
  const log = await currentLog(house.db, organisationId);
  const signed = log === undefined ? undefined : await findCheckpoint(house.db, { organisationId, log: log.number });
  const kept = log === undefined ? null : heads.read(log);
  const note = [kept, signed?.note ?? null].filter((one) => one !== null).toSorted((one, other) => sizeOf(other) - sizeOf(one))[0] ?? null;
  const { origin } = await restartLog(house, organisationId, { note, after: heads.newest(organisationId), ...(log === undefined ? {} : { seen: log.number }) });
  await sequence(house, organisationId);
  await keepHead(house, organisationId, heads);
  return { json: { origin, before: log?.origin ?? null, beforeSize: note === null ? 0 : sizeOf(note) }, text: `${origin} goes on${note === null ? "" : ` after ${log?.origin ?? ""} at ${sizeOf(note)} records`}; its key is new.` };
}

async function check({ house, organisationId, slug, args }: Asked): Promise<Answer> {
  const file = fileOf(args);
  const bytes = readBytes(file);
  const asText = new TextEncoder().encode((await PostalMime.parse(bytes)).text ?? "");
  const [plain, decoded] = [await compareHeads(house, organisationId, bytes), await compareHeads(house, organisationId, asText)];
  const heads = plain.length === 0 ? decoded : plain;
  if (heads.length === 0) return { json: { file, heads }, text: `${file === "-" ? "standard input" : file}: no head in it is signed by a log of ${slug}`, finding: "no head" };
  const wrong = heads.some(({ how }) => how !== "goes-on");
  return { json: { file, heads }, text: heads.map(comparedInWords).join("\n"), finding: wrong ? "another log" : undefined };
}

function comparedInWords({ origin, headSize, logSize, how }: HeadComparison): string {
  switch (how) {
    case "goes-on":
      return `${origin}: the log, of ${logSize} records now, goes on from the head at ${headSize}`;
    case "older":
      return `${origin}: the log is OLDER: it has ${logSize} records, and a head was signed at ${headSize}`;
    case "differs":
      return `${origin}: the log DIFFERS from the head that was signed at ${headSize}: it was rewritten, or is another copy`;
    default:
      return how satisfies never;
  }
}

function sizeOf(note: string): number {
  return Number(note.split("\n")[1]);
}

/** @throws {WrongUse} when none is named */
function fileOf(args: readonly string[]): string {
  const [file] = args.filter((arg, index) => (arg === "-" || !arg.startsWith("-")) && !valued.includes(args[index - 1] ?? ""));
  if (file === undefined) throw new WrongUse("log check wants a file with a signed head: a mail as .eml, or the bare text");
  return file;
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch (cause) {
    throw new WrongUse(`${file === "-" ? "standard input" : file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
