import { z } from "zod";
import { conditions } from "./conditions.ts";
import { kind } from "./kind.ts";
import { cents, count, id, instant, places, sha256, span } from "./values.ts";

const session = { priceCents: cents, capacity: count, minimum: count, terms: id.nullable(), startsAt: instant.nullable() };

/** The organisation, what it offers, and what becomes of a session as a whole. Titles and texts stay in the catalogue. */
export const houseKinds = {
  "organisation.changed": kind({}),
  "organisation.logo-kept": kind({ kind: z.enum(["svg", "png"]), sha256 }),
  "organisation.logo-removed": kind({ sha256 }),
  "organisation.numbering-set": kind({ year: count, /** Null: the series goes on as it was. */ next: count.nullable() }),
  "terms.published": kind({ number: count, sha256, source: z.enum(["markdown", "pdf"]) }),
  "course.created": kind({}),
  "course.changed": kind({}),
  "discount.made": kind({}),
  "discount.ended": kind({}),
  "session.created": kind(session),
  "session.changed": kind(session),
  "session.conditions-set": kind({ conditions }),
  "session.published": kind({ terms: id }),
  "session.unpublished": kind({}),
  "session.dates-moved": kind({ move: id, was: instant.nullable(), ...span }),
  "session.called-off": kind({}),
  "session.ended": kind({ places }),
  "report.thanked": kind({}),
};
