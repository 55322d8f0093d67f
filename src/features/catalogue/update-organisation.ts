import type { Locale } from "../../domain/locale.ts";
import type { House } from "../../platform/house.ts";
import { bringForward } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";

/** What an organisation shows of itself. Its address is not among it: mails and deals carry that for ever. */
export type OrganisationInput = {
  name: string;
  contactName: string;
  street: string;
  postcode: string;
  town: string;
  phone: string;
  email: string;
  kvkNumber: string;
  vatNumber: string;
  /** Compact and checked, or empty. */
  iban: string;
  accountName: string;
  complaintDays: number;
  introduction: string;
  locale: Locale;
  /** `#rrggbb` for light and dark pages, both or none; readable on paper. */
  pen: { light: string; dark: string } | null;
};

/**
 * Changes the data of an organisation. Deals keep the data they were made with; invoices that waited for something that was missing are tried at once.
 * @returns refusal `organisation-unknown`
 */
export async function updateOrganisation(
  house: House,
  { organisationId, organisation }: { organisationId: string; organisation: OrganisationInput },
): Promise<{ ok: true } | { ok: false; refusal: { kind: "organisation-unknown" } }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable("organisations")
      .set({
        name: organisation.name,
        contact_name: organisation.contactName,
        street: organisation.street,
        postcode: organisation.postcode,
        town: organisation.town,
        phone: organisation.phone,
        email: organisation.email,
        kvk_number: organisation.kvkNumber,
        vat_number: organisation.vatNumber,
        iban: organisation.iban,
        account_name: organisation.accountName,
        complaint_days: organisation.complaintDays,
        introduction: organisation.introduction,
        locale: organisation.locale,
        pen_light: organisation.pen?.light ?? null,
        pen_dark: organisation.pen?.dark ?? null,
      })
      .where("organisation_id", "=", organisationId)
      .returning("organisation_id")
      .executeTakeFirst();
    if (changed === undefined) return { ok: false, refusal: { kind: "organisation-unknown" } };
    await bringForward(trx, organisationId, "invoice", now);
    await writeRecords(trx, organisationId, [{ subjectId: organisationId, type: "organisation.changed", at: now, actor: "trainer", details: {} }]);
    return { ok: true };
  });
}
