import type { ColumnType } from "kysely";

type InstantColumn = ColumnType<Temporal.Instant, string, string>;
type OptionalDate = ColumnType<Temporal.PlainDate | null, string | null, string | null>;

/** A code that takes something off an order: a share of the training, or an amount. */
export type DiscountCodeRow = {
  organisation_id: string;
  id: string;
  code: string;
  basis_points_off: number | null;
  cents_off: number | null;
  course_id: string | null;
  valid_from: OptionalDate;
  valid_until: OptionalDate;
  most_uses: number | null;
  uses: ColumnType<number, number | undefined, number>;
  once_per_customer: boolean;
  ended_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  created_at: InstantColumn;
  created_by: string;
  token: string;
};

export type DiscountUseRow = { organisation_id: string; code_id: string; deal_id: string; cents: number; used_at: InstantColumn };
