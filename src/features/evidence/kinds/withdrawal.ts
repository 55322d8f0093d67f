import { z } from "zod";
import { disputeEnds } from "../../../domain/dispute/decide-dispute.ts";
import { statementOutcomes } from "../../../domain/withdrawal/statement.ts";
import { kind } from "./kind.ts";
import { count, day, id, instant, places } from "./values.ts";

const channel = z.enum(["site", "deal-page", "letter", "mail"]);

/** Statements of withdrawal, and disputes. What was stated is kept with the statement, under its id. */
export const withdrawalKinds = {
  "withdrawal.stated": kind({ channel, outcome: z.enum(statementOutcomes) }),
  "withdrawal.entered": kind({ statement: id, channel, receivedOn: day, sentOn: day.nullable() }),
  "withdrawal.received": kind({ statement: id, channel, receivedAt: instant, places }),
  "withdrawal.refused": kind({ statement: id, channel, because: z.enum(["company", "too-late", "fully-given", "nothing-left"]) }),
  "withdrawal.settled": kind({ how: z.enum(["withdrawn", "left"]), deal: id.nullable() }),
  "withdrawal.seen": kind({}),
  "dispute.opened": kind({ dispute: id }),
  "dispute.said": kind({ dispute: id, words: id, characters: count }),
  "dispute.closed": kind({ dispute: id, how: z.enum(disputeEnds) }),
};
