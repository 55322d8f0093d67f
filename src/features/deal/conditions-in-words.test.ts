import { beforeAll, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import { createTestHouse } from "../../../test/support/database.ts";
import { findSessionViewById } from "../catalogue/store.ts";
import type { SessionView } from "../catalogue/store.ts";
import { conditionsInWords, quoteFor } from "./actions.ts";

const house = await createTestHouse();
let view: SessionView;

beforeAll(async () => {
  const stage = await setStage(house);
  const found = await findSessionViewById(house.db, stage.organisationId, stage.sessionId);
  if (found === undefined) throw new Error("the stage is not set");
  view = found;
});

test.each(["company", "consumer"] as const)("the rules of a draft read as they will in the deal of a %s", (kind) => {
  const { organisation, course, session, meetings } = view;
  if (session.starts_at === null || session.ends_at === null) throw new Error("the stage has a date");
  const sale = {
    organisation, course, meetings, priceCents: session.price_cents, conditions: session.conditions,
    startsAt: session.starts_at, endsAt: session.ends_at, zone: organisation.zone,
  };
  const now = house.clock.now();
  const sentences = conditionsInWords(sale, { kind, locale: "nl", now });
  expect(sentences).toEqual(quoteFor(view, { kind, places: 1, locale: "nl", now }).wording.sentences);
  expect(sentences.length).toBeGreaterThan(4);
});
