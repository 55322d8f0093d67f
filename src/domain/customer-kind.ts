/** Who is bound by the deal: decides withdrawal, cancellation steps and interest. In doubt: consumer. */
export const customerKinds = ["company", "consumer"] as const;

export type CustomerKind = (typeof customerKinds)[number];
