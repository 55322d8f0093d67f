/** Rows of modules, true is dark; without a quiet zone, which is added here. */
export type QrMatrix = readonly (readonly boolean[])[];

const quietZone = 4;

/** Black on white in both themes: a camera needs the contrast. */
export function QrCode({ matrix, label }: { matrix: QrMatrix; label: string }) {
  const size = matrix.length + 2 * quietZone;
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={matrix.map(darkRuns).join("")} />
    </svg>
  );
}

function darkRuns(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    const length = x - start + 1;
    path += `M${start + quietZone} ${y + quietZone}h${length}v1h-${length}z`;
  }
  return path;
}
