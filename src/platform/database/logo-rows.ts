import type { ColumnType } from "kysely";

export type OrganisationLogoRow = {
  organisation_id: string;
  kind: "svg" | "png";
  bytes: Buffer;
  sha256: string;
  uploaded_at: ColumnType<Temporal.Instant, string, string>;
};
