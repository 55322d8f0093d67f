import type { ColumnType } from "kysely";
import type { Match } from "../../domain/bank/match/proposal.ts";

type InstantColumn = ColumnType<Temporal.Instant, string, string>;
type OptionalInstant = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
type DateColumn = ColumnType<Temporal.PlainDate, string, string>;
type OptionalDate = ColumnType<Temporal.PlainDate | null, string | null, string | null>;
type OptionalJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export type BankTables = {
  bank_accounts: BankAccountRow;
  bank_imports: BankImportRow;
  bank_statements: BankStatementRow;
  bank_lines: BankLineRow;
  bank_rules: BankRuleRow;
  bank_line_bookings: BankLineBookingRow;
  bank_csv_mappings: BankCsvMappingRow;
};

type BankAccountRow = { organisation_id: string; account: string; added_at: InstantColumn; added_by: string };

export type BankImportState = "reading" | "booking" | "done" | "refused" | "broken-off";

type BankImportRow = {
  organisation_id: string;
  id: string;
  file_name: Defaulted<string>;
  sha256: Defaulted<string | null>;
  format: Defaulted<"camt.053" | "mt940" | "csv" | null>;
  state: BankImportState;
  /** Why nothing of the file is used. */
  refusal: OptionalJson<unknown>;
  line_count: Defaulted<number>;
  new_count: Defaulted<number>;
  pending_count: Defaulted<number>;
  imported_by: string;
  started_at: InstantColumn;
  finished_at: OptionalInstant;
};

type BankStatementRow = {
  organisation_id: string;
  id: string;
  import_id: string;
  account: string | null;
  currency: string;
  number: string | null;
  from_on: OptionalDate;
  to_on: OptionalDate;
  opening_units: number | null;
  closing_units: number | null;
  balanced: boolean | null;
  line_count: number;
  state: "used" | "parked" | "dropped";
  parked_why: Defaulted<"unbalanced" | "twice" | null>;
  decided_at: OptionalInstant;
  decided_by: Defaulted<string | null>;
};

export type BankLineState = "waiting" | "parked" | "matched" | "proposed" | "ignored" | "unknown";

type BankLineRow = {
  organisation_id: string;
  id: string;
  statement_id: string;
  fingerprint: string;
  booked_on: DateColumn;
  units: number;
  currency: string;
  name: string | null;
  account: string | null;
  reference: string | null;
  end_to_end_id: string | null;
  text: string;
  reversal: Defaulted<boolean>;
  state: BankLineState;
  found: OptionalJson<Match>;
  rule_id: Defaulted<string | null>;
  settled_at: OptionalInstant;
  settled_by: Defaulted<string | null>;
};

type BankRuleRow = {
  organisation_id: string;
  id: string;
  field: "account" | "name" | "text";
  contains: string;
  made_at: InstantColumn;
  made_by: string;
  ended_at: OptionalInstant;
};

type BankLineBookingRow = { organisation_id: string; line_id: string; deal_id: string; cents: number; payment_id: string; booked_at: InstantColumn };

type BankCsvMappingRow = { organisation_id: string; columns_sha256: string; mapping: ColumnType<unknown, string, string>; saved_at: InstantColumn; saved_by: string };
