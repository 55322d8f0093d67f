import { z } from "zod";
import { goodwillReasons } from "../../../domain/goodwill/decide-goodwill.ts";
import { kind } from "./kind.ts";
import { cents, count, flag, id, instant } from "./values.ts";

/** A credit goes by its id: its code is money, and is not in a record. */
export const creditKinds = {
  "credit.granted": kind({
    credit: id,
    cents,
    condition: z.enum(["none", "deal-paid"]),
    transferable: flag,
    validUntil: instant,
    goodwill: id.exactOptional(),
    reason: z.enum(goodwillReasons).exactOptional(),
  }),
  "credit.used": kind({ credit: id, cents }),
  "credit.spent": kind({ credit: id, cents, leftCents: cents }),
  "credit.returned": kind({ credit: id, cents }),
  "credit.restored": kind({ credit: id, cents, leftCents: cents, validUntil: instant }),
  "credit.usable": kind({ credit: id, cents }),
  "credit.reminded": kind({ credit: id, days: count, cents }),
  "credit.expired": kind({ credit: id, cents }),
  "credit.ended": kind({ credit: id, cents }),
  "credit.code-refused": kind({}),
};
