import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";
import { listenOn } from "./serve.ts";

const log = createLogger("silent");
const app = new Hono();
app.post("/", async (c) => c.text(`heard ${(await c.req.text()).length}`));

const listen = (port = 0) => listenOn(app, { port, hostname: "127.0.0.1", log });

/** A browser on a slow line, which keeps its connection open for more. */
async function visitor(port: number): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.setEncoding("utf8").on("data", (text: string) => (heard += text));
  await once(socket, "connect");
  return { socket, heard: () => heard };
}

test("stopping takes no new requests, lets a running one finish, and then waits for nobody", async () => {
  const { port, stop } = await listen();
  const { socket, heard } = await visitor(port);
  socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345");
  await once(await visitor(port).then(({ socket: other }) => other.end("GET / HTTP/1.1\r\nHost: x\r\n\r\n")), "close");
  let stopped = false;
  const stopping = stop().then(() => (stopped = true));
  await expect(visitor(port)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect(stopped).toBe(false);
  const began = performance.now();
  socket.write("67890");
  await stopping;
  expect(heard()).toContain("heard 10");
  // An open connection without a request would otherwise be kept for five seconds.
  expect(performance.now() - began).toBeLessThan(4_000);
});

test("a port that is taken is said in one line", async () => {
  const { port, stop } = await listen();
  await expect(listen(port)).rejects.toThrow(`port ${port} is taken: stop what listens there, or set PORT`);
  await stop();
});
