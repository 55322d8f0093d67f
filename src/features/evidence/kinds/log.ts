import { z } from "zod";
import { kind } from "./kind.ts";
import { count, id, list, sha256 } from "./values.ts";

const keyId = z.string().regex(/^[0-9a-f]{8}$/);

/** What is told of the log itself. */
export const logKinds = {
  "key.rotated": kind({ log: count, oldKey: keyId, newKey: keyId, size: count }),
  "log.restarted": kind({ log: count, before: count, beforeSize: count, beforeRoot: sha256.nullable() }),
  "anchor.tsa": kind({ log: count, size: count, root: sha256 }),
  "erasure.performed": kind({ contents: list(z.strictObject({ record: id, name: z.string().regex(/^[a-z][a-z-]{0,29}$/) })) }),
};
