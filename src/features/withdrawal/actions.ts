export { closeStatement, withdrawFor } from "./find-deal.ts";
export { previewWithdrawal } from "./preview.ts";
export { stateWithdrawal } from "./state-withdrawal.ts";
