import type { ColumnType } from "kysely";
import type { serviceKinds } from "../../domain/invoice/place-of-supply.ts";
import type { Locale } from "../../domain/locale.ts";

type Defaulted<T> = ColumnType<T, T | undefined, T>;

export type CourseRow = {
  organisation_id: string;
  id: string;
  slug: string;
  title: string;
  lead: Defaulted<string>;
  description: Defaulted<string>;
  outcomes: ColumnType<string[], string | undefined, string>;
  included: ColumnType<{ name: string; text: string }[], string | undefined, string>;
  audience: Defaulted<string>;
  duration: Defaulted<string>;
  language: Locale;
  vat_regime: Defaulted<VatRegime>;
  vat_basis_points: number;
  /** Where the training is taxed hangs on this. */
  service: Defaulted<ServiceKind>;
  position: Defaulted<number>;
  created_at: ColumnType<Temporal.Instant, string, string>;
};

export type ServiceKind = (typeof serviceKinds)[number];

export type VatRegime = "standard" | "exempt" | "small-business";
