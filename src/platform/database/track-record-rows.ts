import type { ColumnType } from "kysely";
import type { Overrule } from "../../domain/track-record/choose-plan.ts";

type InstantColumn = ColumnType<Temporal.Instant, string, string>;
type OptionalInstant = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export type TrackStrikeRow = { organisation_id: string; deal_id: string; entry_key: string; reason: string; struck_by: string; struck_at: InstantColumn };

type Answered = { answer_words: Defaulted<string>; answered_by: Defaulted<string>; answered_at: OptionalInstant };

export type TrackCorrectionRow = Answered & {
  organisation_id: string;
  id: string;
  /** The deal that the entry is about. */
  deal_id: string;
  entry_key: string;
  words: string;
  asked_at: InstantColumn;
  answer: Defaulted<"kept" | "struck" | null>;
};

export type PlanReviewRow = Answered & {
  organisation_id: string;
  id: string;
  deal_id: string;
  words: string;
  asked_at: InstantColumn;
  answer: Defaulted<"kept" | "overruled" | null>;
};

export type TrackOverruleRow = {
  organisation_id: string;
  id: string;
  customer_key: string;
  deal_id: string;
  plan: Overrule;
  reason: string;
  made_by: string;
  made_at: InstantColumn;
  ends_at: InstantColumn;
  ended_at: OptionalInstant;
  token: string;
};

export type TrackObjectionRow = { organisation_id: string; id: string; customer_key: string; deal_id: string; objected_at: InstantColumn; taken_back_at: OptionalInstant };
