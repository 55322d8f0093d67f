export { createOwner } from "./create-owner.ts";
export { requireMember } from "./require-member.ts";
export type { MemberEnv } from "./require-member.ts";
