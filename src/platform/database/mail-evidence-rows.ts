import type { ColumnType, GeneratedAlways } from "kysely";

type InstantColumn = ColumnType<Temporal.Instant, string, string>;
type OptionalInstant = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** What mail evidence keeps. See migrations/0027_mail_evidence.sql and 0030_mail_faults.sql for what each column means. */
export type MailEvidenceTables = {
  mail_evidence_blobs: BlobRow;
  inbound_mails: InboundMailRow;
  stray_mails: StrayMailRow;
  delivery_reports: DeliveryReportRow;
  collections: CollectionRow;
  collection_codes: CollectionCodeRow;
};

type BlobRow = {
  organisation_id: string;
  id: string;
  subject_kind: "message" | "inbound-mail" | "collection";
  subject_id: string;
  name: string;
  media_type: string;
  bytes: Buffer;
  kept_at: InstantColumn;
};

export type InboundOutcome = "counted" | "known" | "proves-nothing";

/** `unknown`: nobody could be asked for the key. */
export type DkimResult = "pass" | "fail" | "none" | "unknown";

type InboundMailRow = {
  organisation_id: string;
  id: string;
  blob_id: string;
  sha256: string;
  came_as: "report" | "reply";
  message_id: string;
  envelope_from: string;
  client_address: string;
  received_at: InstantColumn;
  read_at: OptionalInstant;
  outcome: Optional<InboundOutcome>;
  why: Optional<string>;
  from_address: Optional<string>;
  from_name: Optional<string>;
  subject: Optional<string>;
  body: Optional<string>;
  body_cut: Optional<boolean>;
  enclosed: Optional<string[]>;
  automatic: Optional<boolean>;
  dkim: Optional<DkimResult>;
  dkim_domain: Optional<string>;
  seen_at: OptionalInstant;
};

type StrayMailRow = { id: string; recipient: string; envelope_from: string; client_address: string; bytes: Buffer; sha256: string; received_at: InstantColumn; read_at: OptionalInstant };

type DeliveryReportRow = {
  organisation_id: string;
  id: string;
  message_id: string;
  inbound_mail_id: string;
  action: "relayed" | "delivered" | "delayed" | "failed";
  status: string;
  /** Null once it was erased. */
  reporting_mta: Defaulted<string | null>;
  remote_mta: Defaulted<string>;
  diagnostic: Defaulted<string>;
  acceptance: GeneratedAlways<boolean>;
  recorded_at: InstantColumn;
};

type CollectionRow = {
  organisation_id: string;
  id: string;
  message_id: string;
  deal_id: string;
  asked_at: InstantColumn;
  asked_by: string;
  ends_at: InstantColumn;
  opened_at: OptionalInstant;
  retrieved_at: OptionalInstant;
  refused_at: OptionalInstant;
  expired_at: OptionalInstant;
};

type CollectionCodeRow = {
  organisation_id: string;
  id: string;
  collection_id: string;
  hash: string;
  sent_at: InstantColumn;
  ends_at: InstantColumn;
  tries: Defaulted<number>;
  used_at: OptionalInstant;
};
