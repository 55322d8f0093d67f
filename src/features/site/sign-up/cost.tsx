import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { CustomerKind } from "../../../domain/customer-kind.ts";
import { vatOfPrice } from "../../../domain/price/vat-groups.ts";
import { formatMoney } from "../../../platform/i18n/format.ts";
import { priceInWords } from "../../../platform/i18n/price-in-words.ts";
import { Ledger } from "../../../ui/ledger.tsx";
import type { OrderCredit } from "../../credits/actions.ts";
import { quoteFor } from "../../deal/actions.ts";
import type { Quote } from "../../deal/actions.ts";
import { groupLines } from "../group-lines.ts";
import type { FormPartProps } from "./form-page.tsx";
import { signUpTexts } from "./texts.ts";

/** The price, and what would be agreed: for a company and for a private person, as far as that differs. */
export function Cost({ view, values, locale, now }: FormPartProps) {
  const texts = signUpTexts[locale];
  const places = values.participants.length;
  const [company, consumer] = (["company", "consumer"] as const).map((kind) => quoteFor(view, { kind, places, locale, now }));
  if (company === undefined || consumer === undefined) throw new Error(`session ${view.session.id}: expected a quote for each kind of customer`);
  const sentences = bothKinds(company.wording.sentences, consumer.wording.sentences);
  return (
    <>
      {vatOfPrice(company.price) === "included" && company.price.totalCents > 0 ? (
        <>
          <div class="only-company stack"><p><b>{texts.as.company}</b></p><PriceLedger quote={company} kind="company" locale={locale} /></div>
          <div class="only-private stack"><p><b>{texts.as.private}</b></p><PriceLedger quote={consumer} kind="consumer" locale={locale} /></div>
        </>
      ) : (
        <PriceLedger quote={company} kind="company" locale={locale} />
      )}
      <ul class="spaced">
        {groupLines(view, { locale, now, above: places }).map((line) => <li>{line}</li>)}
        {sentences.map(({ text, only }) => only === null ? <li>{text}</li> : <li class={`only-${only}`}><b>{texts.as[only]}</b> {text}</li>)}
      </ul>
    </>
  );
}

/** The price as this kind of customer needs it, and what a credit pays of it. */
export function PriceLedger({ quote: { price }, kind, credit = null, locale }: { quote: Quote; kind: CustomerKind; credit?: OrderCredit | null; locale: Locale }) {
  const texts = signUpTexts[locale];
  const { rows, total } = priceInWords(price, { kind, locale });
  if (price.totalCents === 0 && price.lines === undefined) return <p>{texts.free}</p>;
  if (credit === null) return <Ledger caption={texts.priceCaption} rows={rows} total={total} />;
  const paid = { label: texts.paidWith(formatCode(credit.credit.code)), amount: formatMoney(-credit.cents, locale) };
  return <Ledger caption={texts.priceCaption} rows={[...rows, total, paid]} total={{ label: texts.leftToPay, amount: formatMoney(price.totalCents - credit.cents, locale) }} />;
}

type Sentence = { text: string; only: "company" | "private" | null };

/** What holds for both is said once, in its place; the rest says for whom it is. */
function bothKinds(company: readonly string[], consumer: readonly string[]): Sentence[] {
  const both = company.filter((text) => consumer.includes(text));
  const said: Sentence[] = [];
  let [fromCompany, fromConsumer] = [0, 0];
  const only = (texts: readonly string[], kind: "company" | "private") => said.push(...texts.map((text) => ({ text, only: kind })));
  for (const text of both) {
    const [inCompany, inConsumer] = [company.indexOf(text), consumer.indexOf(text)];
    only(company.slice(fromCompany, inCompany), "company");
    only(consumer.slice(fromConsumer, inConsumer), "private");
    said.push({ text, only: null });
    [fromCompany, fromConsumer] = [inCompany + 1, inConsumer + 1];
  }
  only(company.slice(fromCompany), "company");
  only(consumer.slice(fromConsumer), "private");
  return said;
}
