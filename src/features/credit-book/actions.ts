export { endWaitingCredits } from "./end-waiting.ts";
export { returnCredits } from "./return-credits.ts";
export { tellUsableCredits } from "./tell-usable.ts";
