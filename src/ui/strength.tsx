/** How strong the proof of a message is, from sent (1) to answered or sealed by another (6). */
export type ProofStrength = 1 | 2 | 3 | 4 | 5 | 6;

const strokes = [1, 2, 3, 4, 5, 6];

/** Six strokes, as many thick ones as the proof is strong. Words always stand beside it. */
export function Strength({ strength }: { strength: ProofStrength }) {
  return (
    <svg class="strength" width="40" height="14" viewBox="0 0 40 14" aria-hidden="true" focusable="false">
      {strokes.map((stroke) => (
        <path
          d={`M${stroke * 7 - 5} 1v12`}
          stroke="currentColor"
          stroke-width={stroke <= strength ? 3 : 1}
          opacity={stroke <= strength ? undefined : ".55"}
        />
      ))}
    </svg>
  );
}
