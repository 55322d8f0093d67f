import { z } from "zod";
import { kind } from "./kind.ts";
import { count, list, sha256 } from "./values.ts";

const keyId = z.string().regex(/^[0-9a-f]{8}$/);

/** What is told of the log itself. */
export const logKinds = {
  "key.rotated": kind({ log: count, oldKey: keyId, newKey: keyId, size: count }),
  "log.restarted": kind({ log: count, before: count, beforeSize: count, beforeRoot: sha256.nullable() }),
  "anchor.tsa": kind({ log: count, size: count, root: sha256, reply: sha256 }),
  /** By the place of their record in the log, and the name of the commitment in it. */
  "erasure.performed": kind({ log: count, erased: list(z.string().regex(/^\d{1,16}\/[a-z][a-z-]{0,29}$/)) }),
};
