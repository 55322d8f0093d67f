import { z } from "zod";
import { kind } from "./kind.ts";
import { count, day, flag, id, trackEntry } from "./values.ts";

const overrule = z.enum(["as-session", "on-your-word"]);

/** What is remembered of a customer, and the plan of payment that it chose. Words are kept elsewhere, under the id. */
export const trackKinds = {
  "track.rules-set": kind({ months: count.nullable(), trustedPlaces: count.nullable(), carefulTimes: count.nullable() }),
  "track.link-asked": kind({}),
  "track.correction-asked": kind({ correction: id, entry: trackEntry, characters: count }),
  "track.correction-kept": kind({ correction: id, entry: trackEntry }),
  "track.struck": kind({ entry: trackEntry, /** By the customer. */ asked: flag }),
  "track.overruled": kind({ overrule: id.nullable(), plan: z.enum([...overrule.options, "by-the-rules"]), until: day }),
  "track.objected": kind({ objection: id }),
  "track.objection-taken-back": kind({ objection: id }),
  "plan.review-asked": kind({ review: id, characters: count }),
  "plan.review-kept": kind({ review: id, thisDeal: flag, later: overrule.nullable() }),
  "plan.review-overruled": kind({ review: id, thisDeal: flag, later: overrule.nullable() }),
};
