import type { z } from "zod";
import { bankKinds } from "./bank.ts";
import { creditKinds } from "./credit.ts";
import { dealKinds } from "./deal.ts";
import { houseKinds } from "./house.ts";
import type { RecordKind } from "./kind.ts";
import { logKinds } from "./log.ts";
import { messageRecordKinds } from "./message.ts";
import { moneyKinds } from "./money.ts";
import { lineAndOfferKinds } from "./offers.ts";
import { trackKinds } from "./track-record.ts";
import { withdrawalKinds } from "./withdrawal.ts";

export type { DealOfferDetails } from "./offers.ts";
export type { PlaceChange } from "./values.ts";

/** Every type of record there is, with what it holds. A step that is not here cannot be written; one that is here is in docs/records.md. */
export const recordKinds = {
  ...dealKinds, ...lineAndOfferKinds, ...moneyKinds, ...creditKinds, ...withdrawalKinds, ...trackKinds, ...messageRecordKinds, ...bankKinds, ...houseKinds, ...logKinds,
};

export type RecordType = keyof typeof recordKinds;
export type DetailsOf<Type extends RecordType> = z.infer<(typeof recordKinds)[Type]["details"]>;

/** @returns undefined for a type that there is not */
export function kindOfRecord(type: string): RecordKind | undefined {
  return Object.hasOwn(recordKinds, type) ? (recordKinds as Readonly<Record<string, RecordKind>>)[type] : undefined;
}
