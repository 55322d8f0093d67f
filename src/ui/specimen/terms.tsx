import { Opening } from "../opening.tsx";
import { Prose } from "../prose.tsx";
import { PublicShell } from "../public-shell.tsx";
import { Clause } from "../clause.tsx";
import { colophon, organisation } from "./frame.ts";

const terms = `<h2>1. Betalen</h2><p>U betaalt binnen zeven dagen na de bevestiging.</p><ol><li>vooraf, of</li><li>na toestemming achteraf.</li></ol>
<h2>2. Annuleren</h2><table><thead><tr><th>Tot en met</th><th>Kosten</th></tr></thead><tbody><tr><td>28 dagen ervoor</td><td>niets</td></tr></tbody></table>`;

export function Terms() {
  return (
    <PublicShell
      lang="nl"
      title="Voorwaarden, versie 4"
      organisation={organisation}
      colophon={colophon}
      indexed
      structuredData={{ "@context": "https://schema.org", "@type": "Course", name: "Onderhandelen</script>" }}
    >
      <Opening eyebrow="Studio Helder" sentence="Voorwaarden, versie 4" lead="Geldig vanaf zo 1 nov 2026." />
      <Clause id="tekst" heading="De voorwaarden" width="wide"><Prose safeHtml={terms} /></Clause>
    </PublicShell>
  );
}
