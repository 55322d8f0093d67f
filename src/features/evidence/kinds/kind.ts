import { z } from "zod";

/** Names of events in ETSI EN 319 522-1, for readers who know them. A name, not a claim to be such a service. */
export type EtsiEvent =
  | "SubmissionAcceptance" | "SubmissionRejection"
  | "RelayToNonERDS" | "RelayToNonERDSFailure"
  | "ContentConsignment" | "ContentConsignmentFailure" | "ConsignmentNotification" | "ConsignmentNotificationFailure"
  | "ContentAccessTracking" | "ContentHandover" | "ConsignmentRejection" | "AcceptanceRejectionExpiry";

/** What a type of record holds, and what ETSI calls such an event; null: nothing. */
export type RecordKind<Details extends z.ZodType = z.ZodType> = { details: Details; analogue: EtsiEvent | null };

export function kind<const Shape extends z.ZodRawShape>(shape: Shape, analogue: EtsiEvent | null = null) {
  return { details: z.strictObject(shape), analogue } satisfies RecordKind;
}

/** A type whose records are written in more than one way. */
export function eitherKind<const Ways extends readonly z.ZodObject[]>(...ways: Ways) {
  return { details: z.union(ways), analogue: null } satisfies RecordKind;
}
