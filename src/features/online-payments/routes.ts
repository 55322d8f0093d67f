import { Hono } from "hono";
import type { House } from "../../platform/house.ts";
import { readForm } from "../../platform/http/form.ts";
import { hearOfPayment } from "./webhook.ts";

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/**
 * Where the payment provider says that a payment changed, under `/webhooks/mollie`. What we do not know is answered like what we do: who
 * guesses learns nothing, and the provider does not repeat it.
 */
export function webhookRoutes(house: House): Hono {
  const routes = new Hono();
  routes.post("/:organisation/:attempt", async (c) => {
    const { organisation: organisationId, attempt: attemptId } = c.req.param();
    c.header("cache-control", "no-store");
    if (!isUuid(organisationId) || !isUuid(attemptId)) return c.text("ok");
    const heard = await hearOfPayment(house, { organisationId, attemptId }, (await readForm(c)).text("id"));
    if (heard === "nothing") house.log.info({ attempt: attemptId }, "a message about a payment that is not ours changed nothing");
    return heard === "again" ? c.text("later", 503) : c.text("ok");
  });
  return routes;
}
