import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { demoAddress } from "./demo-address.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-address-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("commands know where the time stamp service of a running demo answers, and only on this machine", () => {
  const address = demoAddress(folder);
  expect(address.read()).toBeNull();
  address.write("http://127.0.0.1:4301");
  expect(address.read()).toBe("http://127.0.0.1:4301");
  address.write("http://elders.example");
  expect(address.read()).toBeNull();
  address.remove();
  address.remove();
  expect(address.read()).toBeNull();
});
