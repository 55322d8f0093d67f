import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import type { Context } from "hono";
import type { Logger } from "../../platform/logger.ts";
import { listenOn } from "../../platform/serve.ts";
import { pemOf } from "../../proof/time-stamp/pem.ts";
import { answer, variants } from "./answer.ts";
import type { Variant } from "./answer.ts";
import { keptAuthority, makeAuthority } from "./authority.ts";
import { derOf } from "./certificates.ts";

export type TimeStampAuthority = { url: string; port: number; /** PEM */ root: string; stop: () => Promise<void> };

/**
 * A server of its own that stamps times (RFC 3161), on this machine only: for a demo and for tests. Nobody outside trusts its root.
 * `POST /` stamps, `GET /root.pem` gives the root, and `POST /broken/<how>` answers wrongly: every variant of `answer`, and `silent`, `garbage`, `busy` and `endless`.
 * @param options.now its clock
 * @param options.folder keeps its keys; null: a new root each time
 */
export async function startTimeStampAuthority(options: { port: number; now: () => Temporal.Instant; log: Logger; folder: string | null }): Promise<TimeStampAuthority> {
  const authority = options.folder === null ? await makeAuthority() : await keptAuthority(options.folder);
  const root = pemOf(derOf(authority.root.certificate));
  const stamp = async (c: Context, variant: Variant | null) => {
    const request = new Uint8Array(await c.req.arrayBuffer());
    const bytes = await answer(authority, { request, atMs: options.now().epochMilliseconds, variant });
    return c.body(Uint8Array.from(bytes), 200, { "content-type": "application/timestamp-reply" });
  };

  const app = new Hono();
  app.get("/root.pem", (c) => c.body(root, 200, { "content-type": "application/x-pem-file" }));
  app.post("/", (c) => stamp(c, null));
  app.post("/broken/silent", () => RESPONSE_ALREADY_SENT);
  app.post("/broken/garbage", (c) => c.text("<html>nothing of the kind</html>"));
  app.post("/broken/busy", (c) => c.text("come back later", 503));
  app.post("/broken/endless", (c) => c.body(endless(), 200, { "content-type": "application/timestamp-reply" }));
  app.post("/broken/:how", (c) => {
    const variant = variants.find((one) => one === c.req.param("how"));
    return variant === undefined ? c.notFound() : stamp(c, variant);
  });
  const { port, stop } = await listenOn(app, { port: options.port, hostname: "127.0.0.1", log: options.log });
  return { url: `http://127.0.0.1:${port}`, port, root, stop };
}

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
}
