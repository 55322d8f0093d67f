export { keepInbound } from "./keep-inbound.ts";
export { readInbound } from "./read-inbound.ts";
