import type { Conditions } from "../conditions/conditions.ts";
import type { CustomerKind } from "../customer-kind.ts";
import type { ChosenPlan } from "../track-record/choose-plan.ts";
import type { Service } from "../invoice/place-of-supply.ts";
import type { Locale } from "../locale.ts";

/** Who is bound and pays. `orderedBy` is the person who pressed the button and gets the confirmation. */
export type Customer = {
  kind: CustomerKind;
  /** The company, or the private person's full name. */
  name: string;
  kvkNumber: string;
  street: string;
  postcode: string;
  town: string;
  country: string;
  /** The VAT number of a company, in capitals without spaces; absent when it gave none. */
  vatNumber?: string;
  /** Where the bill goes. */
  billingEmail: string;
  reference: string;
  remark: string;
  orderedBy: { name: string; email: string };
};

/**
 * Everything that was true and shown when the order button was pressed, byte for byte. Never changes:
 * editing a course, a session or the terms later changes no deal.
 */
export type FrozenDeal = {
  version: 1;
  organisation: {
    slug: string;
    name: string;
    contactName: string;
    street: string;
    postcode: string;
    town: string;
    phone: string;
    email: string;
    kvkNumber: string;
    vatNumber: string;
    iban: string;
    accountName: string;
    zone: string;
  };
  /** `service` is what it is for VAT; absent on deals of before it was asked: open to several customers, in person. */
  course: { slug: string; title: string; duration: string; language: Locale; service?: Service["kind"] };
  session: {
    slug: string;
    startsAt: string;
    endsAt: string;
    meetings: readonly FrozenMeeting[];
  };
  price: {
    places: number;
    unitCents: number;
    netCents: number;
    vatCents: number;
    totalCents: number;
    vatBasisPoints: number;
    vatRegime: "standard" | "exempt" | "small-business";
    /** What the price is made of; absent where it is one line, places times the price of one. */
    lines?: readonly FrozenLine[];
  };
  terms: { versionId: string; number: number; title: string; sha256: string };
  conditions: Conditions;
  /** Why the payment plan is not the one of the session; absent when it is. */
  chosenPlan?: Pick<ChosenPlan, "by" | "instead" | "firmer">;
  schedule: readonly FrozenPart[];
  /** The words that were shown, in the language of the deal. */
  wording: Wording;
  consents: readonly { box: "terms" | "early-start"; text: string; tickedAt: string }[];
};

/** A line of the price, without VAT: `quantity` times `unitCents`, less `discountCents`, is `netCents`. */
export type FrozenLine = {
  text: string;
  quantity: number;
  unitCents: number;
  discountCents: number;
  /** What the discount is made of, in words; absent where nothing is taken off. */
  discounts?: readonly { by: "group" | "code"; text: string; cents: number }[];
  netCents: number;
  vatRegime: "standard" | "exempt" | "small-business" | "reverse-charge";
  vatBasisPoints: number;
};

export type FrozenMeeting = { startsAt: string; endsAt: string; place: string; address: string; onlineUrl: string | null };

/** One part of the price with its deadline. Instants are ISO strings; `lapseAt` is null when nothing is taken away. */
export type FrozenPart = {
  name: "whole" | "deposit" | "rest" | "part";
  cents: number;
  dueOn: string;
  dueAt: string;
  lapseAt: string | null;
  remindAt: string | null;
};

export type Wording = {
  orderButton: string;
  /** The conditions as dated sentences. */
  sentences: readonly string[];
  /** The block of information before the order, paragraph by paragraph. */
  information: readonly { heading: string; text: string }[];
};
