import type { Customer } from "../../domain/deal/frozen-deal.ts";
import type { Locale } from "../../domain/locale.ts";
import type { PlaceState } from "../../domain/booking/place.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { Trx } from "../../platform/house.ts";
import type { SignedUp } from "./input.ts";

export type NewSignUp = {
  id: string;
  sessionId: string;
  token: string;
  requestSha256: string;
  arrival: number;
  code: string;
  secret: string;
  channel: "page" | "api" | "office";
  locale: Locale;
  customer: Customer;
  outcome: "deal" | "waiting";
  bookings: readonly NewBooking[];
};

export type NewBooking = {
  id: string;
  dealId: string | null;
  place: PlaceState;
  firstName: string;
  lastName: string;
  email: string;
  needs: string;
};

export async function insertSignUps(
  trx: Trx,
  organisationId: string,
  now: Temporal.Instant,
  signUps: readonly NewSignUp[],
): Promise<void> {
  await insertRows(
    trx,
    "sign_ups",
    {
      organisation_id: "uuid", id: "uuid", session_id: "uuid", token: "text", request_sha256: "text", arrival: "bigint",
      code: "text", secret: "text", channel: "text", locale: "text", customer: "jsonb", places: "integer",
      outcome: "text", created_at: "timestamptz",
    },
    signUps.map((signUp) => ({
      organisation_id: organisationId,
      id: signUp.id,
      session_id: signUp.sessionId,
      token: signUp.token,
      request_sha256: signUp.requestSha256,
      arrival: signUp.arrival,
      code: signUp.code,
      secret: signUp.secret,
      channel: signUp.channel,
      locale: signUp.locale,
      customer: signUp.customer,
      places: signUp.bookings.length,
      outcome: signUp.outcome,
      created_at: now.toString(),
    })),
  );
}

export async function insertBookings(
  trx: Trx,
  organisationId: string,
  now: Temporal.Instant,
  signUps: readonly NewSignUp[],
): Promise<void> {
  await insertRows(
    trx,
    "bookings",
    {
      organisation_id: "uuid", id: "uuid", session_id: "uuid", sign_up_id: "uuid", deal_id: "uuid", arrival: "bigint",
      seat_number: "integer", first_name: "text", last_name: "text", email: "text", needs: "text", place: "text",
      attendance: "text", fee_cents: "bigint", created_at: "timestamptz", place_since: "timestamptz",
    },
    signUps.flatMap((signUp) =>
      signUp.bookings.map((booking, index) => ({
        organisation_id: organisationId,
        id: booking.id,
        session_id: signUp.sessionId,
        sign_up_id: signUp.id,
        deal_id: booking.dealId,
        arrival: signUp.arrival,
        seat_number: index + 1,
        first_name: booking.firstName,
        last_name: booking.lastName,
        email: booking.email,
        needs: booking.needs,
        place: booking.place,
        attendance: "expected",
        fee_cents: 0,
        created_at: now.toString(),
        place_since: now.toString(),
      })),
    ),
  );
}

export type EarlierAnswer = { requestSha256: string; answer: SignedUp };

/** The answers already given to these tokens. */
export async function earlierAnswers(
  trx: Trx,
  organisationId: string,
  tokens: readonly string[],
): Promise<Map<string, EarlierAnswer>> {
  const rows = await trx
    .selectFrom("sign_ups")
    .leftJoin("deals", (join) =>
      join
        .onRef("deals.organisation_id", "=", "sign_ups.organisation_id")
        .onRef("deals.sign_up_id", "=", "sign_ups.id"),
    )
    .select([
      "sign_ups.id", "sign_ups.token", "sign_ups.request_sha256", "sign_ups.outcome", "sign_ups.code", "sign_ups.secret",
      "deals.id as deal_id", "deals.code as deal_code", "deals.secret as deal_secret",
    ])
    .where("sign_ups.organisation_id", "=", organisationId)
    .where("sign_ups.token", "in", tokens)
    .execute();
  return new Map(
    rows.map((row) => {
      const deal = row.outcome === "deal" && row.deal_id !== null && row.deal_code !== null && row.deal_secret !== null
        ? { id: row.deal_id, code: row.deal_code, secret: row.deal_secret }
        : null;
      const answer: SignedUp = deal === null
        ? { outcome: "waiting", signUpId: row.id, code: row.code, secret: row.secret, ahead: 0 }
        : { outcome: "deal", signUpId: row.id, dealId: deal.id, code: deal.code, secret: deal.secret };
      return [row.token, { requestSha256: row.request_sha256, answer }];
    }),
  );
}
