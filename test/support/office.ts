import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { sql } from "kysely";
import type { House } from "../../src/platform/house.ts";
import { createOwner } from "../../src/features/accounts/actions.ts";

export const password = "vier woorden en een zin";

/** A browser with a cookie jar, for pages without script. */
export type Visitor = {
  get: (path: string) => Promise<Seen>;
  post: (path: string, fields?: Record<string, string | readonly string[] | File>) => Promise<Seen>;
  /** The same for a form that is answered with a file. */
  download: (path: string, fields?: Record<string, string | readonly string[]>) => Promise<{ status: number; headers: Headers; bytes: Uint8Array }>;
};

export type Seen = { status: number; html: string; text: string; location: string; headers: Headers };

export function visitorOf(app: Hono): Visitor {
  const jar = new Map<string, string>();
  const request = async (path: string, init: RequestInit) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await app.request(path, { ...init, redirect: "manual", headers: { ...init.headers, ...(cookie === "" ? {} : { cookie }) } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const ask = async (path: string, init: RequestInit) => {
    const response = await request(path, init);
    const html = await response.text();
    return { status: response.status, html, text: seen(html), location: response.headers.get("location") ?? "", headers: response.headers };
  };
  return {
    get: (path) => ask(path, {}),
    post: (path, fields = {}) => ask(path, { method: "POST", body: bodyOf(fields) }),
    download: async (path, fields = {}) => {
      const response = await request(path, { method: "POST", body: bodyOf(fields) });
      return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
  };
}

/** An owner of the organisation, logged in, however many tests of one file did so just before. */
export async function ownerOf(app: Hono, house: House, organisationId: string, name = "Marit Oldenkamp"): Promise<Visitor> {
  const email = `${randomBytes(4).toString("hex")}@voorbeeld.example`;
  const made = await createOwner(house, { organisationId, name, email, password });
  if (!made.ok) throw new Error(`owner: ${made.refusal.kind}`);
  await sql`delete from auth."rateLimit"`.execute(house.db);
  const visitor = visitorOf(app);
  const entered = await visitor.post("/office/log-in", { email, password });
  if (entered.status !== 303) throw new Error(`log-in: ${entered.status} ${entered.text}`);
  return visitor;
}

/** An owner who is logged in once and then sits at the desk of whichever organisation a test made: passwords are slow on purpose. */
export function movingOwner(app: Hono, house: House): (organisationId: string) => Promise<Visitor> {
  let known: { visitor: Visitor; userId: string } | null = null;
  return async (organisationId) => {
    if (known === null) {
      const visitor = await ownerOf(app, house, organisationId);
      const member = await house.db.selectFrom("members").select("user_id").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
      known = { visitor, userId: member.user_id };
      return visitor;
    }
    const { visitor, userId } = known;
    await house.db.deleteFrom("members").where("user_id", "=", userId).execute();
    await house.db.insertInto("members").values({ organisation_id: organisationId, user_id: userId, role: "owner", created_at: house.clock.now().toString() }).execute();
    return visitor;
  };
}

/** Reads as a person would: tags away, hard spaces are spaces. */
export function seen(html: string): string {
  return html
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("\u00a0", " ").replaceAll("&nbsp;", " ").replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}

function bodyOf(fields: Record<string, string | readonly string[] | File>): URLSearchParams | FormData {
  const pairs = Object.entries(fields).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const));
  if (pairs.some(([, value]) => value instanceof File)) {
    const form = new FormData();
    for (const [name, value] of pairs) form.append(name, value);
    return form;
  }
  return new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]));
}
