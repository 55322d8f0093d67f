import { isIssuedBy, isValidAt, nameOf, wrongAuthority } from "./certificate.ts";
import type { KnownCertificate } from "./certificate.ts";
import { sameBytes } from "./bytes.ts";

export type Chain =
  | { ok: true; /** signer first, pinned root last */ chain: readonly KnownCertificate[] }
  | { ok: false; fault: "foreign-root" | "authority-not-valid-then"; why: string };

type Link = { certificate: KnownCertificate; path: readonly KnownCertificate[] };

/** How many authorities may stand above a signer. */
const highest = 6;

/**
 * The shortest way from a signer to a pinned root, by certificates that came along, each valid at that moment and allowed to issue.
 * A root that came along but is not pinned counts for nothing. Each certificate is climbed from once, so that a made-up knot of them costs little.
 */
export async function chainToRoot({ signer, others, roots, atMs }: { signer: KnownCertificate; others: readonly KnownCertificate[]; roots: readonly KnownCertificate[]; atMs: number }): Promise<Chain> {
  const waiting: Link[] = [{ certificate: signer, path: [signer] }];
  const seen: KnownCertificate[] = [signer];
  const hindrances: string[] = [];
  const expired: string[] = [];
  const allows = async (issuer: KnownCertificate, { certificate, path }: Link) => {
    if (!(await isIssuedBy(certificate, issuer))) return false;
    const wrong = wrongAuthority(issuer, path.length - 1);
    if (wrong !== null) hindrances.push(`${nameOf(issuer)}: ${wrong}`);
    else if (isValidAt(issuer, atMs)) return true;
    else expired.push(nameOf(issuer));
    return false;
  };

  for (let link = waiting.shift(); link !== undefined; link = waiting.shift()) {
    for (const root of roots) {
      if (await allows(root, link)) return { ok: true, chain: [...link.path, root] };
    }
    if (link.path.length >= highest) continue;
    for (const other of others) {
      if (seen.some(({ der }) => sameBytes(der, other.der)) || !(await allows(other, link))) continue;
      seen.push(other);
      waiting.push({ certificate: other, path: [...link.path, other] });
    }
  }
  if (expired.length > 0) return { ok: false, fault: "authority-not-valid-then", why: `not valid at that moment: ${expired.join("; ")}` };
  return { ok: false, fault: "foreign-root", why: ["no way leads to a pinned root", ...new Set(hindrances)].join("; ") };
}
