import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { Context } from "hono";
import { atMost } from "../../platform/http/at-most.ts";
import type { House } from "../../platform/house.ts";
import { isLocale } from "../../domain/locale.ts";
import type { Locale } from "../../domain/locale.ts";
import { findSessionViewById } from "../catalogue/store.ts";
import { dealBookings, findDealBySecret } from "../deal/store.ts";
import { networkOf } from "../../platform/http/client.ts";
import { keptRequest } from "../../platform/http/kept-request.ts";
import { offersOnline } from "../../platform/payment-provider/provider.ts";
import { signUp } from "../sign-up/actions.ts";
import type { SignUpRefusal } from "../sign-up/actions.ts";
import { signUpBody, signUpInputOf } from "./body.ts";
import { dealJson } from "./deal-json.ts";
import { openApiDocument } from "./openapi.ts";
import { problem } from "./problem.ts";
import type { Problem } from "./problem.ts";
import { sessionAddresses } from "./session-addresses.ts";
import { sessionJson } from "./session-json.ts";

const bodyMost = 256 * 1024;

/** The HTTP API: what the public form does, for programs. Sign-ups need no key; errors are problem details. */
export function apiRoutes(house: House): Hono {
  const api = new Hono();
  const baseUrl = house.config.baseUrl;
  const addresses = sessionAddresses(house);

  api.get("/openapi.json", (c) => c.json(openApiDocument(baseUrl)));

  api.get("/organisations/:org/sessions/:session", async (c) => {
    const address = await addresses.find(c.req.param("org"), c.req.param("session"));
    const view = address && (await findSessionViewById(house.db, address.organisationId, address.sessionId));
    if (view === undefined || view.session.status === "draft") return problem(c, unknown("session-unknown", "No such session"));
    return c.json(sessionJson(view, { locale: localeOf(c, view.organisation.locale), now: house.clock.now(), baseUrl, online: offersOnline(house.config) }));
  });

  api.post(
    "/organisations/:org/sessions/:session/sign-ups",
    atMost(bodyMost, (c) => problem(c, { status: 413, code: "body-too-large", title: `A sign-up has at most ${bodyMost} bytes` })),
    async (c) => {
      const key = c.req.header("idempotency-key")?.trim() ?? "";
      if (key === "" || key.length > 200) {
        return problem(c, { status: 400, code: "idempotency-key-missing", title: "Send an Idempotency-Key header of 1 to 200 characters" });
      }
      const body = await jsonOf(c);
      if (body === undefined) return problem(c, { status: 400, code: "not-json", title: "The body is not JSON" });
      const parsed = signUpBody.safeParse(body);
      if (!parsed.success) {
        const errors = parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
        return problem(c, { status: 422, code: "invalid", title: "Some fields are not right", errors });
      }
      const address = await addresses.find(c.req.param("org"), c.req.param("session"));
      if (address === undefined) return problem(c, unknown("session-unknown", "No such session"));
      const token = `api:${createHash("sha256").update(key).digest("base64url")}`;
      // A credit may have money left on it: its code is kept nowhere.
      const { creditCode: _, ...form } = parsed.data;
      const request = { text: keptRequest(c, { at: house.clock.now(), form }), form: null };
      const outcome = await signUp(house, { ...signUpInputOf(parsed.data, address, { token, from: networkOf(c) }), request });
      if (!outcome.ok) return problem(c, problemOf(outcome.refusal));
      const { ok: __, secret, ...answer } = outcome;
      return c.json({ ...answer, secret, url: addressOf(outcome, baseUrl) }, 201);
    },
  );

  api.get("/deals/:code", async (c) => {
    const secret = c.req.header("authorization")?.replace(/^Bearer\s+/i, "") ?? c.req.query("secret") ?? "";
    const deal = await findDealBySecret(house.db, c.req.param("code"), secret);
    if (deal === undefined) return problem(c, unknown("deal-unknown", "No deal with this code and secret"));
    c.header("cache-control", "no-store");
    return c.json(dealJson(deal, await dealBookings(house.db, deal.organisation_id, deal.id), baseUrl));
  });

  // Not `notFound`: of an app below another one, that is never asked.
  api.all("*", (c) => problem(c, unknown("not-found", "No such resource")));
  api.onError((error, c) => {
    house.log.error({ err: error, route: c.req.routePath }, "an API request failed");
    return problem(c, { status: 500, code: "fault", title: "Something went wrong on our side; nothing was changed" });
  });
  return api;
}

function localeOf(c: Context, fallback: Locale): Locale {
  const asked = c.req.query("lang");
  return isLocale(asked) ? asked : fallback;
}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json<unknown>();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function addressOf(answer: { outcome: "deal" | "waiting"; code: string; secret: string }, baseUrl: string): string {
  return `${baseUrl}/${answer.outcome === "deal" ? "d" : "w"}/${answer.code}/${answer.secret}`;
}

/** The plan of payment that holds for this order: with its fingerprint the order can be sent again. */
function orderJson({ order }: Extract<SignUpRefusal, { kind: "changed" }>) {
  if (order === undefined) return {};
  return { order: { fingerprint: order.fingerprint, payment: order.conditions.payment, schedule: order.schedule, sentences: order.wording.sentences } };
}

function unknown(code: string, title: string): Problem {
  return { status: 404, code, title };
}

function problemOf(refusal: SignUpRefusal): Problem {
  switch (refusal.kind) {
    case "session-unknown":
      return unknown("session-unknown", "No such session");
    case "session-closed":
      return { status: 409, code: "session-closed", title: "Signing up for this session is not possible any more" };
    case "session-full":
      return { status: 409, code: "session-full", title: "All places are taken" };
    case "too-many-places":
      return { status: 422, code: "too-many-places", title: `At most ${refusal.most} places in one sign-up`, most: refusal.most };
    case "changed":
      return { status: 409, code: "changed", title: "What was shown no longer holds; read the session again", changed: refusal.what, ...orderJson(refusal) };
    case "credit-refused":
      return { status: refusal.why === "too-many-tries" ? 429 : 409, code: `credit-${refusal.why}`, title: "The credit does not pay this order; nothing was ordered, and it can be ordered without" };
    case "discount-refused":
      return { status: refusal.why === "too-many-tries" ? 429 : 409, code: `discount-${refusal.why}`, title: "The discount code takes nothing off this order; nothing was ordered, and it can be ordered without" };
    case "token-reused":
      // Keys are chosen by programs and can be guessed: whoever sends another content learns nothing of the first.
      return { status: 422, code: "idempotency-key-reused", title: "This Idempotency-Key was used for another sign-up" };
    default:
      return refusal satisfies never;
  }
}
