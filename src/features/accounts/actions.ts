export { createOwner } from "./create-owner.ts";
export { renewPassword } from "./new-password.ts";
export { requireMember } from "./require-member.ts";
export type { MemberEnv } from "./require-member.ts";
