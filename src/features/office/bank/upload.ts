import { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import type { Context } from "hono";

/** As much as a bank gives in one file. */
export const largestFile = 200 * 1024 * 1024;

const formAround = 1024 * 1024;

type Form = InstanceType<typeof Busboy>;

export type Upload = { ok: true; fileName: string; bytes: AsyncIterable<Uint8Array> } | { ok: false; problem: "file-missing" };

/** A file that is longer than we take, found while it is read. */
export class FileTooLarge extends Error {
  override name = "FileTooLarge";
}

/** The connection ended, or what came is no form. */
export class BrokenUpload extends Error {
  override name = "BrokenUpload";
}

/** The file of a form as it comes in, so that it is never in memory whole. */
export async function readUpload(c: Context): Promise<Upload> {
  const type = c.req.header("content-type") ?? "";
  const body = c.req.raw.body;
  if (!/^multipart\/form-data\b/i.test(type) || body === null) return { ok: false, problem: "file-missing" };
  return new Promise((resolve) => {
    const missing = () => resolve({ ok: false, problem: "file-missing" });
    let form: Form;
    try {
      form = new Busboy({ headers: { "content-type": type }, limits: { files: 1, fields: 5, fieldSize: 1024, fileSize: largestFile } });
    } catch {
      return missing();
    }
    const source = Readable.from(piecesOf(body));
    form.on("file", (_name: string, stream: Readable, fileName: string) => {
      const fail = (error: Error) => stream.destroy(new BrokenUpload(error.message, { cause: error }));
      // Whoever reads the stream hears of it, also when that is later.
      stream.on("error", () => undefined);
      source.on("error", fail);
      form.on("error", fail);
      resolve({ ok: true, fileName: fileName ?? "", bytes: wholeFile(stream, source, form) });
    });
    form.on("finish", missing);
    form.on("error", missing);
    source.on("error", missing);
    source.pipe(form);
  });
}

async function* wholeFile(stream: Readable & { truncated?: boolean }, source: Readable, form: Form): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } finally {
    source.unpipe(form);
    source.resume();
  }
  if (stream.truncated === true) throw new FileTooLarge(`a file of more than ${largestFile} bytes`);
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    // Once the file is refused as too large nothing of the rest is wanted.
    if (length <= largestFile + formAround) yield next.value;
  }
}
