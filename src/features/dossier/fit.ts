/** The contents of one record, together: they come along together or not at all. @property size in bytes, as the record committed to it */
export type Bundle = { recordId: string; names: readonly string[]; size: number };

/**
 * What the contents of a dossier may come to. Whoever asks waits for it, and a server holds a few times as much while it makes one: so this is far below what a reader of
 * dossiers takes, and leaves a quarter of 64 MiB to the terms, the records and the programs.
 */
export const most = { bytes: 48 * 1024 * 1024, bytesOfReply: 25 * 1024 * 1024, contents: 5_000 } as const;

/**
 * Which contents come along where all of them would be too much. What others wrote to us gives way first, the largest first: answers, then reports of mail servers, then
 * the rest. Anybody can write an answer of any size, and none of them may keep the order or a mail from being shown.
 * @returns `leftOut`: in the order in which they gave way
 */
export function whatFits(bundles: readonly Bundle[], limits: Readonly<Record<keyof typeof most, number>> = most): { fits: readonly Bundle[]; leftOut: readonly Bundle[] } {
  const isHuge = ({ names, size }: Bundle) => names.includes("reply") && size > limits.bytesOfReply;
  const giveWay = bundles.toSorted((one, other) => Number(isHuge(other)) - Number(isHuge(one)) || rankOf(one) - rankOf(other) || other.size - one.size);
  let [bytes, contents] = [0, 0];
  for (const { size, names } of bundles) [bytes, contents] = [bytes + size, contents + names.length];
  const leftOut: Bundle[] = [];
  for (const bundle of giveWay) {
    if (bytes <= limits.bytes && contents <= limits.contents && !isHuge(bundle)) break;
    leftOut.push(bundle);
    [bytes, contents] = [bytes - bundle.size, contents - bundle.names.length];
  }
  const gone = new Set(leftOut);
  return { fits: bundles.filter((bundle) => !gone.has(bundle)), leftOut };
}

function rankOf({ names }: Bundle): number {
  return names.includes("reply") ? 0 : names.includes("report") ? 1 : 2;
}
