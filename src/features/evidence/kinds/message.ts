import { z } from "zod";
import { messageKinds } from "../../../domain/message-kind.ts";
import { kind } from "./kind.ts";
import { flag, id, sha256 } from "./values.ts";

const message = { message: id, kind: z.enum(messageKinds) };

/** What the mail server said of a mail, and what was done about it. Its lines often hold an address: only the code is here. */
export const messageRecordKinds = {
  "message.submitted": kind({ ...message, sha256 }, "SubmissionAcceptance"),
  "message.refused": kind({ ...message, sha256, code: z.int() }, "SubmissionRejection"),
  "message.uncertain": kind({ ...message, sha256 }),
  "message.resent": kind({ ...message, otherAddress: flag }),
  "message.left": kind({ ...message, state: z.enum(["refused", "uncertain"]) }),
};
