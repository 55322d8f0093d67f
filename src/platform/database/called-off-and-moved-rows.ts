import type { ColumnType } from "kysely";
import type { SessionMoveAnswer } from "../../domain/session-move/answers.ts";

type InstantColumn = ColumnType<Temporal.Instant, string, string>;
type OptionalInstant = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export type CalledOffDealRow = {
  organisation_id: string;
  deal_id: string;
  session_id: string;
  places: number;
  called_off_at: InstantColumn;
  answer_by: InstantColumn;
  answer: Defaulted<"other-date" | "refund" | "credit" | "silence" | null>;
  answered_at: OptionalInstant;
};

/** A meeting before the move; instants are ISO strings. */
export type MeetingWas = { startsAt: string; endsAt: string };

export type SessionMoveRow = {
  organisation_id: string;
  id: string;
  session_id: string;
  moved_at: InstantColumn;
  was: ColumnType<MeetingWas[], string, never>;
  starts_at: InstantColumn;
  ends_at: InstantColumn;
  answer_by: InstantColumn;
};

export type MovedDealRow = {
  organisation_id: string;
  move_id: string;
  deal_id: string;
  places: number;
  told_at: OptionalInstant;
  answer: Defaulted<SessionMoveAnswer | null>;
  answered_at: OptionalInstant;
};
