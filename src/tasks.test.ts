import PostalMime from "postal-mime";
import { afterAll, beforeEach, expect, test } from "vitest";
import { setStage } from "../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../test/support/database.ts";
import { startMailServer } from "../test/support/smtp.ts";
import { stepsIn } from "../test/support/steps.ts";
import { sequence } from "./features/log/actions.ts";
import { keysOf, loggedRecords } from "./features/log/store.ts";
import { openCheckpoint } from "./proof/log/checkpoint.ts";
import { verifierOf } from "./proof/log/note.ts";
import { tasks } from "./tasks.ts";

const server = await startMailServer();
const bare = await createTestHouse();
const house = { ...bare, config: { ...bare.config, smtpUrl: server.url } };
afterAll(() => server.close());
beforeEach(() => emptyDatabase(house));

const send = async (which: { organisationId: string; messageId: string }, from = house) => {
  await tasks(from)["send-message"]?.(which, {} as never);
  return (await PostalMime.parse(server.received.at(-1)?.bytes ?? "")).text ?? "";
};

/** The signed head at the end of a mail, as its reader would copy it. */
const headIn = (text: string) => /^\S+\/log\/\d+\n\d+\n\S+\n\n?— .*\n/mu.exec(text)?.[0].replace(/\n\n?—/u, "\n\n—") ?? "";

test("the mail about a deal carries a signed head that covers the deal", async () => {
  const stage = await setStage(house);
  const dealId = await stepsIn(house).dealOf(stage, "Anna");
  const message = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  const text = await send({ organisationId: stage.organisationId, messageId: message.id });
  const keys = (await keysOf(house.db, { organisationId: stage.organisationId, log: 1 })).map(({ verifier }) => verifierOf(verifier)).filter((one) => one !== null);
  const opened = openCheckpoint(headIn(text), keys);
  if (!opened.ok) throw new Error(`${opened.fault}: ${text.slice(-600)}`);
  const formed = (await loggedRecords(house.db, stage.organisationId, [dealId])).find(({ leaf }) => leaf.type === "deal.formed");
  expect(formed?.index).toBeLessThan(opened.head.size);
});

test("a log that cannot be gone on with holds up no mail", async () => {
  const stage = await setStage(house);
  await stepsIn(house).dealOf(stage, "Anna");
  await tasks(house)["send-message"]?.({ organisationId: stage.organisationId, messageId: (await house.db.selectFrom("messages").select("id").orderBy("id").executeTakeFirstOrThrow()).id }, {} as never);
  await stepsIn(house).dealOf(stage, "Bram");
  const last = await house.db.selectFrom("messages").select("id").where("state", "=", "queued").executeTakeFirstOrThrow();
  const count = server.received.length;
  await send({ organisationId: stage.organisationId, messageId: last.id }, { ...house, config: { ...house.config, secret: "another secret, of another installation" } });
  expect(server.received).toHaveLength(count + 1);
});

test("a log of which a part is gone holds up no mail either", async () => {
  const stage = await setStage(house);
  await stepsIn(house).dealOf(stage, "Anna");
  await sequence(house, stage.organisationId);
  await stepsIn(house).dealOf(stage, "Bram");
  await house.db.deleteFrom("log_tiles").execute();
  const last = await house.db.selectFrom("messages").select("id").where("state", "=", "queued").executeTakeFirstOrThrow();
  const count = server.received.length;
  await send({ organisationId: stage.organisationId, messageId: last.id });
  expect(server.received).toHaveLength(count + 1);
});
