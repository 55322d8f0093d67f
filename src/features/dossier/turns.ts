let last: Promise<unknown> = Promise.resolve();

/** Does one thing after another in this process: making a dossier takes memory, and all who ask at once would take it together. What fails holds up nobody behind it. */
export function inTurn<Made>(work: () => Promise<Made>): Promise<Made> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}
