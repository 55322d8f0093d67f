import { createApp } from "../../src/app.tsx";
import { onlinePaymentTasks } from "../../src/features/online-payments/jobs.ts";
import { keepUp, startOnlinePayment } from "../../src/features/online-payments/actions.ts";
import { attemptsOfDeal } from "../../src/features/online-payments/store.ts";
import type { OnlinePayment } from "../../src/features/online-payments/store.ts";
import type { Stage } from "./cast.ts";
import type { TestHouse } from "./database.ts";
import type { TestProvider } from "./mollie.ts";

/** What happens around payments online, in the words of the business. */
export function onlineIn(house: TestHouse, provider: TestProvider) {
  const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });

  const start = (stage: Stage, dealId: string, cents: number, token = "form") => startOnlinePayment(house, { organisationId: stage.organisationId, dealId, token, cents });

  const started = async (stage: Stage, dealId: string, cents: number, token = "form"): Promise<OnlinePayment> => {
    const outcome = await start(stage, dealId, cents, token);
    if (!outcome.ok) throw new Error(`expected to pay, was refused: ${outcome.refusal.kind}`);
    return outcome.attempt;
  };

  /** The provider's message, as it comes over the wire. */
  const message = (organisationId: string, attemptId: string, id: string) =>
    app.request(`/webhooks/mollie/${organisationId}/${attemptId}`, { method: "POST", body: new URLSearchParams({ id }) });

  return {
    app,
    start,
    started,
    message,
    /** Made there and paid there; nobody told us yet. */
    paidThere: async (stage: Stage, dealId: string, cents: number, token = "form") => {
      const attempt = await started(stage, dealId, cents, token);
      await provider.change(attempt.provider_id ?? "", { status: "paid" });
      return { attempt, id: attempt.provider_id ?? "" };
    },
    /** Paid, and booked. */
    paid: async (stage: Stage, dealId: string, cents: number, token = "form") => {
      const attempt = await started(stage, dealId, cents, token);
      await provider.change(attempt.provider_id ?? "", { status: "paid" });
      await message(stage.organisationId, attempt.id, attempt.provider_id ?? "");
      return { attempt, id: attempt.provider_id ?? "" };
    },
    look: (stage: Stage, attemptId: string) => keepUp(house, { organisationId: stage.organisationId, attemptId }),
    attempts: (stage: Stage, dealId: string) => attemptsOfDeal(house.db, stage.organisationId, dealId),
    booked: async () => (await house.db.selectFrom("payments").select("amount_cents").where("method", "=", "online").orderBy("recorded_at").orderBy("id").execute()).map((row) => row.amount_cents),
    reversals: () => house.db.selectFrom("online_reversals").select(["kind", "cents", "state"]).orderBy("asked_at").orderBy("id").execute(),
    /** Does the jobs that the sweeper left. @returns how many */
    doJobs: async (): Promise<number> => {
      const { rows } = await house.pool.query<{ id: string; payload: unknown }>("select j.id, payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'keep-up-online'");
      await house.pool.query("delete from graphile_worker._private_jobs where id = any($1)", [rows.map(({ id }) => id)]);
      const task = onlinePaymentTasks(house)["keep-up-online"];
      for (const { payload } of rows) await (task as (payload: unknown) => Promise<void>)(payload);
      return rows.length;
    },
  };
}
