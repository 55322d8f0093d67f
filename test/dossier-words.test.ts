import { expect, test } from "vitest";
import { recordWords } from "../src/features/evidence/record-words.ts";
import { recordTexts } from "../src/proof/page/record-texts.ts";

test.each(["nl", "en"] as const)("the page that checks a dossier has words for every step that the story of a deal tells, in %s", (locale) => {
  const told = Object.keys(recordWords[locale]).map((type) => type.replace(/^deal-offer\./, "offer."));
  expect(told.filter((type) => !Object.hasOwn(recordTexts[locale], type))).toEqual([]);
  expect(Object.keys(recordTexts.nl).toSorted()).toEqual(Object.keys(recordTexts.en).toSorted());
});
