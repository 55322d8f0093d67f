import type { ColumnType } from "kysely";

type InstantColumn = ColumnType<Temporal.Instant, string, string>;

/** What deals were ordered with. See migrations/0029_order_requests.sql for what each column means. */
export type OrderRequestTables = {
  order_requests: { organisation_id: string; deal_id: string; request: string };
  terms_views: { organisation_id: string; id: string; form: string; terms_sha256: string; request: string; shown_at: InstantColumn; deal_id: ColumnType<string | null, string | null | undefined, string | null> };
};
