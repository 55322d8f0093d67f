import type { Context } from "hono";
import { beginImport, runImport } from "../../bank/actions.ts";
import type { House } from "../../../platform/house.ts";
import { BrokenUpload, FileTooLarge, readUpload } from "./upload.ts";

/** So long somebody waits for the answer itself; a file that takes longer goes on behind its page. */
const patienceMillis = 5_000;

type Started = { ok: true; importId: string } | { ok: false; problem: "file-missing" | "file-too-large" };

/** Reads the file that a form brings, and books what is certain of it. */
export async function startImport(house: House, c: Context, { organisationId, by }: { organisationId: string; by: string }): Promise<Started> {
  const upload = await readUpload(c);
  if (!upload.ok) return upload;
  const importId = await beginImport(house, { organisationId, fileName: upload.fileName, by });
  const { promise: received, resolve: markReceived } = Promise.withResolvers<void>();
  const running = runImport(house, { organisationId, importId, bytes: noticed(upload.bytes, markReceived), by }).then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof BrokenUpload || error instanceof FileTooLarge)) house.log.error({ err: error, importId }, "an import of a bank file failed");
      return error;
    },
  );
  // The answer may only go out when the form has come in: a browser that is still sending does not listen.
  await Promise.race([received, running]);
  const failed = await Promise.race([running, patience()]);
  return failed instanceof FileTooLarge ? { ok: false, problem: "file-too-large" } : { ok: true, importId };
}

async function* noticed(bytes: AsyncIterable<Uint8Array>, done: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } finally {
    done();
  }
}

function patience(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), patienceMillis).unref();
  });
}
