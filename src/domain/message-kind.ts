/** Every kind of mail that is sent. What each is rendered from stands with the messages: one that is not here does not compile there. */
export const messageKinds = [
  "deal-confirmed", "participant-confirmed", "waiting-confirmed", "place-offered", "offer-expired", "payment-reminder", "payment-overdue",
  "coming-asked", "place-released", "invoice-issued", "payment-received", "deadline-waived", "booking-cancelled", "cancellation-told",
  "place-refilled", "left-waiting-list", "place-reinstated", "deal-offer-made", "deal-offer-ended", "absence-settled", "goodwill-granted",
  "record-link", "entry-answered", "plan-answered", "line-called-off", "called-off", "called-off-answered", "line-moved", "session-moved",
  "session-move-answered", "booking-moved", "participant-replaced", "dispute-said", "withdrawal-acknowledged", "withdrawal-answered",
  "withdrawal-told", "credit-used", "credit-granted", "credit-usable", "credit-reminder", "credit-returned", "refund-account-given",
  "late-money-asked", "late-money-chosen",
] as const;

export type MessageKind = (typeof messageKinds)[number];
