import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { trackRecordTexts } from "./texts.ts";

/** Asking for what is remembered: the address of that comes by mail, so that whoever ordered in somebody's name reads nothing. */
export function LinkPage({ deal, organisation, locale, path, sent }: { deal: Deal; organisation: Organisation; locale: Locale; path: string; sent: boolean }) {
  const { link: texts, remembered } = trackRecordTexts[locale];
  const off = organisation.track_rules === null;
  return (
    <PortalShell locale={locale} title={remembered.title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={`${path}/remembered`}>
      <Opening
        eyebrow={remembered.eyebrow(deal.frozen.course.title, formatCode(deal.code))}
        sentence={off ? texts.off : sent ? texts.sent(deal.customer.orderedBy.email) : texts.ask}
        note={<a href={path}>{remembered.back}</a>}
      >
        {!off && <p class="soft">{sent ? texts.next : texts.why}</p>}
      </Opening>
      {!off && !sent && (
        <Clause id="ask" heading={texts.heading}>
          <p>{texts.what}</p>
          <form method="post" action={`${path}/remembered`}><Actions><Button>{texts.send}</Button></Actions></form>
        </Clause>
      )}
    </PortalShell>
  );
}
