import { z } from "zod";
import { messageKinds } from "../../../domain/message-kind.ts";
import { kind } from "./kind.ts";
import { flag, id, sha256 } from "./values.ts";

const message = { message: id, kind: z.enum(messageKinds) };

/** What secured the line to a mail server. */
const tls = z.strictObject({
  protocol: z.string().regex(/^[A-Za-z0-9.]{1,16}$/),
  cipher: z.string().regex(/^[A-Z0-9_-]{1,64}$/),
  fingerprint256: z.string().regex(/^([0-9A-F]{2}(:|$)){32}$/),
  authorized: flag,
}).nullable();

/** The dialogue with the mail server, kept beside the record under its id. */
const dialogue = { blob: id.exactOptional(), tls: tls.exactOptional(), dsnRequested: flag.exactOptional() };

/** A report that came by mail: the mail, the id of its bytes, and the code of RFC 3463. */
const report = { ...message, inbound: id, blob: id, status: z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/) };

/** Something that happened to a message that waits to be collected; `blob` is the request. */
const collection = { message: id, collection: id };
const request = { ...collection, blob: id };

/** What mail servers and receivers said of a mail, and what was done about it. Their lines often hold an address: only codes are here. */
export const messageRecordKinds = {
  "message.rendered": kind({ ...message, sha256 }),
  "message.submitted": kind({ ...message, sha256, ...dialogue }, "SubmissionAcceptance"),
  "message.refused": kind({ ...message, sha256, code: z.int(), ...dialogue }, "SubmissionRejection"),
  "message.uncertain": kind({ ...message, sha256, ...dialogue }),
  "message.relayed": kind({ ...report, acceptance: flag }, "RelayToNonERDS"),
  "message.delivered": kind(report, "ContentConsignment"),
  "message.delayed": kind(report),
  "message.failed": kind(report, "RelayToNonERDSFailure"),
  "reply.received": kind({
    ...message, inbound: id, blob: id,
    /** What the DNS answered about its signature. */
    dns: id.exactOptional(),
    dkim: z.enum(["pass", "fail", "none", "unknown"]),
    counts: flag,
    why: z.enum(["automatic", "our-own", "dkim-failed", "other-sender", "other-address"]).exactOptional(),
  }),
  "collection.asked": kind({ ...collection, sha256 }),
  "collection.code-sent": kind({ ...collection, code: id }),
  "announcement.opened": kind(request),
  "document.retrieved": kind({ ...request, code: id }, "ContentHandover"),
  /** Once a message could be refused without a code. */
  "document.refused": kind({ ...request, code: id.exactOptional() }, "ConsignmentRejection"),
  "document.expired": kind(collection, "AcceptanceRejectionExpiry"),
  "message.resent": kind({ ...message, otherAddress: flag }),
  "message.left": kind({ ...message, state: z.enum(["refused", "uncertain", "failed", "waiting"]) }),
};
