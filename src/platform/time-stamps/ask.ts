/** Why one service gave no stamp. `why` is for logs and for the operator. */
export type Failure = { url: string; kind: "unreachable" | "too-slow" | "http-status" | "too-long" | "refused"; why: string };

export type Asked<Stamp> =
  | { ok: true; url: string; /** as they were sent and received */ request: Uint8Array; reply: Uint8Array; stamp: Stamp; /** those that were asked before it */ failures: readonly Failure[] }
  | { ok: false; failures: readonly Failure[] };

/** Whether a reply is what was asked for; whoever asks decides. */
type Check<Stamp> = (reply: Uint8Array) => Promise<{ ok: true; stamp: Stamp } | { ok: false; fault: string; why: string }>;

type Question<Stamp> = { urls: readonly string[]; request: Uint8Array; check: Check<Stamp>; timeoutMs?: number; mostBytes?: number };

/**
 * Asks time stamp services (RFC 3161 3.4) in order, until one gives an answer that holds. Plain http is fine: the answer is signed.
 * @param question.timeoutMs for each service, its answer included
 * @param question.mostBytes of an answer; real ones have some 8,000
 */
export async function askForTimeStamp<Stamp>({ urls, request, check, timeoutMs = 15_000, mostBytes = 200_000 }: Question<Stamp>): Promise<Asked<Stamp>> {
  const failures: Failure[] = [];
  for (const url of urls) {
    const answer = await post(url, { request, timeoutMs, mostBytes });
    if (!answer.ok) {
      failures.push(answer.failure);
      continue;
    }
    const checked = await check(answer.reply);
    if (checked.ok) return { ok: true, url, request, reply: answer.reply, stamp: checked.stamp, failures };
    failures.push({ url, kind: "refused", why: `${checked.fault}: ${checked.why}` });
  }
  return { ok: false, failures };
}

type Answer = { ok: true; reply: Uint8Array } | { ok: false; failure: Failure };

async function post(url: string, { request, timeoutMs, mostBytes }: { request: Uint8Array; timeoutMs: number; mostBytes: number }): Promise<Answer> {
  const failed = (kind: Failure["kind"], why: string): Answer => ({ ok: false, failure: { url, kind, why } });
  const patience = AbortSignal.timeout(timeoutMs);
  try {
    // A redirected POST becomes a GET. The type of the answer is not looked at: services differ, and the check reads the bytes.
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" },
      body: Uint8Array.from(request),
      redirect: "manual",
      signal: patience,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      const location = response.headers.get("location");
      return failed("http-status", location === null ? `HTTP ${response.status}` : `HTTP ${response.status}, to ${location}`);
    }
    const reply = await atMost(mostBytes, response.body);
    return reply === null ? failed("too-long", `more than ${mostBytes} bytes`) : { ok: true, reply };
  } catch (error) {
    // Whatever goes wrong on the way (no such name, nobody listens, a certificate of a web server, a line that breaks) is thrown.
    return patience.aborted ? failed("too-slow", `no answer within ${timeoutMs} ms`) : failed("unreachable", causeOf(error));
  }
}

/** Null: there is more. Leaving the loop ends the connection. */
async function atMost(most: number, body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

/** `fetch failed` says nothing; what is behind it does. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return "code" in cause && cause.message === "" ? String(cause.code) : cause.message;
}
