import { pino } from "pino";
import type { Logger } from "pino";

export type { Logger } from "pino";

/** Logs go to stderr, so that a command's answer on stdout stays clean. They carry ids, never names or addresses. */
export function createLogger(level = "info"): Logger {
  return pino({ level, base: null, redact: ["req.headers", "*.secret", "*.password"] }, pino.destination({ dest: 2, sync: true }));
}
