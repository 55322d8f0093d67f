import { Agent, request } from "node:http";
import { percentile } from "./report.ts";

// The people of the storm: each connection sends one sign-up after the other until all are sent.

const port = Number(process.env["STORM_PORT"]);
const path = process.env["STORM_PATH"] ?? "";
const signUps = Number(process.env["STORM_SIGN_UPS"]);
const connections = Number(process.env["STORM_CONNECTIONS"]);

const agent = new Agent({ keepAlive: true, maxSockets: connections });
const times: number[] = [];
let next = 0;
let failed = 0;

const start = performance.now();
await Promise.all(Array.from({ length: connections }, person));
const seconds = (performance.now() - start) / 1000;
times.sort((a, b) => a - b);
const round = (value: number) => Math.round(value * 10) / 10;
process.stdout.write(`${JSON.stringify({ perSecond: Math.round(signUps / seconds), p50: round(percentile(times, 0.5)), p99: round(percentile(times, 0.99)), failed })}\n`);
agent.destroy();

async function person(): Promise<void> {
  while (next < signUps) {
    const number = next;
    next += 1;
    const sent = performance.now();
    const status = await post(number);
    times.push(performance.now() - sent);
    if (status !== 201) failed += 1;
  }
}

function post(number: number): Promise<number> {
  const body = JSON.stringify({
    customer: { kind: "company", name: `Bedrijf ${number} B.V.`, kvkNumber: "00098765", orderedBy: { name: `Persoon ${number}`, email: `persoon${number}@voorbeeld.example` } },
    participants: [{ firstName: "Persoon", lastName: String(number), email: `persoon${number}@voorbeeld.example` }],
    consents: { terms: true },
  });
  return new Promise((resolve, reject) => {
    const sending = request(
      {
        agent,
        port,
        path,
        host: "127.0.0.1",
        method: "POST",
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), "idempotency-key": `storm-${number}` },
      },
      (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
      },
    );
    sending.on("error", reject);
    sending.end(body);
  });
}
