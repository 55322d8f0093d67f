import type { TaskList } from "graphile-worker";
import type { House } from "./platform/house.ts";

/** Every kind of background job and who does it. */
export function tasks(_house: House): TaskList {
  return {};
}
