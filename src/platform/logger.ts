import { pino, stdSerializers } from "pino";
import type { Logger } from "pino";

export type { Logger } from "pino";

/** Logs go to stderr, so that a command's answer on stdout stays clean. They carry ids, never names or addresses. */
export function createLogger(level = "info"): Logger {
  return pino(
    { level, base: null, timestamp: () => `,"time":"${Temporal.Now.instant().toString()}"`, redact: ["req.headers", "*.secret", "*.password"], serializers: { err: describeError } },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** What PostgreSQL adds to an error (`detail`, `where`, the parameters) quotes rows, and rows hold people. */
function describeError(error: unknown): object | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type, stack } = stdSerializers.err(error);
  const more = ["code", "table", "constraint"].flatMap((name) => (name in error ? [[name, Reflect.get(error, name)]] : []));
  return { type, message: error.message, stack, ...Object.fromEntries(more) };
}
