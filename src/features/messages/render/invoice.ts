import { billedAs } from "../../../domain/deal/billing-details.ts";
import { billTo } from "../../../domain/deal/bill-to.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import type { InvoiceFiles } from "../../invoices/store.ts";
import type { FactsOf } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import { invoiceMailTexts } from "../texts/invoice.ts";
import { paySlip } from "./deal-parts.ts";
import type { DealMail } from "./words.ts";

/** An invoice or a credit note with its documents. Who only gets the bill, gets no link that could cancel what another ordered. */
export function invoiceIssued(mail: DealMail, facts: FactsOf<"invoice-issued">, files: Pick<InvoiceFiles, "pdf" | "ubl">): Letter {
  const { deal, words, meetings, dealUrl } = mail;
  const texts = invoiceMailTexts[words.locale];
  const { customer, frozen } = deal;
  const { document, number, totalCents, toPayCents, dueOn, original } = facts;
  const { toOrderer } = billTo(billedAs(customer, deal.billing_details));
  const day = dueOn === null ? null : formatDate(Temporal.PlainDate.from(dueOn), words.locale).replaceAll("\u00a0", " ");
  const filename = texts.file(document, number);
  const opening = document === "credit-note"
    ? texts["credit-note"].sentence(words.money(totalCents), original?.number ?? "")
    : toPayCents > 0 ? texts.invoice.toPay(number, words.money(toPayCents), day) : texts.invoice.paid(number, words.money(totalCents));
  const link: Part[] = toOrderer ? [{ kind: "button", href: dealUrl, label: texts.invoice.button }] : [];
  return {
    subject: document === "invoice" ? texts.invoice.subject(number, words.money(totalCents)) : texts["credit-note"].subject(number, original?.number ?? ""),
    parts: [
      { kind: "sentence", pieces: opening },
      { kind: "text", text: toOrderer ? mail.greeting : texts.greeting },
      { kind: "text", text: [texts.about(frozen.course.title, words.days(meetings), customer.orderedBy.name), ...(original === null ? [] : [original.reason])].join(" ") },
      { kind: "text", text: texts.enclosed(document) },
      ...(document === "credit-note" && toOrderer ? [{ kind: "text", text: texts.balance } satisfies Part] : []),
      ...link,
      ...paySlip(mail, { cents: toPayCents, dueAt: null }),
    ],
    attachments: [
      { filename: `${filename}.pdf`, contentType: "application/pdf", content: files.pdf },
      { filename: `${filename}.xml`, contentType: "application/xml", content: Buffer.from(files.ubl) },
    ],
  };
}
