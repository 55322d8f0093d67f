import { createHash } from "node:crypto";
import PostalMime from "postal-mime";
import { afterAll, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { publishTerms } from "../src/features/catalogue/actions.ts";
import { sendMessage } from "../src/features/messages/jobs.ts";
import { signUp } from "../src/features/sign-up/actions.ts";
import { setStage, signUpOf } from "./support/cast.ts";
import { createTestHouse } from "./support/database.ts";
import { startMailServer } from "./support/smtp.ts";

// Scenario 1, the terms: the link always works, because the terms are ours, stored, hashed, and attached to the confirmation.

const mail = await startMailServer();
afterAll(mail.close);

test("the terms that were shown can be read for ever, and came with the confirmation byte for byte", async () => {
  const opened = await createTestHouse();
  const house = { ...opened, config: { ...opened.config, smtpUrl: mail.url } };
  const stage = await setStage(house);
  const first = await publishTerms(house, { organisationId: stage.organisationId, title: "Voorwaarden", locale: "nl", source: { kind: "markdown", text: "# Voorwaarden\n\nU betaalt op tijd." } });
  if (!first.ok) throw new Error(first.refusal.kind);
  await house.db.updateTable("sessions").set({ terms_version_id: first.version.versionId }).where("organisation_id", "=", stage.organisationId).execute();

  await signUp(house, signUpOf(stage, "Sanne Kooiman"));
  const message = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  await sendMessage(house, { organisationId: stage.organisationId, messageId: message.id });
  const received = await PostalMime.parse(mail.received[0]?.bytes ?? "");
  const attached = received.attachments.find(({ mimeType }) => mimeType === "application/pdf");
  expect(sha256(attached?.content)).toBe(first.version.sha256);

  const second = await publishTerms(house, { organisationId: stage.organisationId, title: "Voorwaarden", locale: "nl", source: { kind: "markdown", text: "# Voorwaarden\n\nHeel andere." } });
  expect(second).toMatchObject({ ok: true, version: { number: first.version.number + 1 } });
  const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
  const page = await app.request(`/helder/terms/${first.version.sha256}`);
  expect(await page.text()).toContain("U betaalt op tijd.");
  const pdf = await app.request(`/helder/terms/${first.version.sha256}.pdf`);
  expect(sha256(await pdf.arrayBuffer())).toBe(first.version.sha256);
});

function sha256(content: ArrayBuffer | Uint8Array | string | undefined): string {
  const bytes = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content ?? new ArrayBuffer(0));
  return createHash("sha256").update(bytes).digest("hex");
}
