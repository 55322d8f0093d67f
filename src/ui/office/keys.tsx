import type { Child } from "hono/jsx";

/** Keys that work here. Hidden for fingers. */
export function Keys({ keys }: { keys: readonly { keys: readonly string[]; what: Child }[] }) {
  return (
    <p class="keys">
      {keys.map(({ keys: caps, what }) => <span>{caps.map((cap) => <><kbd>{cap}</kbd> </>)}{what}</span>)}
    </p>
  );
}
