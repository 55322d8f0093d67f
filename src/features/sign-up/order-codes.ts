import type { Trx } from "../../platform/house.ts";
import type { SessionView } from "../catalogue/store.ts";
import { decideOrderCredit, holdOrderCredits } from "../credits/actions.ts";
import type { OrderCredit } from "../credits/actions.ts";
import { askedBy, quoteFor, takenByCode } from "../deal/actions.ts";
import { decideOrderDiscounts } from "../discounts/actions.ts";
import type { OrderDiscount } from "../discounts/actions.ts";
import type { SignUpInput, SignUpRefusal } from "./input.ts";

/** What the codes that a sign-up names give it and pay of it. */
export type OrderCodes = { ok: true; discount: TakenOff | null; credit: OrderCredit | null } | { ok: false; refusal: SignUpRefusal };

/** A discount with what it takes off, without VAT. */
type TakenOff = OrderDiscount & { cents: number };

export type Codes = ReadonlyMap<string, OrderCodes>;

type Around = { view: () => Promise<SessionView>; now: Temporal.Instant };

/**
 * Decides the codes that sign-ups of a group name, by their tokens; a sign-up without codes is not in it, and asks the
 * database nothing. Discounts come first, for a credit pays what is left of the price. Both stay held until the group
 * commits: discount codes before credits, each by id.
 */
export async function decideCodes(trx: Trx, inputs: readonly SignUpInput[], { view, now }: Around): Promise<Codes> {
  const named = inputs.filter(({ discount, credit, onlyLine }) => (discount !== undefined || credit !== undefined) && onlyLine !== true);
  const [first] = named;
  if (first === undefined) return new Map();
  const codes = await discountsOf(trx, named, { view, now });
  const standing = named.filter(({ token }) => codes.get(token)?.ok !== false);
  await holdOrderCredits(trx, first.organisationId, standing.flatMap(({ credit }) => (credit === undefined ? [] : [credit.code])));
  const taken = new Set<string>();
  for (const input of standing) {
    const { credit, customer, token, organisationId } = input;
    const before = codes.get(token);
    if (credit === undefined) continue;
    const discount = before?.ok === true ? before.discount : null;
    const { price } = quoteOf(await view(), input, discount, now);
    const decided = await decideOrderCredit(trx, { organisationId, code: credit.code, customer, totalCents: price.totalCents }, now);
    if (!decided.ok) codes.set(token, refuse({ kind: "credit-refused", why: decided.why }));
    else if (taken.has(decided.paid.credit.id) || (credit.seenCents !== null && credit.seenCents !== decided.paid.cents)) codes.set(token, refuse({ kind: "credit-refused", why: "changed" }));
    else {
      taken.add(decided.paid.credit.id);
      codes.set(token, { ok: true, discount, credit: decided.paid });
    }
  }
  return codes;
}

async function discountsOf(trx: Trx, inputs: readonly SignUpInput[], { view, now }: Around): Promise<Map<string, OrderCodes>> {
  const named = inputs.flatMap((input) => (input.discount === undefined ? [] : [{ input, ...input.discount }]));
  if (named.length === 0) return new Map();
  const session = await view();
  const answers = await decideOrderDiscounts(trx, session, named.map(({ input, code }) => ({ code, customer: input.customer })), now);
  return new Map(named.map(({ input, seenCents }, index): [string, OrderCodes] => {
    const answer = answers[index];
    if (answer === undefined) throw new Error(`sign-up token ${input.token}: its discount code got no answer`);
    if (!answer.ok) return [input.token, refuse({ kind: "discount-refused", why: answer.why })];
    const cents = takenByCode(quoteOf(session, input, answer.discount, now).price);
    if (cents === 0) return [input.token, refuse({ kind: "discount-refused", why: "nothing-off" })];
    if (seenCents !== null && seenCents !== cents) return [input.token, refuse({ kind: "discount-refused", why: "changed" })];
    return [input.token, { ok: true, discount: { ...answer.discount, cents }, credit: null }];
  }));
}

function quoteOf(view: SessionView, { customer, participants, locale }: SignUpInput, discount: OrderDiscount | null, now: Temporal.Instant) {
  return quoteFor(view, { ...askedBy(customer), places: participants.length, locale, now, discount: discount?.gives ?? null });
}

function refuse(refusal: SignUpRefusal): OrderCodes {
  return { ok: false, refusal };
}
