export { closeStatement, withdrawFor } from "./find-deal.ts";
export { previewWithdrawal } from "./preview.ts";
export type { WithdrawalPreview } from "./preview.ts";
export { stateWithdrawal } from "./state-withdrawal.ts";
export type { StatedWithdrawal } from "./state-withdrawal.ts";
