export { createOwner } from "./create-owner.ts";
export type { OwnerInput, OwnerRefusal } from "./create-owner.ts";
export { setUp } from "./set-up.ts";
export type { SetUpInput, SetUpRefusal } from "./set-up.ts";
export { logIn, logOut } from "./log-in.ts";
export type { LogInRefusal } from "./log-in.ts";
export { requireMember } from "./require-member.ts";
export type { MemberEnv } from "./require-member.ts";
