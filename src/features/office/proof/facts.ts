import type { House } from "../../../platform/house.ts";
import { readPinnedRoots } from "../../../platform/time-stamps/pinned-roots.ts";
import type { PinnedRoots } from "../../../platform/time-stamps/pinned-roots.ts";
import { proofState, rootsFolder } from "../../log/actions.ts";
import type { ProofState } from "../../log/actions.ts";
import type { Desk } from "../frame/desk.ts";

export type ProofFacts = ProofState & {
  /** The services, in the order in which they are asked; empty when none is set up. */
  services: readonly string[];
  roots: PinnedRoots;
  /** Something waits for its place in the log longer than that ever takes. */
  stopped: { count: number; since: Temporal.Instant } | null;
  baseUrl: string;
  /** The service is the one that the demo brings along: nothing from outside. */
  ofDemo: boolean;
};

/** The log is kept up every second; whoever waits this long will not go in by itself. */
const longestWait = { minutes: 2 };

export async function readProofFacts(house: House, { organisationId, now }: Desk): Promise<ProofFacts> {
  const [state, roots] = await Promise.all([proofState(house, organisationId), readPinnedRoots(rootsFolder(house))]);
  const { waiting } = state;
  const stopped = waiting !== null && Temporal.Instant.compare(waiting.since, now.subtract(longestWait)) < 0 ? waiting : null;
  return { ...state, services: house.config.tsaUrls, roots, stopped, baseUrl: house.config.baseUrl, ofDemo: house.config.demo && house.config.tsaUrls.every(isOnThisMachine) };
}

function isOnThisMachine(address: string): boolean {
  return new URL(address).hostname === "127.0.0.1";
}

/**
 * Which words tell why a service gave nothing, and what stands behind them for whoever runs the house. A stamp that was refused has its own fault behind that word.
 * @param fault "unreachable: connect ECONNREFUSED", "refused: foreign-root: …"
 */
export function readFault(fault: string): { kind: string; detail: string } {
  const [kind = "", ...rest] = fault.split(": ");
  const detail = rest.join(": ");
  return kind === "refused" ? { kind: rest[0] ?? kind, detail } : { kind, detail };
}
