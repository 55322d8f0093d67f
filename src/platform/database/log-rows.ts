import type { ColumnType } from "kysely";

/** The tables of the log of records. */
export type LogTables = {
  log_queue: { organisation_id: string; record_id: string };
  logs: LogRow;
  log_keys: LogKeyRow;
  log_leaves: { organisation_id: string; log: number; index: number; record_id: string; subject_id: string; bytes: Buffer };
  log_tiles: { organisation_id: string; log: number; level: number; index: number; hashes: Buffer };
  log_checkpoints: { organisation_id: string; log: number; size: number; note: string; signed_at: ColumnType<Temporal.Instant, string, string> };
  attachments: AttachmentRow;
  time_stamps: TimeStampRow;
};

type LogRow = {
  organisation_id: string;
  number: number;
  /** The name of the log and of its keys. */
  origin: string;
  size: ColumnType<number, number | undefined, number>;
  /** Up to and with the last leaf that is no anchor. */
  step_size: ColumnType<number, number | undefined, number>;
  opened_at: ColumnType<Temporal.Instant, string, string>;
  /** When a time stamp service is asked next; null: as soon as there is something to stamp. */
  stamp_due_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  stamp_attempts: ColumnType<number, number | undefined, number>;
  /** Why each service gave nothing the last time. */
  stamp_faults: ColumnType<readonly { service: string; fault: string }[], string | undefined, string>;
};

type LogKeyRow = {
  organisation_id: string;
  log: number;
  number: number;
  verifier: string;
  sealed_seed: Buffer;
  from_size: number;
  /** Null while it signs. */
  until_size: number | null;
  made_at: ColumnType<Temporal.Instant, string, string>;
};

type AttachmentRow = {
  organisation_id: string;
  record_id: string;
  name: string;
  media_type: string;
  size: number;
  commitment: string;
  /** Null once it was erased. */
  salt: Buffer | null;
  /** Null when the content lies where the record points to. */
  content: Buffer | null;
  erased_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
};

type TimeStampRow = {
  organisation_id: string;
  log: number;
  size: number;
  service: string;
  request: Buffer;
  reply: Buffer;
  /** PEM. */
  chain: string;
  stamped_at: ColumnType<Temporal.Instant, string, string>;
  accuracy_ms: number | null;
  record_id: string;
  asked_at: ColumnType<Temporal.Instant, string, string>;
};
