import type { ColumnType } from "kysely";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import type { Locale } from "../../domain/locale.ts";
import type { MessageKind } from "../../domain/message-kind.ts";
import type { Attendance } from "../../domain/booking/attendance.ts";
import type { PlaceState } from "../../domain/booking/place.ts";
import type { AbsenceRow, CreditMoveRow, CreditRow } from "./absence-and-credit-rows.ts";
import type { BankTables } from "./bank-rows.ts";
import type { InvoiceFileRow, InvoiceRow, InvoiceSeriesRow, JournalEntryRow } from "./book-rows.ts";
import type { CourseRow } from "./course-rows.ts";
import type { CalledOffDealRow, MovedDealRow, SessionMoveRow } from "./called-off-and-moved-rows.ts";
import type { LogTables } from "./log-rows.ts";
import type { MailEvidenceTables } from "./mail-evidence-rows.ts";
import type { OrderRequestTables } from "./order-request-rows.ts";
import type { OrganisationLogoRow } from "./logo-rows.ts";
import type { OnlinePaymentRow, OnlineReversalRow } from "./online-rows.ts";
import type { DiscountCodeRow, DiscountUseRow } from "./price-rows.ts";
import type { LatePaymentRow, RefundAccountRow, RefundBatchRow, RefundItemRow } from "./refund-rows.ts";
import type { PlanReviewRow, TrackCorrectionRow, TrackObjectionRow, TrackOverruleRow, TrackStrikeRow } from "./track-record-rows.ts";
import type { PriceRules } from "../../domain/price/price-rules.ts";
import type { TrackRules } from "../../domain/track-record/track-rules.ts";
import type { OfferKind } from "../../domain/standing/facts.ts";
import type { StatementChannel, StatementEnd, StatementOutcome } from "../../domain/withdrawal/statement.ts";
import type { DisputeEnd, DisputeSide } from "../../domain/dispute/decide-dispute.ts";
import type { GoodwillReason } from "../../domain/goodwill/decide-goodwill.ts";
import type { PaymentState } from "../../domain/deal/payment-state.ts";
import type { BillingDetails } from "../../domain/deal/billing-details.ts";
import type { Customer, FrozenDeal } from "../../domain/deal/frozen-deal.ts";

export type { ServiceKind, VatRegime } from "./course-rows.ts";

/** The tables as Kysely sees them. Instants are read as Temporal.Instant and written as ISO strings; jsonb is written as JSON text. */
export type Database = BankTables & LogTables & MailEvidenceTables & OrderRequestTables & {
  organisations: OrganisationRow;
  members: { organisation_id: string; user_id: string; role: "owner" | "staff"; created_at: InstantColumn };
  courses: CourseRow;
  terms_versions: TermsVersionRow;
  sessions: SessionRow;
  meetings: MeetingRow;
  sign_ups: SignUpRow;
  deals: DealRow;
  offers: OfferRow;
  absences: AbsenceRow;
  credits: CreditRow;
  credit_moves: CreditMoveRow;
  discount_codes: DiscountCodeRow;
  discount_uses: DiscountUseRow;
  bookings: BookingRow;
  deadlines: DeadlineRow;
  payments: PaymentRow;
  organisation_logos: OrganisationLogoRow;
  online_payments: OnlinePaymentRow;
  online_reversals: OnlineReversalRow;
  invoice_series: InvoiceSeriesRow;
  invoices: InvoiceRow;
  invoice_files: InvoiceFileRow;
  journal_entries: JournalEntryRow;
  late_payments: LatePaymentRow;
  refund_accounts: RefundAccountRow;
  refund_batches: RefundBatchRow;
  refund_items: RefundItemRow;
  called_off_deals: CalledOffDealRow;
  session_moves: SessionMoveRow;
  moved_deals: MovedDealRow;
  goodwill: GoodwillRow;
  track_strikes: TrackStrikeRow;
  track_corrections: TrackCorrectionRow;
  track_overrules: TrackOverruleRow;
  track_objections: TrackObjectionRow;
  plan_reviews: PlanReviewRow;
  disputes: DisputeRow;
  dispute_words: DisputeWordsRow;
  withdrawal_statements: WithdrawalStatementRow;
  messages: MessageRow;
  records: RecordRow;
  api_keys: ApiKeyRow;
  page_reports: PageReportRow;
  demo_clock: { singleton: boolean; offset_seconds: number; is_demo: ColumnType<boolean, boolean | undefined, boolean> };
  caught_mails: { id: ColumnType<number, never, never>; caught_at: InstantColumn; sender: string; recipient: string; bytes: Buffer };
};

type InstantColumn = ColumnType<Temporal.Instant, string, string>;
type OptionalInstant = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
type DateColumn = ColumnType<Temporal.PlainDate, string, string>;
type Json<T> = ColumnType<T, string, string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

type OrganisationRow = {
  organisation_id: string;
  slug: string;
  name: string;
  contact_name: string;
  street: Defaulted<string>;
  postcode: Defaulted<string>;
  town: Defaulted<string>;
  country: Defaulted<string>;
  phone: Defaulted<string>;
  email: string;
  kvk_number: Defaulted<string>;
  vat_number: Defaulted<string>;
  iban: Defaulted<string>;
  account_name: Defaulted<string>;
  complaint_days: Defaulted<number>;
  introduction: Defaulted<string>;
  zone: Defaulted<string>;
  locale: Defaulted<Locale>;
  pen_light: Defaulted<string | null>;
  pen_dark: Defaulted<string | null>;
  /** What earlier deals may decide of the next payment plan; null while nothing is remembered. */
  track_rules: ColumnType<TrackRules | null, string | null | undefined, string | null>;
  /** What stands before the year in the numbers of invoices. */
  invoice_prefix: Defaulted<string>;
  created_at: InstantColumn;
};

type TermsVersionRow = {
  organisation_id: string;
  id: string;
  number: number;
  title: string;
  locale: Locale;
  source: "markdown" | "pdf";
  markdown: string | null;
  html: string | null;
  pdf: Buffer;
  sha256: string;
  published_at: InstantColumn;
};

type SessionRow = {
  organisation_id: string;
  id: string;
  course_id: string;
  slug: string;
  status: Defaulted<SessionStatus>;
  language: Locale;
  price_cents: number;
  price_rules: ColumnType<PriceRules, string | undefined, string>;
  capacity: number;
  minimum: Defaulted<number>;
  sign_up_until: OptionalInstant;
  terms_version_id: string | null;
  conditions: Json<Conditions>;
  starts_at: OptionalInstant;
  ends_at: OptionalInstant;
  published_at: OptionalInstant;
  seats_taken: Defaulted<number>;
  waiting: Defaulted<number>;
  arrivals: Defaulted<number>;
  refills_open: Defaulted<boolean>;
  created_at: InstantColumn;
};

export type SessionStatus = "draft" | "published" | "called-off";

type MeetingRow = {
  organisation_id: string;
  session_id: string;
  position: number;
  starts_at: InstantColumn;
  ends_at: InstantColumn;
  place: Defaulted<string>;
  address: Defaulted<string>;
  online_url: Defaulted<string | null>;
};

type SignUpRow = {
  organisation_id: string;
  id: string;
  session_id: string;
  token: string;
  request_sha256: string;
  arrival: number;
  code: string;
  secret: string;
  channel: "page" | "api" | "office";
  locale: Locale;
  customer: Json<Customer>;
  places: number;
  outcome: "deal" | "waiting";
  created_at: InstantColumn;
  /** Of what never became a deal; a request that did goes with its deal. */
  erased_at: OptionalInstant;
  erased_by: ColumnType<string | null, string | null | undefined, string | null>;
};

type DealRow = {
  organisation_id: string;
  id: string;
  sign_up_id: string;
  session_id: string;
  code: string;
  secret: string;
  locale: Locale;
  customer: Json<Customer>;
  /** What bills say instead of it, completed after the order; null when nothing was. */
  billing_details: ColumnType<BillingDetails | null, string | null | undefined, string | null>;
  formed_at: InstantColumn;
  net_cents: number;
  vat_cents: number;
  total_cents: number;
  terms_version_id: string;
  terms_sha256: string;
  frozen: Json<FrozenDeal>;
  payment: PaymentState;
  paid_cents: Defaulted<number>;
  /** Written from the standing: what the deal comes to beside its places and their fees. */
  adjust_cents: Defaulted<number>;
  /** The next part and its day, where they are not those of the order any more. Written from the standing. */
  due_at: OptionalInstant;
  due_cents: Defaulted<number | null>;
  /** False for deals of before the books. */
  in_books: Defaulted<boolean>;
  /** The invoices less the credit notes. */
  invoiced_cents: Defaulted<number>;
  /** When personal content went, but for the order and the documents of the books; then those as well. */
  erased_at: OptionalInstant;
  order_erased_at: OptionalInstant;
  erased_by: Defaulted<string | null>;
};

type OfferRow = {
  organisation_id: string;
  id: string;
  /** A free place is offered to who waits; the others are about a deal. */
  kind: "place" | OfferKind;
  /** The session that it is about: for a move the other date, else the one that was ordered. */
  session_id: string;
  sign_up_id: string;
  deal_id: Defaulted<string | null>;
  /** What it says; empty for a free place. */
  details: ColumnType<unknown, string | undefined, string>;
  state: OfferState;
  opened_at: InstantColumn;
  ends_at: InstantColumn;
  answered_at: OptionalInstant;
};

export type OfferState = "open" | "accepted" | "declined" | "expired" | "withdrawn";

type BookingRow = {
  organisation_id: string;
  id: string;
  session_id: string;
  sign_up_id: string;
  deal_id: string | null;
  offer_id: string | null;
  arrival: number;
  seat_number: number;
  first_name: string;
  last_name: string;
  email: string;
  needs: Defaulted<string>;
  place: PlaceState;
  attendance: Defaulted<Attendance>;
  pinned_at: OptionalInstant;
  fee_cents: Defaulted<number>;
  moved_to: Defaulted<string | null>;
  refill_since: OptionalInstant;
  created_at: InstantColumn;
  place_since: InstantColumn;
};

type DeadlineRow = {
  organisation_id: string;
  id: string;
  what: string;
  subject_id: string;
  due_at: InstantColumn;
  done_at: OptionalInstant;
  outcome: Defaulted<string | null>;
};

type PaymentRow = {
  organisation_id: string;
  id: string;
  deal_id: string;
  token: string;
  amount_cents: number;
  received_on: DateColumn;
  method: PaymentMethod;
  note: Defaulted<string>;
  recorded_by: string;
  recorded_at: InstantColumn;
};

/** `online` was collected or repaid by the payment provider; `credit-transfer` is a refund that a file for the bank holds. */
export type PaymentMethod = "bank" | "cash" | "card" | "other" | "online" | "credit-transfer";

type DisputeRow = {
  organisation_id: string;
  id: string;
  deal_id: string;
  opened_at: InstantColumn;
  closed_at: OptionalInstant;
  how: Defaulted<DisputeEnd | null>;
};

type WithdrawalStatementRow = {
  organisation_id: string;
  id: string;
  channel: StatementChannel;
  name: string;
  order_text: string;
  email: string;
  locale: Locale;
  received_at: InstantColumn;
  fingerprint: string;
  client: string;
  order_key: string;
  deal_id: string | null;
  outcome: StatementOutcome;
  settled_at: OptionalInstant;
  settled_how: ColumnType<StatementEnd | null, StatementEnd | null | undefined, StatementEnd | null>;
  seen_at: OptionalInstant;
};

type DisputeWordsRow = {
  organisation_id: string;
  id: string;
  dispute_id: string;
  author: DisputeSide;
  words: string;
  written_at: InstantColumn;
  token: string;
};

type MessageRow = {
  organisation_id: string;
  id: string;
  kind: MessageKind;
  subject_kind: "deal" | "sign-up" | "session" | "organisation";
  subject_id: string;
  dedupe_key: string;
  to_address: string;
  to_name: Defaulted<string>;
  locale: Locale;
  facts: Json<unknown>;
  state: MessageState;
  bytes: Defaulted<Buffer | null>;
  sha256: Defaulted<string | null>;
  message_id: Defaulted<string | null>;
  attempts: Defaulted<number>;
  last_error: Defaulted<string | null>;
  /** What mail servers, and people who answer, name it by; null until it is rendered. */
  token: Defaulted<string | null>;
  answer_token: Defaulted<string | null>;
  dsn_requested: Defaulted<boolean | null>;
  failed_at: OptionalInstant;
  queued_at: InstantColumn;
  rendered_at: OptionalInstant;
  sent_at: OptionalInstant;
  erased_at: OptionalInstant;
};

export type MessageState = "queued" | "rendered" | "sending" | "sent" | "refused" | "uncertain" | "left";

type RecordRow = {
  organisation_id: string;
  id: string;
  subject_id: string;
  type: string;
  at: InstantColumn;
  actor: RecordActor;
  details: Json<unknown>;
};

export type RecordActor = "system" | "trainer" | "customer" | "mail-server" | "time-stamp-service";

type ApiKeyRow = {
  organisation_id: string;
  id: string;
  name: string;
  sha256: string;
  created_at: InstantColumn;
  last_used_at: OptionalInstant;
  revoked_at: OptionalInstant;
};

type PageReportRow = {
  organisation_id: string;
  id: string;
  page: string;
  remark: string;
  reported_at: InstantColumn;
  thanked_at: OptionalInstant;
};

type GoodwillRow = {
  organisation_id: string;
  id: string;
  deal_id: string;
  cents: number;
  reason: GoodwillReason;
  note: Defaulted<string>;
  given_by: string;
  given_at: InstantColumn;
  token: string;
};
