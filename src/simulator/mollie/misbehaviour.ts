import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import { errorJson } from "./shapes.ts";

/**
 * What can go wrong between a shop and a provider. `fault` answers 500 and does nothing; `busy` asks for patience; `hang` does the work and never
 * answers; `drop-before` breaks the connection before the work is done, `drop-after` when it is done and nobody was told; `nonsense` answers
 * with no JSON.
 */
export const misbehaviours = ["fault", "busy", "hang", "drop-before", "drop-after", "nonsense"] as const;
export const calls = ["create", "fetch", "cancel", "refund", "any"] as const;

export type Misbehaviour = { call: (typeof calls)[number]; how: (typeof misbehaviours)[number]; times: number };

export type SimulatorEnv = { Bindings: HttpBindings };

export function misbehaving() {
  const planned: Misbehaviour[] = [];

  const take = (call: Misbehaviour["call"]) => {
    const next = planned.find((one) => one.times > 0 && (one.call === call || one.call === "any"));
    if (next !== undefined) next.times -= 1;
    return next?.how ?? null;
  };

  const middleware = (call: Misbehaviour["call"]): MiddlewareHandler<SimulatorEnv> => async (c, next) => {
    const how = take(call);
    switch (how) {
      case null:
        return next();
      case "fault":
        return c.json(errorJson(500, "Internal Server Error", "This was asked of the simulator."), 500, { "retry-after": "0" });
      case "busy":
        return c.json(errorJson(429, "Too Many Requests", "This was asked of the simulator."), 429);
      case "nonsense":
        return c.text("<html>no JSON</html>", 502, { "retry-after": "0" });
      case "drop-before":
        return drop(c);
      case "drop-after":
        await next();
        c.res = drop(c);
        return undefined;
      case "hang":
        await next();
        c.res = RESPONSE_ALREADY_SENT;
        return undefined;
      default:
        return how satisfies never;
    }
  };

  return { middleware, plan: (one: Misbehaviour) => planned.push({ ...one }), forget: () => planned.splice(0) };
}

function drop(c: Context<SimulatorEnv>): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
