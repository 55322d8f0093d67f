/** What a mail to us is: a report of a mail server about one of our mails, or an answer to it. */
export type CameAs = "report" | "reply";

export type OurAddress = { cameAs: CameAs; token: string };

/** The address that a mail server reports to about one mail: it names the mail, and nobody can guess it. */
export function bounceAddress(token: string, domain: string): string {
  return `b-${token}@${domain}`;
}

/** The address that people answer to. */
export function answerAddress(token: string, domain: string): string {
  return `a-${token}@${domain}`;
}

/** Reads either; in any case, because mail servers change it. Null for an address of another shape. */
export function readOurAddress(address: string, domain: string): OurAddress | null {
  const [, letter, token, host] = /^([ab])-([a-z2-9]{26})@(.+)$/.exec(address.toLowerCase()) ?? [];
  if (token === undefined || host !== domain) return null;
  return { cameAs: letter === "b" ? "report" : "reply", token };
}
