import { base64, strictBase64 } from "../bytes.ts";
import { isSafeName } from "./zip-format.ts";

/** The file that lists every other, with its hash: what the time stamp of the whole dossier is over. */
export const manifestName = "META-INF/ASiCManifest001.xml";
export const tokenName = "META-INF/timestamp001.tst";
/** Where the key of the log says that the list is the organisation's. Like the time stamp it stands beside the list, which cannot hold it. */
export const signatureName = "META-INF/manifest.note";

export type Reference = { name: string; mediaType: string; sha256: Uint8Array };

const head = `<?xml version="1.0" encoding="UTF-8"?>
<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <asic:SigReference URI="${tokenName}" MimeType="application/vnd.etsi.timestamp-token"/>
`;
const foot = "</asic:ASiCManifest>\n";

/** @see ETSI EN 319 162-1, ASiCManifest. Safe names need no escaping in an address. */
export function writeManifest(references: readonly Reference[]): string {
  return `${head}${references.map(referenceText).join("")}${foot}`;
}

function referenceText({ name, mediaType, sha256 }: Reference): string {
  return `  <asic:DataObjectReference URI="${name}" MimeType="${mediaType}">
    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
    <ds:DigestValue>${base64(sha256)}</ds:DigestValue>
  </asic:DataObjectReference>
`;
}

const referenceLine = /<asic:DataObjectReference URI="([^"<&]{1,200})" MimeType="([a-z]+\/[a-z0-9.+-]+)">\s*<ds:DigestMethod [^<]*>\s*<ds:DigestValue>([A-Za-z0-9+/=]+)<\/ds:DigestValue>/g;

/**
 * What a manifest of ours lists. It is no reader of XML: what {@link writeManifest} would not have written, byte for byte, is no manifest.
 * @returns null for anything else, also for a file that is listed twice
 */
export function readManifest(text: string): Reference[] | null {
  const references: Reference[] = [];
  for (const [, name = "", mediaType = "", digest = ""] of text.matchAll(referenceLine)) {
    const sha256 = strictBase64(digest);
    if (sha256?.length !== 32 || !isSafeName(name)) return null;
    references.push({ name, mediaType, sha256 });
  }
  const names = new Set(references.map(({ name }) => name.toLowerCase()));
  return names.size === references.length && writeManifest(references) === text ? references : null;
}
