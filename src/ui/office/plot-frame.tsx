import type { Child } from "hono/jsx";

/** A kind of bar: its mark and what it is. */
export type PlotKind = { mark: string; name: string };

type PlotFrameProps = {
  id: string;
  title: string;
  desc: string;
  kinds: readonly PlotKind[];
  columns: readonly { name: string; here: boolean }[];
  /** From zero up to the highest amount at the scale, in the unit of the plot. */
  lines: readonly number[];
  /** How far down an amount stands; `height` is zero. */
  y: (amount: number) => number;
  height: number;
  say: (amount: number) => string;
  /** How bars that are not solid are filled. */
  pattern: Child;
  bars: Child;
  /** The table with the same figures, closed until asked. */
  children: Child;
};

/** What every plot with a column per month has around its bars: a legend, a scale, the names of its columns. No `viewBox`: bars stretch, text never does. */
export function PlotFrame({ id, title, desc, kinds, columns, lines, y, height, say, pattern, bars, children }: PlotFrameProps) {
  const width = 100 / columns.length;
  return (
    <figure>
      <ul role="list" class="legend">
        {kinds.map(({ mark, name }) => <li><svg class="swatch" aria-hidden="true" focusable="false"><rect class={mark} x="0.5" y="0.5" width="13" height="13" /></svg>{name}</li>)}
      </ul>
      <div class="plot-frame">
        <svg class="plot-scale" width="52" height={height + 44} aria-hidden="true" focusable="false">
          {lines.map((line) => <text x="42" y={y(line) + 14} dy=".35em" text-anchor="end">{say(line)}</text>)}
        </svg>
        <svg class="plot" width="100%" height={height + 44} role="img" aria-labelledby={`${id}-t ${id}-d`}>
          <title id={`${id}-t`}>{title}</title>
          <desc id={`${id}-d`}>{desc}</desc>
          <defs>{pattern}</defs>
          <g transform="translate(0 14)">
            <g class="grid">{lines.slice(1).map((line) => <line x1="0" x2="100%" y1={y(line)} y2={y(line)} />)}</g>
            <g class="bars">{bars}</g>
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
