/** By byte, and for a byte that one, two and three others follow: four bytes are taken at a time. */
const [ownTable, ...laterTables] = tables();

/** The check that a zip keeps of each file. It finds damage, and no intent. */
export function crc32(bytes: Uint8Array): number {
  const [one, two, three] = laterTables;
  let value = 0xffffffff;
  let at = 0;
  if (one !== undefined && two !== undefined && three !== undefined) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (; at + 4 <= bytes.length; at += 4) {
      value ^= view.getUint32(at, true);
      value = (three[value & 0xff] ?? 0) ^ (two[(value >>> 8) & 0xff] ?? 0) ^ (one[(value >>> 16) & 0xff] ?? 0) ^ (ownTable[value >>> 24] ?? 0);
    }
  }
  for (; at < bytes.length; at += 1) value = (value >>> 8) ^ (ownTable[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

function tables(): [Uint32Array, ...Uint32Array[]] {
  const own = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const next = (table: Uint32Array) => table.map((value) => (value >>> 8) ^ (own[value & 0xff] ?? 0));
  const [one, two] = [next(own), next(next(own))];
  return [own, one, two, next(two)];
}
