import { expect, test } from "vitest";
import { recordKinds } from "../../evidence/store.ts";
import { storyTexts, untold } from "./story-texts.ts";

test.each(["nl", "en"] as const)("every step of a deal has its words in its story in %s", (locale) => {
  const { records } = storyTexts[locale];
  const told = Object.keys(recordKinds).filter((type) => !untold.some((one) => one === type));
  expect(told.filter((type) => !Object.hasOwn(records, type))).toEqual([]);
  expect(Object.values(records).filter((words) => words.trim() === "")).toEqual([]);
});
