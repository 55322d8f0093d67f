export { askCollection, isCollectable } from "./ask-collection.ts";
export { collectWithCode, openCollection, refuseCollection, sendCollectionCode } from "./collect.ts";
export type { Collection } from "./collect.ts";
export { forgetStrays, keepInbound } from "./keep-inbound.ts";
export type { KeptMessage } from "./kept-message.ts";
export { readInbound } from "./read-inbound.ts";
export { markRead } from "./mark-read.ts";
