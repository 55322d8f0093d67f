import sax from "sax";

// The schema of XAF 3.2 (XmlAuditfileFinancieel3.2.xsd) in our own words: which elements stand in which order, which may be
// missing, how long a text may be, and which keys point where. Elements that Handslag never writes are left out, so that one of
// them is a fault here.

type Kind = "date" | "amount" | "count" | "percent" | { most: number } | { oneOf: readonly string[] };
type Shape = { name: string; min: 0 | 1; max: 1 | "many"; is: Kind | readonly Shape[] };

const one = (name: string, is: Shape["is"]): Shape => ({ name, min: 1, max: 1, is });
const maybe = (name: string, is: Shape["is"]): Shape => ({ name, min: 0, max: 1, is });
const many = (name: string, is: Shape["is"]): Shape => ({ name, min: 0, max: "many", is });
const id = { most: 35 };
const long = { most: 999 };
const side = { oneOf: ["C", "D"] };
const totals = [one("linesCount", "count"), one("totalDebit", "amount"), one("totalCredit", "amount")];
const country = /^[A-Z]{2}$/;
const streetAddress = many("streetAddress", [maybe("streetname", long), maybe("number", { most: 15 }), maybe("numberExtension", long), maybe("property", { most: 50 }), maybe("city", { most: 50 }), maybe("postalCode", { most: 10 }), maybe("region", { most: 50 }), maybe("country", { most: 2 })]);

const auditfile = one("auditfile", [
  one("header", [one("fiscalYear", { most: 9 }), one("startDate", "date"), one("endDate", "date"), one("curCode", { oneOf: ["EUR"] }), one("dateCreated", "date"), maybe("softwareDesc", { most: 50 }), maybe("softwareVersion", { most: 20 })]),
  one("company", [
    maybe("companyIdent", id), one("companyName", long), one("taxRegistrationCountry", { most: 2 }), one("taxRegIdent", { most: 30 }), streetAddress,
    maybe("customersSuppliers", [many("customerSupplier", [one("custSupID", id), maybe("custSupName", { most: 50 }), maybe("eMail", { most: 254 }), maybe("commerceNr", long), maybe("custSupTp", { oneOf: ["B", "C", "O", "S"] }), streetAddress])]),
    maybe("generalLedger", [{ ...many("ledgerAccount", [one("accID", id), one("accDesc", long), one("accTp", { oneOf: ["B", "M", "P"] }), maybe("leadCode", long), maybe("leadDescription", long), maybe("leadReference", long)]), min: 1 }]),
    maybe("vatCodes", [many("vatCode", [one("vatID", id), one("vatDesc", long), maybe("vatToPayAccID", id), maybe("vatToClaimAccID", id)])]),
    maybe("periods", [many("period", [one("periodNumber", "count"), maybe("periodDesc", { most: 50 }), one("startDatePeriod", "date"), one("endDatePeriod", "date")])]),
    maybe("openingBalance", [one("opBalDate", "date"), maybe("opBalDesc", long), ...totals, many("obLine", [one("nr", id), one("accID", id), one("amnt", "amount"), one("amntTp", side)])]),
    maybe("transactions", [...totals, many("journal", [
      one("jrnID", id), one("desc", long), maybe("jrnTp", { oneOf: ["B", "C", "G", "M", "O", "P", "S", "T", "Y", "Z"] }), maybe("offsetAccID", id), maybe("bankAccNr", id),
      many("transaction", [one("nr", id), maybe("desc", long), one("periodNumber", "count"), one("trDt", "date"), maybe("amnt", "amount"), maybe("amntTp", side), maybe("sourceID", id), maybe("userID", id), many("trLine", [
        one("nr", id), one("accID", id), one("docRef", long), one("effDate", "date"), maybe("desc", long), one("amnt", "amount"), one("amntTp", side), maybe("recRef", long), maybe("matchKeyID", id), maybe("custSupID", id), maybe("invRef", long),
        many("vat", [one("vatID", id), one("vatPerc", "percent"), one("vatAmnt", "amount"), one("vatAmntTp", side)]),
      ])]),
    ])]),
  ]),
]);

/** What a field of an element must be found as, in another. */
const keys: readonly { from: string; field: string; to: string; key: string }[] = [
  { from: "vatCode", field: "vatToPayAccID", to: "ledgerAccount", key: "accID" },
  { from: "obLine", field: "accID", to: "ledgerAccount", key: "accID" },
  { from: "trLine", field: "accID", to: "ledgerAccount", key: "accID" },
  { from: "journal", field: "offsetAccID", to: "ledgerAccount", key: "accID" },
  { from: "trLine", field: "custSupID", to: "customerSupplier", key: "custSupID" },
  { from: "vat", field: "vatID", to: "vatCode", key: "vatID" },
  { from: "transaction", field: "periodNumber", to: "period", key: "periodNumber" },
];

const uniques: readonly { of: string; key: string }[] = [
  { of: "ledgerAccount", key: "accID" }, { of: "customerSupplier", key: "custSupID" }, { of: "vatCode", key: "vatID" }, { of: "period", key: "periodNumber" }, { of: "journal", key: "jrnID" }, { of: "transaction", key: "nr" },
];

export type XmlNode = { name: string; text: string; children: XmlNode[] };

/** @throws {Error} when it is no XML */
export function parseXml(xml: string): XmlNode {
  const root: XmlNode = { name: "", text: "", children: [] };
  const open = [root];
  const parser = sax.parser(true, { xmlns: true });
  Object.assign(parser, {
    onerror: (error: Error) => {
      throw error;
    },
    onopentag: ({ name }: { name: string }) => {
      const node = { name, text: "", children: [] };
      open.at(-1)?.children.push(node);
      open.push(node);
    },
    ontext: (text: string) => {
      const node = open.at(-1);
      if (node !== undefined) node.text += text;
    },
    onclosetag: () => open.pop(),
  });
  parser.write(xml).close();
  const [top] = root.children;
  if (top === undefined) throw new Error("xml: expected an element");
  return top;
}

/** All elements of a name, however deep. */
export function all(node: XmlNode, name: string): XmlNode[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => all(child, name))];
}

/** The text of a direct child; empty when it is not there. */
export function field(node: XmlNode, name: string): string {
  return node.children.find((child) => child.name === name)?.text ?? "";
}

/** Everything in an audit file that its schema does not allow. */
export function xafFaults(xml: string): string[] {
  const root = parseXml(xml);
  const shape = root.name === "auditfile" ? faultsOf(root, auditfile, "") : [`expected auditfile, got ${root.name}`];
  const twins = uniques.flatMap(({ of, key }) => {
    const values = all(root, of).map((node) => field(node, key));
    return values.length === new Set(values).size ? [] : [`${of}: ${key} twice`];
  });
  const dangling = keys.flatMap(({ from, field: name, to, key }) => {
    const known = new Set(all(root, to).map((node) => field(node, key)));
    return all(root, from).flatMap((node) => (field(node, name) === "" || known.has(field(node, name)) ? [] : [`${from}: ${name} ${field(node, name)} is no ${to}`]));
  });
  const countries = all(root, "country").concat(all(root, "taxRegistrationCountry")).flatMap(({ text }) => (country.test(text) ? [] : [`country ${text}`]));
  return [...shape, ...twins, ...dangling, ...countries];
}

function faultsOf(node: XmlNode, shape: Shape, path: string): string[] {
  const here = `${path}/${node.name}`;
  if (!Array.isArray(shape.is)) return node.children.length > 0 || !holds(node.text, shape.is as Kind) ? [`${here}: ${JSON.stringify(node.text)}`] : [];
  const parts = shape.is as readonly Shape[];
  const faults: string[] = [];
  let at = 0;
  for (const part of parts) {
    let count = 0;
    for (; node.children[at]?.name === part.name && (part.max === "many" || count < 1); at += 1, count += 1) {
      const child = node.children[at];
      if (child !== undefined) faults.push(...faultsOf(child, part, here));
    }
    if (count < part.min) faults.push(`${here}: ${part.name} is missing`);
  }
  const rest = node.children[at];
  return rest === undefined ? faults : [...faults, `${here}: ${rest.name} is not expected here`];
}

function holds(text: string, kind: Kind): boolean {
  if (kind === "date") return /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (kind === "amount") return /^-?\d{1,18}(\.\d{1,2})?$/.test(text);
  if (kind === "count") return /^\d{1,10}$/.test(text);
  if (kind === "percent") return /^\d{1,5}(\.\d{1,3})?$/.test(text);
  return "most" in kind ? Array.from(text).length <= kind.most : kind.oneOf.includes(text);
}
