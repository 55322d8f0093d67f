export { previewLetterOf, withdrawByLetter } from "./by-letter.ts";
export type { LetterRefusal } from "./by-letter.ts";
export { closeStatement, withdrawFor } from "./find-deal.ts";
export { previewWithdrawal } from "./preview.ts";
export type { WithdrawalPreview } from "./preview.ts";
export { stateWithdrawal } from "./state-withdrawal.ts";
export { seeStatement } from "./see-statement.ts";
