const block = /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]*)-----END CERTIFICATE-----/g;

/** A certificate as text, in lines of 64 characters, with a newline at its end: what `openssl` reads. */
export function pemOf(der: Uint8Array): string {
  const base64 = btoa(Array.from(der, (byte) => String.fromCharCode(byte)).join(""));
  return `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`;
}

/** Every certificate in a text, in order; what stands between them is left out. Null: one of them is no base64. */
export function dersOfPem(pem: string): Uint8Array[] | null {
  const bodies = [...pem.matchAll(block)].map(([, body = ""]) => body.replaceAll(/\s/g, ""));
  if (bodies.some((body) => body.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(body))) return null;
  return bodies.map((body) => Uint8Array.from(atob(body), (character) => character.charCodeAt(0)));
}
