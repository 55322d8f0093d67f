import { Button } from "../../../ui/button.tsx";
import type { EntryProps } from "../../../ui/office/entry.tsx";
import type { OnlineTrouble } from "../../online-payments/store.ts";
import type { Desk } from "../frame/desk.ts";
import { formatCode, money } from "../frame/format.ts";
import { whenOf } from "./days.ts";
import { onlineTexts } from "./online-texts.ts";

/** A payment online that wants a person, with what is known of it. */
export function onlineTrouble({ at, trouble }: { at: Temporal.Instant; trouble: OnlineTrouble }, desk: Desk): EntryProps {
  const texts = onlineTexts[desk.locale];
  const { what, id, code, cents, found_cents: foundCents, found_currency: currency, provider_id: providerId } = trouble;
  const found = foundCents === null ? null : currency === "EUR" ? money(foundCents, desk) : `${currency ?? ""} ${(foundCents / 100).toFixed(2)}`;
  const path = `/office/deals/${code}`;
  return {
    when: whenOf(at, texts.why, desk),
    title: texts.title[what](trouble.customer_name),
    href: path,
    about: `${trouble.course_title} · ${formatCode(code)}`,
    text: texts.text[what](money(cents, desk), found, providerId ?? ""),
    sum: { amount: money(cents, desk), note: texts.note[what], late: what === "charged-back" },
    action: `/office/online/${id}/seen`,
    deeds: (
      <>
        <Button kind="first" href={what === "parked" ? `${path}/payment` : what === "charged-back" ? path : `${path}/refund`}>{texts.deed[what]}</Button>
        <Button kind="quiet">{texts.seen}</Button>
      </>
    ),
  };
}
