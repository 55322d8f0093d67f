import { Zip, ZipDeflate } from "fflate";

/** A file of an archive; `on` is the day that it carries. */
export type ZipFile = { name: string; text: string; on: Temporal.PlainDate };

/** Smaller than this is gathered before it is handed on. */
const piece = 64 * 1024;

/**
 * A zip archive as it is made: one file at a time is in memory, and nothing is read before somebody takes what there is.
 * @param files with names that do not repeat
 */
export function zipStream(files: AsyncIterable<ZipFile>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const iterator = files[Symbol.asyncIterator]();
  let made: Uint8Array<ArrayBuffer>[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, bytes) => {
    if (error === null) made.push(bytes);
    else failed = error;
  });
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      for (let gathered = 0; gathered < piece; ) {
        const next = await iterator.next();
        if (next.done === true) zip.end();
        else addFile(zip, next.value, encoder);
        if (failed !== null) throw failed;
        for (const bytes of made) {
          controller.enqueue(bytes);
          gathered += bytes.length;
        }
        made = [];
        if (next.done === true) return controller.close();
      }
    },
    cancel: async () => {
      await iterator.return?.(undefined);
    },
  });
}

function addFile(zip: Zip, { name, text, on }: ZipFile, encoder: TextEncoder): void {
  const file = new ZipDeflate(name, { level: 6 });
  file.mtime = `${on.toString()}T12:00:00`;
  zip.add(file);
  file.push(encoder.encode(text), true);
}
