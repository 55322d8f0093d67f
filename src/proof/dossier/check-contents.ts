import { hex } from "../bytes.ts";
import type { Commitment } from "../record/commitment.ts";
import type { Files } from "./check-files.ts";
import type { ReadRecord } from "./check-records.ts";
import { keepsWhole, sha256 } from "./digest.ts";
import { commitmentName, extensionOf, isContent, isOfRecord, isPlaceOf, places, stampAt } from "./layout.ts";
import { check } from "./report.ts";
import type { Check, ShownRecord } from "./report.ts";
import { readSalts } from "./salts.ts";
import type { Opening } from "./salts.ts";

type ShownContent = ShownRecord["contents"][number];

export type CheckedContents = {
  checks: readonly Check[];
  /** By record. */
  shown: ReadonlyMap<number, readonly ShownContent[]>;
  /** Which records speak of a file, in their commitments or by its SHA-256. */
  spokenOf: ReadonlyMap<string, readonly number[]>;
};

/** Whether each content is what its record committed to. Content that is not there is erased, or was left out: neither makes a record wrong. */
export async function checkContents(files: Files, { origin, records }: { /** of the log that the records are in; null where its head is not signed */ origin: string | null; records: readonly ReadRecord[] }): Promise<CheckedContents> {
  const salts = files.get(places.salts);
  const openings = readSalts(salts ?? new Uint8Array());
  const erased = erasures(origin, records);
  const [checks, shown, spokenOf]: [Check[], Map<number, ShownContent[]>, Map<string, number[]>] = [[], new Map(), new Map()];
  if (openings === null) checks.push(check("content", places.salts, "fail", salts === undefined ? { kind: "file-missing" } : { kind: "malformed" }));
  const known = new Set<string>();
  for (const { index, leaf } of records) {
    const contents: ShownContent[] = [];
    for (const [name, commitment] of Object.entries(leaf.att)) {
      const key = commitmentName(index, name);
      known.add(key);
      const looked = await look(files, { index, key, commitment, opening: openings?.get(key), erasedBy: erased.get(key) });
      checks.push(looked.check);
      contents.push({ name, state: looked.state, file: looked.file, size: commitment.size, mediaType: commitment.mt });
      if (looked.state === "kept" && looked.file !== null) note(spokenOf, looked.file, index);
    }
    shown.set(index, contents);
  }
  const idle = [...(openings?.keys() ?? [])].filter((key) => !known.has(key));
  checks.push(...idle.map((key) => check("content", key, "fail", { kind: "opens-nothing" })), ...(await checkBindings(files, { records, spokenOf, opened: new Set([...(openings?.values() ?? [])].map(({ file }) => file)) })));
  return { checks, shown, spokenOf };
}

type Look = { check: Check; state: ShownContent["state"]; file: string | null };

async function look(files: Files, { index, key, commitment, opening, erasedBy }: { index: number; key: string; commitment: Commitment; opening: Opening | undefined; erasedBy: number | undefined }): Promise<Look> {
  if (opening === undefined && erasedBy !== undefined && erasedBy > index) return { check: check("content", key, "erased", { kind: "content-erased", by: erasedBy }), state: "erased", file: null };
  if (opening === undefined) return { check: check("content", key, "not-included", { kind: "content-not-included" }), state: "not-included", file: null };
  const { file, salt } = opening;
  const bytes = files.get(file);
  if (bytes === undefined) return { check: check("content", key, "fail", { kind: "content-missing", file }), state: "differs", file: null };
  if (!(await keepsWhole(commitment, { salt, bytes }))) return { check: check("content", key, "fail", { kind: "content-differs", file }), state: "differs", file };
  // Who opens the file sees what its ending says, and the record says what it was.
  if (!file.endsWith(`.${extensionOf(commitment.mt)}`)) return { check: check("content", key, "fail", { kind: "content-of-other-type", file, mediaType: commitment.mt }), state: "differs", file };
  // Who opens the folder goes by the name, and whoever swaps two files and their salts would show them the one for the other.
  if (!isPlaceOf(file, key)) return { check: check("content", key, "fail", { kind: "content-elsewhere", file }), state: "differs", file };
  return { check: check("content", key, "ok", { kind: "content-kept", file }), state: "kept", file };
}

/** What records of erasure say was erased, as `12/mail`, with the record that says so. The places are those of one log: a record may speak of the log before this one. */
function erasures(origin: string | null, records: readonly ReadRecord[]): Map<string, number> {
  const erased = new Map<string, number>();
  for (const { index, leaf, inTheLog } of records) {
    const speaks = leaf.type === "erasure.performed" && inTheLog && origin?.endsWith(`/log/${String(leaf.details["log"])}`);
    const list = speaks === true ? leaf.details["erased"] : null;
    if (Array.isArray(list)) for (const key of list) if (typeof key === "string") erased.set(key, index);
  }
  return erased;
}

/** Files in the folders for content that no salt leads to: a record may name one by its SHA-256, when it is no secret. */
async function checkBindings(files: Files, { records, spokenOf, opened }: { records: readonly ReadRecord[]; spokenOf: Map<string, number[]>; opened: ReadonlySet<string> }): Promise<Check[]> {
  const named = Map.groupBy(records.flatMap(({ index, leaf, inTheLog }) => (inTheLog ? textsIn(leaf.details).map((text) => ({ text, index })) : [])), ({ text }) => text);
  const checks: Check[] = [];
  for (const [place, bytes] of files) {
    const mustBeSpokenOf = isContent(place) && !opened.has(place);
    if (!mustBeSpokenOf && stampAt(place) === null) continue;
    const by = (named.get(hex(await sha256(bytes))) ?? []).map(({ index }) => index);
    // Who opens the folder goes by the name here as well.
    const record = mustBeSpokenOf ? by.find((index) => isOfRecord(place, index)) : by[0];
    if (record !== undefined) {
      note(spokenOf, place, record);
      checks.push(check("binding", place, "ok", { kind: "named-by-hash", record }));
    } else if (by[0] !== undefined) checks.push(check("binding", place, "fail", { kind: "named-elsewhere", record: by[0] }));
    else if (mustBeSpokenOf) checks.push(check("binding", place, "warning", { kind: "in-no-record" }));
  }
  return checks;
}

/** All texts in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function note(spokenOf: Map<string, number[]>, file: string, index: number): void {
  spokenOf.set(file, [...(spokenOf.get(file) ?? []), index]);
}
