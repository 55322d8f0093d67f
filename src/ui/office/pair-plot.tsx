import type { Child } from "hono/jsx";
import { niceTop } from "./nice-top.ts";
import { PlotFrame } from "./plot-frame.tsx";

/** One month or other span: two amounts beside each other, in the unit of the plot. */
export type PairColumn = { name: string; solid: number; hatched: number; here: boolean };

export type PairPlotProps = {
  id: string;
  title: string;
  desc: string;
  /** What the solid and the hatched bars are. */
  solid: string;
  hatched: string;
  columns: readonly PairColumn[];
  /** How an amount is written, on a bar and at the scale. */
  say: (amount: number) => string;
  /** The table with the same figures, closed until asked. */
  children: Child;
};

const height = 160;

/** Two bars per column, from zero: solid is what went out, hatched what came back. */
export function PairPlot({ id, title, desc, solid, hatched, columns, say, children }: PairPlotProps) {
  const top = niceTop(Math.max(0, ...columns.flatMap((column) => [column.solid, column.hatched])));
  const lines = [0, top / 2, top];
  const y = (amount: number) => height - (amount / top) * height;
  const width = 100 / columns.length;
  const kinds = [{ mark: "q-secured", name: solid }, { mark: "q-recovered", name: hatched }];
  const pattern = <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pat-ground" width="5" height="5" /><rect class="pat-ink" width="1.6" height="5" /></pattern>;
  const bars = columns.flatMap((column, index) => ([["q-secured", column.solid, 0.2], ["q-recovered", column.hatched, 0.52]] as const).map(([mark, amount, at]) => amount > 0 && (
    <rect class={mark} x={`${((index + at) * width).toFixed(3)}%`} y={y(amount).toFixed(1)} width={`${(width * 0.28).toFixed(3)}%`} height={(height - y(amount)).toFixed(1)} />
  )));
  return (
    <PlotFrame id={id} title={title} desc={desc} kinds={kinds} columns={columns} lines={lines} y={y} height={height} say={say} pattern={pattern} bars={bars}>
      {children}
    </PlotFrame>
  );
}
