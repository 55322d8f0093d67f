import { Amount } from "../amount.tsx";

/** One age of what is open: how it is called, its share of the bar, and its amount as it is written. */
export type Age = { name: string; cents: number; amount: string };

export type AgeingBarProps = {
  id: string;
  title: string;
  desc: string;
  /** Five, from not late to the latest; their pattern grows denser. */
  ages: readonly Age[];
};

/** What is open as one bar, by age. x in percent and no `viewBox`: the bar stretches, its lines do not. The table with the same figures stands below it. */
export function AgeingBar({ id, title, desc, ages }: AgeingBarProps) {
  const total = ages.reduce((sum, { cents }) => sum + cents, 0);
  const shares = ages.map(({ cents }) => (total === 0 ? 0 : (cents * 100) / total));
  const before = (index: number) => shares.slice(0, index).reduce((sum, share) => sum + share, 0);
  return (
    <figure class="ageing">
      <svg class="age-bar" width="100%" height="34" role="img" aria-labelledby={`${id}-t ${id}-d`}>
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{desc}</desc>
        <defs>
          {[[7, 1.2], [5, 1.6], [4, 2.2]].map(([size = 0, line = 0], index) => (
            <pattern id={`age-p${index + 1}`} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect class="pat-ground" width={size} height={size} /><rect class="pat-alert" width={line} height={size} />
            </pattern>
          ))}
        </defs>
        {shares.map((share, index) => share > 0 && <rect class={`age-${index}`} x={`${before(index).toFixed(3)}%`} y="1" width={`${share.toFixed(3)}%`} height="32" />)}
      </svg>
      <ul role="list" class="legend">
        {ages.map(({ name, amount, cents }, index) => (
          <li><AgeSwatch age={index} /><span>{name}</span> <Amount tone={cents === 0 ? "nil" : undefined}>{amount}</Amount></li>
        ))}
      </ul>
    </figure>
  );
}

/** The small square of an age, before its name. */
export function AgeSwatch({ age }: { age: number }) {
  return <svg class="swatch" aria-hidden="true" focusable="false"><rect class={`age-${age}`} x="0.5" y="0.5" width="13" height="13" /></svg>;
}
