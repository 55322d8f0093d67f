import type { Child } from "hono/jsx";
import { niceTop } from "./nice-top.ts";
import { PlotFrame } from "./plot-frame.tsx";

/** One month: what is in, what is not yet, what is late; in the unit of the plot, each at least nought. */
export type StackColumn = { name: string; solid: number; open: number; late: number; here: boolean };

export type StackPlotProps = {
  id: string;
  title: string;
  desc: string;
  /** What the solid, the open and the crossed parts are. */
  names: { solid: string; open: string; late: string };
  columns: readonly StackColumn[];
  /** How an amount is written at the scale and on a bar. */
  say: (amount: number) => string;
  /** The table with the same figures, closed until asked. */
  children: Child;
};

const height = 200;
const kinds = [["q-secured", "solid"], ["q-risk", "open"], ["q-late", "late"]] as const;

/** One bar per month in three parts, from zero, with its total above it. */
export function StackPlot({ id, title, desc, names, columns, say, children }: StackPlotProps) {
  const totals = columns.map((column) => column.solid + column.open + column.late);
  const top = niceTop(Math.max(0, ...totals));
  const lines = [0, top / 4, top / 2, (top * 3) / 4, top];
  const y = (amount: number) => height - (amount / top) * height;
  const width = 100 / columns.length;
  const pattern = <pattern id="cross" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pat-ground" width="4" height="4" /><rect class="pat-alert" width="1.7" height="4" /><rect class="pat-alert" width="4" height="1.7" /></pattern>;
  const bars = columns.map((column, index) => <Bar column={column} total={totals[index] ?? 0} left={index * width} width={width} y={y} say={say} />);
  return (
    <PlotFrame id={id} title={title} desc={desc} kinds={kinds.map(([mark, part]) => ({ mark, name: names[part] }))} columns={columns} lines={lines} y={y} height={height} say={say} pattern={pattern} bars={bars}>
      {children}
    </PlotFrame>
  );
}

function Bar({ column, total, left, width, y, say }: { column: StackColumn; total: number; left: number; width: number; y: (amount: number) => number; say: (amount: number) => string }) {
  const x = `${(left + width * 0.21).toFixed(3)}%`;
  let below = 0;
  const parts = kinds.flatMap(([kind, part]) => {
    const amount = column[part];
    below += amount;
    return amount > 0 ? [<rect class={kind} x={x} y={y(below).toFixed(1)} width={`${(width * 0.58).toFixed(3)}%`} height={(y(below - amount) - y(below)).toFixed(1)} />] : [];
  });
  return <g>{parts}{total > 0 && <text class="total" x={`${(left + width / 2).toFixed(3)}%`} y={(y(total) - 6).toFixed(1)} text-anchor="middle">{say(total)}</text>}</g>;
}
