import type { Locale } from "../../domain/locale.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { insertAccount, insertOwner } from "./create-owner.ts";
import type { OwnerRefusal } from "./create-owner.ts";
import { isUntouched, lockSetUp } from "./store.ts";

/** The first organisation and the person who owns it. Texts are trimmed; the account number is compact or empty. */
export type SetUpInput = {
  organisation: {
    name: string;
    slug: string;
    contactName: string;
    street: string;
    postcode: string;
    town: string;
    phone: string;
    email: string;
    kvkNumber: string;
    vatNumber: string;
    iban: string;
    locale: Locale;
  };
  owner: { name: string; email: string; password: string };
};

export type SetUpRefusal = { kind: "already-set-up" } | OwnerRefusal;

/**
 * The first visit: writes the organisation and its owner together. Only while no organisation exists; of two at once, one wins.
 * @returns refusals `already-set-up` and those of the owner's account
 */
export async function setUp(
  house: House,
  { organisation, owner }: SetUpInput,
): Promise<{ ok: true; organisationId: string } | { ok: false; refusal: SetUpRefusal }> {
  const now = house.clock.now();
  const organisationId = uuidv7(now);
  return house.db.transaction().execute(async (trx) => {
    await lockSetUp(trx);
    if (!(await isUntouched(trx))) return refuse({ kind: "already-set-up" });
    const account = await insertAccount(trx, house, owner);
    if (!account.ok) return account;
    await trx
      .insertInto("organisations")
      .values({
        organisation_id: organisationId,
        slug: organisation.slug,
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
        account_name: organisation.name,
        locale: organisation.locale,
        created_at: now.toString(),
      })
      .execute();
    await insertOwner(trx, house, { organisationId, userId: account.userId });
    return { ok: true, organisationId };
  });
}

function refuse(refusal: SetUpRefusal): { ok: false; refusal: SetUpRefusal } {
  return { ok: false, refusal };
}
