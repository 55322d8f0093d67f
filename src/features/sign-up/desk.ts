import type { House } from "../../platform/house.ts";
import { decideGroup } from "./decide-group.ts";
import type { SignUpInput, SignUpOutcome } from "./input.ts";

type Visitor = {
  input: SignUpInput;
  answer: (outcome: SignUpOutcome) => void;
  fail: (error: unknown) => void;
};

/**
 * One desk per process. Whoever arrives while a group of the same session is being decided waits for the next
 * group; nobody waits when the desk is idle. So the busier it gets, the more sign-ups share one transaction.
 */
export type Desk = { join: (input: SignUpInput) => Promise<SignUpOutcome> };

const mostInOneGroup = 250;
const desks = new WeakMap<House, Desk>();

export function deskOf(house: House): Desk {
  const known = desks.get(house);
  if (known !== undefined) return known;
  const desk = openDesk(house);
  desks.set(house, desk);
  return desk;
}

function openDesk(house: House): Desk {
  const lines = new Map<string, Visitor[]>();

  /** Serves one line until it is empty. Never rejects: a fault goes to the visitors it concerns. */
  async function serve(key: string, line: Visitor[]): Promise<void> {
    while (line.length > 0) await serveGroup(house, line.splice(0, mostInOneGroup));
    lines.delete(key);
  }

  return {
    join(input) {
      return new Promise<SignUpOutcome>((answer, fail) => {
        const visitor = { input, answer, fail };
        const key = `${input.organisationId}/${input.sessionId}`;
        const line = lines.get(key);
        if (line !== undefined) {
          line.push(visitor);
          return;
        }
        const opened = [visitor];
        lines.set(key, opened);
        void serve(key, opened);
      });
    },
  };
}

/** Decides a group in one transaction. When that fails, each is decided alone, so that one bad sign-up spoils no other. */
async function serveGroup(house: House, group: readonly Visitor[]): Promise<void> {
  try {
    const outcomes = await decideGroup(house, group.map((visitor) => visitor.input));
    for (const [index, visitor] of group.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error(`sign-up ${index} of ${group.length} at the desk got no answer`);
      visitor.answer(outcome);
    }
  } catch (error) {
    const [only] = group;
    if (group.length === 1 && only !== undefined) return serveAgain(house, only, error);
    house.log.warn({ err: error, size: group.length }, "a group at the desk failed; deciding one by one");
    for (const visitor of group) await serveGroup(house, [visitor]);
  }
}

/** Whoever used the same token for another session at the same moment was quicker; now there is an answer to give. */
async function serveAgain(house: House, { input, answer, fail }: Visitor, error: unknown): Promise<void> {
  if (!isTwin(error)) return fail(error);
  try {
    const [outcome] = await decideGroup(house, [input]);
    if (outcome === undefined) throw new Error("a sign-up at the desk got no answer");
    answer(outcome);
  } catch (fault) {
    fail(fault);
  }
}

/** 23505: a unique key is there already. */
function isTwin(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
