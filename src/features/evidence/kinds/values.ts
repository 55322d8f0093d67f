import { z } from "zod";
import { placeStates } from "../../../domain/booking/place.ts";
import { trackWords } from "../../../domain/track-record/track-entries.ts";

// All that a record may be made of. Nothing here has room for a name, an address or a sentence: a record cannot be erased.

export const id = z.uuid();
export const cents = z.int();
export const count = z.int().nonnegative();
export const flag = z.boolean();
export const instant = z.iso.datetime();
/** A local day. */
export const day = z.iso.date();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** Of an invoice or a credit note: the prefix of the organisation, the year and the place in its series. */
export const documentNumber = z.string().regex(/^([A-Z0-9]{1,6}-?)?\d{4}-\d{4,6}$/);
/** Names an entry of a track record: what it says, of which place or deal, and of money the day. */
export const trackEntry = z.string().regex(new RegExp(String.raw`^(${trackWords.join("|")}):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:\d{4}-\d\d-\d\d)?$`));

export const list = <One extends z.ZodType>(one: One) => z.array(one).readonly();
export const ids = list(id);

const place = z.enum(placeStates);
/** A change of place, so that replaying the records gives the present state; from null where a place began. */
const placeChange = z.strictObject({ booking: id, from: place.nullable(), to: place });
export type PlaceChange = z.infer<typeof placeChange>;
export const places = list(placeChange);
/** Places as they began. */
export const newPlaces = list(z.strictObject({ booking: id, to: place }));

const span = { startsAt: instant, endsAt: instant };
export const meetings = list(z.strictObject(span));
/** A date as it was offered, and as it is once places went there. */
export const dates = z.strictObject(span);
export const datesWithMeetings = z.strictObject({ ...span, meetings });
export { span };
