/** The organisation of the specimens; invented, like everybody in it. */
export const organisation = { name: "Studio Helder", href: "/helder", phone: "030 000 04 12", email: "hallo@studiohelder.example" };

export const colophon = {
  imprint: "Studio Helder, Marit Oldenkamp. Oude Lijnbaan 14, 3599 XX Utrecht. KVK\u00a000012345, btw-id NL000123456B01.",
  links: [
    { href: "#", label: "Voorwaarden, versie 4 (pdf, 92 kB)" },
    { href: "#", label: "Hier de overeenkomst herroepen" },
    { href: "#", label: "Privacy" },
    { href: "#", label: "Klopt er iets niet op deze pagina? Meld het" },
  ],
  otherLanguage: { href: "#", lang: "en", label: "English" },
} as const;

export const englishColophon = {
  imprint: "Studio Helder, Marit Oldenkamp. Oude Lijnbaan 14, 3599 XX Utrecht, The Netherlands. KVK\u00a000012345, VAT NL000123456B01.",
  links: [
    { href: "#", label: "Terms, version 4 (pdf, 92 kB)" },
    { href: "#", label: "Withdraw from the contract here" },
    { href: "#", label: "Something wrong on this page? Tell us" },
  ],
  otherLanguage: { href: "#", lang: "nl", label: "Nederlands" },
} as const;
