export { chosenPlan, chosenPlans } from "./choose.ts";
