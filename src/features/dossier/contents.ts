import type { CommittedContent } from "../../proof/dossier/content.ts";
import type { ContentFolder } from "../../proof/dossier/layout.ts";
import type { House } from "../../platform/house.ts";
import type { Deal } from "../deal/store.ts";
import { readContent } from "../log/content.ts";
import { attachmentsOf } from "../log/store.ts";
import type { Attachment, LoggedRecord } from "../log/store.ts";
import { whatFits } from "./fit.ts";
import { addresseesOf } from "./store.ts";
import type { Addressee } from "./store.ts";

/** What of the personal content may be seen in a dossier; the rest stays a commitment. */
export const contentChoices = ["order", "participants", "mail", "documents", "delivery"] as const;
export type ContentChoice = (typeof contentChoices)[number];

/** For whom a dossier is made: an outsider who gets what was chosen, or the customer, who gets what is theirs and no mail to others. */
export type Reader = "outsider" | "customer";

/** In which folder a content lies, and by which choices together it comes along. A name that is not here never does. */
const shelves: Readonly<Record<string, { folder: ContentFolder; choices: readonly ContentChoice[] }>> = {
  order: { folder: "att", choices: ["order"] },
  // Who ordered typed the names of those who come as well.
  "order-request": { folder: "att", choices: ["order", "participants"] },
  "terms-request": { folder: "att", choices: ["order"] },
  participants: { folder: "att", choices: ["participants"] },
  mail: { folder: "mail", choices: ["mail"] },
  document: { folder: "invoices", choices: ["documents"] },
  transcript: { folder: "att", choices: ["delivery"] },
  report: { folder: "mail", choices: ["delivery"] },
  reply: { folder: "mail", choices: ["mail"] },
  words: { folder: "att", choices: ["mail"] },
  // What the DNS said of the signature under an answer is of use only beside the answer.
  "dkim-keys": { folder: "att", choices: ["mail", "delivery"] },
  request: { folder: "att", choices: ["delivery"] },
};

type Asked = { records: readonly LoggedRecord[]; choices: ReadonlySet<ContentChoice>; reader: Reader };

/** Which contents come along. @property leftOut how many records have none of theirs in it because all together would be too much */
export type ChosenContents = { attachments: readonly Attachment[]; leftOut: number };

/** Looks at sizes alone, which the records say: nothing is read that does not come along. */
export async function chooseContents({ db }: House, deal: Deal, { records, choices, reader }: Asked): Promise<ChosenContents> {
  const closed = await closedMails(db, deal, { choices, reader });
  const open = records.filter(({ leaf }) => !closed.has(String(leaf.details["message"])) && !(reader === "customer" && isSomebodyElses(leaf)));
  const leafOf = new Map(open.map(({ recordId, leaf }) => [recordId, leaf]));
  const wanted = (await attachmentsOf(db, deal.organisation_id, [...leafOf.keys()])).filter(({ name, erased_at: erasedAt }) => erasedAt === null && shelves[name]?.choices.every((choice) => choices.has(choice)) === true);
  const bundles = [...Map.groupBy(wanted, ({ record_id: id }) => id)].map(([recordId, some]) => ({
    recordId,
    names: some.map(({ name }) => name),
    size: some.reduce((sum, { name }) => sum + (leafOf.get(recordId)?.att[name]?.size ?? 0), 0),
  }));
  const { fits, leftOut } = whatFits(bundles);
  const fitting = new Set(fits.map(({ recordId }) => recordId));
  return { attachments: wanted.filter(({ record_id: id }) => fitting.has(id)), leftOut: leftOut.length };
}

/** The contents themselves, by record. */
export async function contentsOf({ db }: House, { organisation_id: organisationId }: Deal, { attachments }: ChosenContents): Promise<Map<string, CommittedContent[]>> {
  const bytesOf = await readContent(db, organisationId, attachments);
  const contents = attachments.flatMap(({ record_id: recordId, name, salt }) => {
    const [bytes, folder] = [bytesOf.get(`${recordId}/${name}`), shelves[name]?.folder];
    return bytes === undefined || salt === null || folder === undefined ? [] : [{ recordId, content: { name, salt: new Uint8Array(salt), bytes, folder } }];
  });
  return new Map([...Map.groupBy(contents, ({ recordId }) => recordId)].map(([id, some]) => [id, some.map(({ content }) => content)]));
}

/** Mails of which nothing comes along, nor what servers said of them or what was answered to them. What is about who comes needs the participants; a customer gets only their own. */
async function closedMails(db: House["db"], deal: Deal, { choices, reader }: Pick<Asked, "choices" | "reader">): Promise<Set<string>> {
  const isOpen: Readonly<Record<Addressee, boolean>> = { customer: true, "customer-of-others": reader === "customer" || choices.has("participants"), organisation: reader !== "customer", participant: reader !== "customer" && choices.has("participants"), "its-mailbox": false };
  return new Set([...(await addresseesOf(db, deal))].filter(([, addressee]) => !isOpen[addressee]).map(([id]) => id));
}

/** An answer that does not count may have been written by anybody. */
function isSomebodyElses({ type, details }: LoggedRecord["leaf"]): boolean {
  return type === "reply.received" && details["counts"] !== true;
}
