import type { House } from "../../platform/house.ts";
import { countWrongCode, guessesTooMuch } from "../credits/actions.ts";
import { deskOf } from "./desk.ts";
import { mostPlaces } from "./input.ts";
import type { SignUpInput, SignUpOutcome } from "./input.ts";

export { mostPlaces } from "./input.ts";
export type { SignedUp, SignUpInput, SignUpOutcome, SignUpRefusal } from "./input.ts";

/**
 * Signs up for a session: forms a deal when there are places for everybody on the sign-up and nobody waits,
 * and otherwise puts the sign-up on the waiting list. Decided together with whoever else is at the desk of this
 * session, in order of arrival. The same token with the same content gives the first answer again.
 * @returns refusals `session-unknown`, `session-closed`, `session-full` (only with `ifFull: "refuse"`),
 *   `too-many-places`, `changed` (what was shown no longer holds), `credit-refused` and `discount-refused` (nothing is ordered; it can be ordered without), `token-reused`
 */
export async function signUp(house: House, input: SignUpInput): Promise<SignUpOutcome> {
  if (input.participants.length > mostPlaces) {
    return { ok: false, refusal: { kind: "too-many-places", most: mostPlaces } };
  }
  const { credit, discount } = input;
  const from = credit?.from ?? discount?.from;
  if (from === undefined) return deskOf(house).join(input);
  if (guessesTooMuch(house, from)) return { ok: false, refusal: { kind: credit === undefined ? "discount-refused" : "credit-refused", why: "too-many-tries" } };
  const outcome = await deskOf(house).join(input);
  if (!outcome.ok && "why" in outcome.refusal && outcome.refusal.why === "code-unknown") countWrongCode(house, from);
  return outcome;
}
