/** What a customer may want after the organiser moved the session. */
export const sessionMoveChoices = ["stays", "other-date", "refund", "credit"] as const;

export type SessionMoveChoice = (typeof sessionMoveChoices)[number];

/**
 * How the question about a moved session came to its end: by a choice; by silence, which keeps the place; or because it fell away: the
 * places were gone already, the session was moved once more, or called off.
 */
export type SessionMoveAnswer = SessionMoveChoice | "silence" | "gone" | "moved-again" | "called-off";
