import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contentChoices, makeDossier } from "../../src/features/dossier/actions.ts";
import type { ContentChoice } from "../../src/features/dossier/actions.ts";
import { sequence, stampDueHeads } from "../../src/features/log/actions.ts";
import { startTimeStampAuthority } from "../../src/simulator/time-stamp-authority/server.ts";
import type { TestHouse } from "./database.ts";
import { bounceDomain, openMailWorld, reportMail } from "./inbound.ts";
import type { MailWorld } from "./inbound.ts";

/** A house with all that evidence comes from: mail servers on both sides and an authority that stamps times, each on loopback. */
export type ProofWorld = {
  house: TestHouse;
  mail: MailWorld;
  /** The root of the authority, as PEM: what somebody who trusts it holds. */
  root: string;
  /** Sends what is queued, and lets the receivers' servers say that they took it: grade 2. */
  deliverAll: () => Promise<void>;
  /** Brings what happened into the log and has its head stamped; a minute or two pass. */
  stampLog: (organisationId: string) => Promise<void>;
  dossierOf: (deal: { organisationId: string; dealId: string }, choices?: readonly ContentChoice[]) => Promise<Uint8Array>;
  close: () => Promise<void>;
};

export async function openProofWorld(base: TestHouse): Promise<ProofWorld> {
  const folder = mkdtempSync(join(tmpdir(), "handslag-proof-"));
  const authority = await startTimeStampAuthority({ port: 0, now: () => base.clock.now(), log: base.log, folder: null });
  mkdirSync(join(folder, "tsa-roots"));
  writeFileSync(join(folder, "tsa-roots", "test.pem"), authority.root);
  const mail = await openMailWorld({ ...base, config: { ...base.config, dataFolder: folder, tsaUrls: [authority.url] } });
  const { house } = mail;
  return {
    house,
    mail,
    root: authority.root,
    deliverAll: async () => {
      await mail.sendAll();
      const sent = await house.db.selectFrom("messages").select(["id", "token", "to_address"]).where("state", "=", "sent").orderBy("queued_at").orderBy("id").execute();
      const reported = new Set((await house.db.selectFrom("delivery_reports").select("message_id").execute()).map(({ message_id: id }) => id));
      for (const { id, token, to_address: to } of sent) {
        if (token === null || reported.has(id)) continue;
        await mail.bring({ to: `b-${token}@${bounceDomain}`, bytes: reportMail({ action: "relayed", to, envelopeId: token, diagnostic: "250 2.0.0 OK queued as 4711" }) });
      }
      await mail.readAll();
    },
    stampLog: async (organisationId) => {
      await sequence(house, organisationId);
      await stampDueHeads(house);
      house.clock.advance({ minutes: 2 });
    },
    dossierOf: async ({ organisationId, dealId }, choices = contentChoices) => {
      const made = await makeDossier(house, { organisationId, dealId, choices, locale: "en" });
      if (made === undefined) throw new Error("expected a dossier");
      return made.bytes;
    },
    close: async () => {
      await mail.close();
      await authority.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
