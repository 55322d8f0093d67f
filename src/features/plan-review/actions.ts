export { answerPlanReview } from "./answer.ts";
export { askPlanReview } from "./ask.ts";
