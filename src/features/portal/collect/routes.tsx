import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { keptRequest } from "../../../platform/http/kept-request.ts";
import { cut } from "../../../platform/plain-text.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { collectWithCode, openCollection, refuseCollection, sendCollectionCode } from "../../mail-evidence/actions.ts";
import { findCollection, hasLiveCode } from "../../mail-evidence/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText, isId } from "../frame/form.ts";
import { NotFoundPage } from "../frame/not-found-page.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { enclosedIn } from "./enclosed.ts";
import { CollectPage } from "./page.tsx";
import type { CollectPageProps } from "./page.tsx";
import type { CollectNote } from "./texts.ts";

/** A message that waits to be collected with a code, behind the address of the deal. */
export function collectRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.use("/:collection/*", async (c, next) => (isId(c.req.param("collection") ?? "") ? next() : notFound(c)));

  pages.get("/:collection", async (c) => {
    const which = whichOf(c);
    if (c.req.method === "GET") await openCollection(house, which, requestOf(c));
    const note = c.req.query("note") === "sent" ? "sent" : null;
    return show(house, c, { note }, 200);
  });

  pages.post("/:collection/code", async (c) => {
    const which = whichOf(c);
    const outcome = await sendCollectionCode(house, which);
    if (outcome.ok) return c.redirect(`${c.var.path}/collect/${which.collectionId}?note=sent`, 303);
    switch (outcome.refusal.kind) {
      case "collection-unknown":
        return notFound(c);
      case "refused":
      case "expired":
        return show(house, c, {}, 409);
      case "too-soon":
      case "too-many-codes":
        return show(house, c, { note: outcome.refusal.kind }, 429);
      default:
        return outcome.refusal satisfies never;
    }
  });

  pages.post("/:collection", async (c) => {
    const code = cut(await formText(c, "code"), 40);
    const outcome = await collectWithCode(house, whichOf(c), { code, request: requestOf(c, { code }) });
    return outcome.ok ? show(house, c, { message: outcome.message, code }, 200) : refused(house, c, outcome.refusal);
  });

  /** What is enclosed comes with the same code, as long as that works. */
  pages.post("/:collection/enclosed/:index", async (c) => {
    const which = whichOf(c);
    const code = cut(await formText(c, "code"), 40);
    const index = /^\d{1,3}$/.test(c.req.param("index")) ? Number(c.req.param("index")) : null;
    const found = await findCollection(house.db, which);
    if (found === undefined || index === null) return notFound(c);
    const outcome = await collectWithCode(house, which, { code, request: requestOf(c, { code }) });
    if (!outcome.ok) return refused(house, c, outcome.refusal);
    const file = await enclosedIn(house, { organisationId: which.organisationId, messageId: found.collection.message_id, index });
    if (file === undefined) return notFound(c);
    return c.body(file.bytes, 200, { "Content-Type": file.mediaType, "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` });
  });

  pages.post("/:collection/refusal", async (c) => {
    const code = cut(await formText(c, "code"), 40);
    const outcome = await refuseCollection(house, whichOf(c), { code, request: requestOf(c, { code }) });
    return outcome.ok ? c.redirect(`${c.var.path}/collect/${whichOf(c).collectionId}`, 303) : refused(house, c, outcome.refusal);
  });

  function requestOf(c: Context<DealEnv>, form: Readonly<Record<string, string>> = {}): Buffer {
    return Buffer.from(keptRequest(c, { at: house.clock.now(), secret: c.var.deal.secret, form }));
  }

  return pages;
}

/** What typing a code came to, where it opened nothing. */
async function refused(house: House, c: Context<DealEnv>, refusal: Extract<Awaited<ReturnType<typeof refuseCollection>>, { ok: false }>["refusal"]) {
  switch (refusal.kind) {
    case "collection-unknown":
      return notFound(c);
    case "refused":
    case "expired":
    case "retrieved":
      return show(house, c, {}, 409);
    case "code-wrong":
      return show(house, c, { note: "code-wrong", triesLeft: refusal.triesLeft }, 422);
    case "no-code":
    case "code-expired":
    case "too-many-tries":
      return show(house, c, { note: refusal.kind }, 422);
    default:
      return refusal satisfies never;
  }
}

function whichOf(c: Context<DealEnv>) {
  const { deal } = c.var;
  return { organisationId: deal.organisation_id, dealId: deal.id, collectionId: c.req.param("collection") ?? "" };
}

function notFound(c: Context<DealEnv>) {
  return c.html(<NotFoundPage locale={portalLocale(c, c.var.deal.locale)} />, 404);
}

type Shown = { note?: CollectNote | null; triesLeft?: number; message?: CollectPageProps["message"]; /** That opened it. */ code?: string };

async function show(house: House, c: Context<DealEnv>, { note = null, triesLeft, message = null, code = "" }: Shown, status: 200 | 409 | 422 | 429) {
  const { deal, path } = c.var;
  const which = whichOf(c);
  const now = house.clock.now();
  const [found, organisation] = await Promise.all([findCollection(house.db, which), findOrganisationById(house.db, deal.organisation_id)]);
  if (found === undefined) return notFound(c);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation is not there`);
  const { collection, toAddress } = found;
  return c.html(
    <CollectPage
      deal={deal}
      organisation={organisation}
      collection={collection}
      toAddress={toAddress}
      codeSent={await hasLiveCode(house.db, which, now)}
      state={stateOf(collection, now)}
      note={note}
      triesLeft={triesLeft ?? null}
      message={message}
      code={code}
      locale={portalLocale(c, deal.locale)}
      path={path}
    />,
    status,
  );
}

function stateOf({ refused_at: refused, expired_at: expired, retrieved_at: retrieved, ends_at: endsAt }: CollectPageProps["collection"], now: Temporal.Instant): CollectPageProps["state"] {
  if (refused !== null) return "refused";
  if (expired !== null || Temporal.Instant.compare(endsAt, now) < 0) return "expired";
  return retrieved === null ? "open" : "retrieved";
}
