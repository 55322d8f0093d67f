/** Whether the participant came. One of three axes. */
export const attendances = ["expected", "will-come", "attended", "partly", "no-show", "excused"] as const;

export type Attendance = (typeof attendances)[number];

const marked = ["attended", "partly", "no-show", "excused"] as const;

/** What the trainer marked may be corrected by the trainer; it never goes back to being expected. */
export const attendanceTable: Readonly<Record<Attendance, readonly Attendance[]>> = {
  expected: ["will-come", ...marked],
  "will-come": ["expected", ...marked],
  attended: marked.filter((other) => other !== "attended"),
  partly: marked.filter((other) => other !== "partly"),
  "no-show": marked.filter((other) => other !== "no-show"),
  excused: marked.filter((other) => other !== "excused"),
};

export function attendanceMove(from: Attendance, to: Attendance): boolean {
  return attendanceTable[from].includes(to);
}
