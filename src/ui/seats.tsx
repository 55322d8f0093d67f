import type { Child } from "hono/jsx";

export type SeatsProps = {
  taken: number;
  capacity: number;
  /** The row is only a picture: "Nog drie plaatsen. Gaat zeker door." */
  words: Child;
};

const height = 16;
const fullRow = 24;
const mostDrawn = 84;

/** One mark per seat, filled when taken; the free ones in pen, since the reader can still take them. */
export function Seats({ taken, capacity, words }: SeatsProps) {
  const drawn = Math.min(capacity, mostDrawn);
  const filled = capacity === drawn ? taken : Math.round((taken / capacity) * drawn);
  const step = drawn <= fullRow ? 14 : Math.max(4, Math.floor((fullRow * 14) / drawn));
  const gap = Math.max(1.5, Math.round(step * 0.36));
  const width = drawn * step - gap;
  return (
    <>
      {drawn > 0 && (
        <svg class="seats" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
          {Array.from({ length: drawn }, (_, seat) => <SeatMark x={seat * step} width={step - gap} taken={seat < filled} />)}
        </svg>
      )}
      <p>{words}</p>
    </>
  );
}

function SeatMark({ x, width, taken }: { x: number; width: number; taken: boolean }) {
  if (taken) return <rect x={x} y="0" width={width} height={height} fill="currentColor" />;
  const line = width > 5 ? 1.5 : 1;
  return (
    <rect
      class="free"
      x={x + line / 2}
      y={line / 2}
      width={width - line}
      height={height - line}
      fill="none"
      stroke="currentColor"
      stroke-width={line}
    />
  );
}
