import { z } from "zod";
import { kind } from "./kind.ts";
import { id, sha256 } from "./values.ts";

/** What a trainer decides about a statement of the bank. What a line says stays in the line. */
export const bankKinds = {
  "bank-account.added": kind({}),
  "bank-columns.named": kind({ sha256 }),
  "bank-rule.made": kind({ field: z.enum(["account", "name", "text"]) }),
  "bank-rule.ended": kind({}),
  "bank-statement.decided": kind({ state: z.enum(["used", "dropped"]) }),
  "bank-line.linked": kind({ deal: id, payment: id }),
  "bank-line.set-aside": kind({}),
  "bank-line.reopened": kind({}),
};
