import type { Locale } from "../../../domain/locale.ts";
import { formatMoney } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { onlineTexts } from "./texts.ts";

/** What can be paid online now, ascending, and the name of the form. */
export type PayOnline = { amounts: readonly number[]; token: string };

/** Pays what is due next, or all that is open, where the customer chooses how. */
export function PayForm({ online, locale, path }: { online: PayOnline; locale: Locale; path: string }) {
  const texts = onlineTexts[locale];
  return (
    <form method="post" action={`${path}/pay`} class="stack pay-online">
      <Hidden name="token" value={online.token} />
      <Actions>
        {online.amounts.map((cents, index) => (
          <Button name="cents" value={String(cents)} kind={index === 0 ? "primary" : "plain"}>{index === 0 ? texts.pay(formatMoney(cents, locale)) : texts.payAll(formatMoney(cents, locale))}</Button>
        ))}
      </Actions>
      <p class="soft small">{texts.how}</p>
    </form>
  );
}
