import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../platform/house.ts";
import { localeOf } from "../../platform/http/locale.ts";
import { tileOfPath, tileWidth } from "../../proof/log/tiles.ts";
import { findOrganisation } from "../catalogue/store.ts";
import { LogPage } from "./log-page.tsx";
import { allLogs, currentLog, findCheckpoint, findLog, keysOf, tileReader } from "./store.ts";
import type { Log } from "./store.ts";

/**
 * What anybody may read of a log: its newest head, its tiles of hashes and its keys; never what the records say. `/{org}/log/…` is the log that goes on,
 * `/{org}/log/{number}/…` any of them. Without anything behind it, a page says to people what it is.
 * @see C2SP tlog-tiles
 */
export function logRoutes(house: House, { otherwise }: { otherwise: (c: Context) => Promise<Response> }): Hono {
  const routes = new Hono();

  routes.get("/:org/log", async (c) => showLog(c, undefined));

  async function showLog(c: Context, number: string | undefined): Promise<Response> {
    const slug = c.req.param("org") ?? "";
    const [organisation, log] = [await findOrganisation(house.db, slug), await logOf(house, slug, number)];
    if (organisation === undefined || log === undefined) return otherwise(c);
    const which = { organisationId: log.organisation_id, log: log.number };
    const [head, keys, logs] = [await findCheckpoint(house.db, which), await keysOf(house.db, which), await allLogs(house.db, log.organisation_id)];
    const others = logs.map((one) => one.number).filter((one) => one !== log.number);
    return c.html(<LogPage locale={localeOf(c, organisation.locale)} organisation={organisation} log={log} head={head} keys={keys} others={others} path={c.req.path} />);
  }

  routes.get("/:org/log/:rest{.+}", async (c) => {
    if (/^[1-9]\d{0,5}$/.test(c.req.param("rest"))) return showLog(c, c.req.param("rest"));
    const [, number, rest = ""] = /^(?:([1-9]\d{0,5})\/)?(.+)$/.exec(c.req.param("rest")) ?? [];
    const log = await logOf(house, c.req.param("org"), number);
    if (log === undefined) return otherwise(c);
    const which = { organisationId: log.organisation_id, log: log.number };
    if (rest === "checkpoint") {
      const checkpoint = await findCheckpoint(house.db, which);
      if (checkpoint === undefined) return otherwise(c);
      c.header("cache-control", "no-cache");
      return c.body(checkpoint.note, 200, { "content-type": "text/plain; charset=utf-8" });
    }
    if (rest === "keys") {
      const keys = await keysOf(house.db, which);
      return c.body(keys.map(({ verifier }) => `${verifier}\n`).join(""), 200, { "content-type": "text/plain; charset=utf-8" });
    }
    const hashes = await tileAt(house, log, rest);
    if (hashes === null) return otherwise(c);
    c.header("cache-control", "public, max-age=31536000, immutable");
    return c.body(new Uint8Array(hashes), 200, { "content-type": "application/octet-stream" });
  });

  return routes;
}

async function logOf(house: House, slug: string, number: string | undefined): Promise<Log | undefined> {
  const organisation = await findOrganisation(house.db, slug);
  if (organisation === undefined) return undefined;
  return number === undefined ? currentLog(house.db, organisation.organisation_id) : findLog(house.db, { organisationId: organisation.organisation_id, log: Number(number) });
}

/** The hashes of a tile, or the first so many of one that grows; null for one that is not that wide yet. */
async function tileAt(house: House, log: Log, path: string): Promise<Uint8Array | null> {
  const tile = tileOfPath(path);
  if (tile === null) return null;
  const count = Math.floor(log.size / tileWidth ** tile.level) - tile.index * tileWidth;
  if (count < tile.width) return null;
  const read = await tileReader(house.db, { organisationId: log.organisation_id, log: log.number }, [tile]);
  return read(tile).subarray(0, tile.width * 32);
}
