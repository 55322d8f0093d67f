import { Mark, type AttendanceMark } from "./mark.tsx";

/** Who is in, at a glance, beside the heading of a roll. The sentence above the list says it in words. */
export function Tally({ marks }: { marks: readonly AttendanceMark[] }) {
  return <p class="tally" aria-hidden="true">{marks.map((mark) => <Mark name={`a-${mark}`} />)}</p>;
}
