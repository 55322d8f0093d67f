import { createServer } from "node:http";
import { once } from "node:events";
import { Kysely } from "kysely";
import { insertRows } from "../src/platform/database/insert-rows.ts";
import { connect } from "../src/platform/database/connect.ts";
import type { Database } from "../src/platform/database/schema.ts";
import { uuidv7 } from "../src/platform/ids.ts";
import { addJobs } from "../src/platform/jobs.ts";
import { createLogger } from "../src/platform/logger.ts";

// The yardstick: no rules, no pages, no locks. It reads a request, inserts the same rows for a waiting sign-up with the
// same driver and the same grouping, and answers.

const { db, close } = connect(process.env["DATABASE_URL"] ?? "", { log: createLogger("warn"), max: 10 });
let arrival = 0;
let busy = false;
const line: { organisationId: string; sessionId: string; body: Record<string, unknown>; answer: () => void }[] = [];

const server = createServer((request, response) => {
  const [, , organisationId = "", sessionId = ""] = (request.url ?? "").split("/");
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
    line.push({ organisationId, sessionId, body, answer: () => response.writeHead(201, { "content-type": "application/json" }).end('{"outcome":"waiting"}') });
    if (!busy) void serve();
  });
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
process.stdout.write(`${address !== null && typeof address === "object" ? address.port : 0}\n`);
process.on("SIGTERM", () => {
  server.close(() => void close());
  server.closeAllConnections();
});

async function serve(): Promise<void> {
  busy = true;
  while (line.length > 0) {
    const group = line.splice(0, 250);
    await insertGroup(db, group);
    for (const { answer } of group) answer();
  }
  busy = false;
}

async function insertGroup(to: Kysely<Database>, group: typeof line): Promise<void> {
  const now = Temporal.Now.instant();
  const at = now.toString();
  const organisationId = group[0]?.organisationId ?? "";
  const rows = group.map(({ sessionId, body }) => {
    arrival += 1;
    return { id: uuidv7(now), booking: uuidv7(now), message: uuidv7(now), record: uuidv7(now), arrival, sessionId, body };
  });
  await to.transaction().execute(async (trx) => {
    await insertRows(trx, "sign_ups", {
      organisation_id: "uuid", id: "uuid", session_id: "uuid", token: "text", request_sha256: "text", arrival: "bigint", code: "text",
      secret: "text", channel: "text", locale: "text", customer: "jsonb", places: "integer", outcome: "text", created_at: "timestamptz",
    }, rows.map((row) => ({
      organisation_id: organisationId, id: row.id, session_id: row.sessionId, token: row.id, request_sha256: row.id, arrival: row.arrival,
      code: row.id.slice(-12), secret: row.id, channel: "api", locale: "nl", customer: row.body["customer"], places: 1, outcome: "waiting", created_at: at,
    })));
    await insertRows(trx, "bookings", {
      organisation_id: "uuid", id: "uuid", session_id: "uuid", sign_up_id: "uuid", arrival: "bigint", seat_number: "integer", first_name: "text",
      last_name: "text", email: "text", needs: "text", place: "text", attendance: "text", fee_cents: "bigint", created_at: "timestamptz", place_since: "timestamptz",
    }, rows.map((row) => ({
      organisation_id: organisationId, id: row.booking, session_id: row.sessionId, sign_up_id: row.id, arrival: row.arrival, seat_number: 1,
      first_name: "Bare", last_name: "Person", email: "bare@voorbeeld.example", needs: "", place: "waiting", attendance: "expected", fee_cents: 0, created_at: at, place_since: at,
    })));
    await insertRows(trx, "records", {
      organisation_id: "uuid", id: "uuid", subject_id: "uuid", type: "text", at: "timestamptz", actor: "text", details: "jsonb",
    }, rows.map((row) => ({ organisation_id: organisationId, id: row.record, subject_id: row.id, type: "sign-up.waiting", at, actor: "customer", details: { session: row.sessionId, arrival: row.arrival, places: [{ booking: row.booking, to: "waiting" }] } })));
    await insertRows(trx, "messages", {
      organisation_id: "uuid", id: "uuid", kind: "text", subject_kind: "text", subject_id: "uuid", dedupe_key: "text",
      to_address: "text", to_name: "text", locale: "text", facts: "jsonb", state: "text", queued_at: "timestamptz",
    }, rows.map((row) => ({
      organisation_id: organisationId, id: row.message, kind: "waiting-confirmed", subject_kind: "sign-up", subject_id: row.id, dedupe_key: row.id,
      to_address: "bare@voorbeeld.example", to_name: "Bare Person", locale: "nl", facts: { kind: "waiting-confirmed", signUpId: row.id, ahead: 0 }, state: "queued", queued_at: at,
    })));
    await addJobs(trx, rows.map((row) => ({ task: "send-message", payload: { organisationId, messageId: row.message } })));
  });
}
