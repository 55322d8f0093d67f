import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { History } from "./history.ts";
import { sumOf } from "./parts.ts";

/** All that came in, less what went back; less than nothing when more went back than came. */
export function paidCents({ payments, refunds }: Pick<History, "payments" | "refunds">): Cents {
  return cents(sumOf(payments) - sumOf(refunds));
}
