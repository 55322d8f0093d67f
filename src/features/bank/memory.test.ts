import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { longCamt } from "../../../test/support/long-camt.ts";
import { readBankFile } from "./read-file.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function heapMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

test("a file of many lines is read without keeping them", async () => {
  const before = heapMegabytes();
  const lines = 30_000;
  let read = 0;
  let most = 0;
  for await (const event of readBankFile(longCamt(lines))) {
    if (event.kind === "line") read += 1;
    if (read % 10_000 === 9_999) most = Math.max(most, heapMegabytes() - before);
  }
  expect(read).toBe(lines);
  // About 17 MB of text; what is kept is a hash of each line, to tell those apart that are alike.
  expect(most).toBeLessThan(15);
}, 120_000);

test("a reader that stops early lets go of the file", async () => {
  let ended = false;
  async function* file(): AsyncGenerator<Uint8Array> {
    try {
      yield* longCamt(1_000_000);
    } finally {
      ended = true;
    }
  }
  for await (const event of readBankFile(file())) if (event.kind === "line") break;
  expect(ended).toBe(true);
});
