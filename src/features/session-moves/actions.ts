export { chooseAfterSessionMove } from "./choose.ts";
export type { AfterMoveRefusal } from "./choose.ts";
export { moveSession, previewSessionMove } from "./move-session.ts";
