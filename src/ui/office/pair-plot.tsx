import type { Child } from "hono/jsx";
import { niceTop } from "./nice-top.ts";

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

/** Two bars per column, from zero: solid is what went out, hatched what came back. No `viewBox`: bars stretch, text never does. */
export function PairPlot({ id, title, desc, solid, hatched, columns, say, children }: PairPlotProps) {
  const top = niceTop(Math.max(0, ...columns.flatMap((column) => [column.solid, column.hatched])));
  const lines = [0, top / 2, top];
  const y = (amount: number) => height - (amount / top) * height;
  const width = 100 / columns.length;
  return (
    <figure>
      <ul role="list" class="legend">
        {([["q-secured", solid], ["q-recovered", hatched]] as const).map(([kind, word]) => (
          <li><svg class="swatch" aria-hidden="true" focusable="false"><rect class={kind} x="0.5" y="0.5" width="13" height="13" /></svg>{word}</li>
        ))}
      </ul>
      <div class="plot-frame">
        <svg class="plot-scale" width="52" height={height + 44} aria-hidden="true" focusable="false">
          {lines.map((line) => <text x="42" y={y(line) + 14} dy=".35em" text-anchor="end">{say(line)}</text>)}
        </svg>
        <svg class="plot" width="100%" height={height + 44} role="img" aria-labelledby={`${id}-t ${id}-d`}>
          <title id={`${id}-t`}>{title}</title>
          <desc id={`${id}-d`}>{desc}</desc>
          <defs>
            <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pat-ground" width="5" height="5" /><rect class="pat-ink" width="1.6" height="5" /></pattern>
          </defs>
          <g transform="translate(0 14)">
            <g class="grid">{lines.slice(1).map((line) => <line x1="0" x2="100%" y1={y(line)} y2={y(line)} />)}</g>
            <g class="bars">
              {columns.flatMap((column, index) => ([["q-secured", column.solid, 0.2], ["q-recovered", column.hatched, 0.52]] as const).map(([kind, amount, at]) => amount > 0 && (
                <rect class={kind} x={`${((index + at) * width).toFixed(3)}%`} y={y(amount).toFixed(1)} width={`${(width * 0.28).toFixed(3)}%`} height={(height - y(amount)).toFixed(1)} />
              )))}
            </g>
            <line class="axis" x1="0" x2="100%" y1={height} y2={height} />
            <g class="names">
              {columns.map((column, index) => <text x={`${((index + 0.5) * width).toFixed(3)}%`} y={height + 18} text-anchor="middle" class={column.here ? "here" : undefined}>{column.name}</text>)}
            </g>
          </g>
        </svg>
      </div>
      {children}
    </figure>
  );
}
