import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { messageKinds } from "../../domain/message-kind.ts";
import { projectRoot } from "../../platform/paths.ts";
import { messageWords } from "./message-words.ts";
import { contentWords } from "../page/content-words.ts";

test("the page has a word in both languages for every kind of mail that is sent", () => {
  for (const words of Object.values(messageWords)) expect(Object.keys(words).toSorted()).toEqual(messageKinds.toSorted());
});

test("the page has a word for every content that a record of ours commits to", () => {
  const source = readFileSync(join(projectRoot, "src/features/log/content.ts"), "utf8");
  const names = [...source.matchAll(/(?:name: |[jJ]son\()"([a-z-]+)"/g)].map(([, name]) => name ?? "");
  expect(new Set(names).size).toBeGreaterThan(10);
  for (const words of Object.values(contentWords)) expect(names.filter((name) => !Object.hasOwn(words, name))).toEqual([]);
});
