import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { dossierTexts } from "./texts.ts";

export type DossierPageProps = {
  deal: Deal;
  organisation: Organisation;
  locale: Locale;
  /** The address of the deal. */
  path: string;
  /** The key that signs the log; null while there is none. */
  keyId: string | null;
  /** The numbers of the logs that hold a part of the deal, the newest last: each gives a file of its own. */
  logs: readonly number[];
  /** Of how many steps the content does not come along, because all together is too large. */
  leftOut: number;
  /** Why there is no file: what is so, and what next. */
  problem: readonly [said: string, next: string] | null;
};

/** The file of a deal for the customer whose deal it is: what is in it, the button, and how it is checked. */
export function DossierPage({ deal, organisation, locale, path, keyId, logs, leftOut, problem }: DossierPageProps) {
  const texts = dossierTexts[locale];
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={`${path}/dossier`}>
      <Opening
        above={problem !== null && <Notice kind="alert" next={problem[1]}>{problem[0]}</Notice>}
        eyebrow={texts.eyebrow(deal.frozen.course.title, formatCode(deal.code))}
        sentence={texts.sentence}
        note={<a href={path}>{texts.back}</a>}
      />
      <Clause id="inside" heading={texts.inside}>
        <ul class="text">{texts.items.map((item) => <li>{item}</li>)}</ul>
        {leftOut > 0 && <p class="text">{texts.tooLarge(leftOut)}</p>}
        <form method="post" class="stack">
          {logs.length > 1 && <p class="text">{texts.parts}</p>}
          <Actions aside={texts.keep}>
            {logs.length > 1 ? logs.map((log) => <Button kind="plain" name="log" value={String(log)}>{texts.partButton(log)}</Button>) : <Button>{texts.button}</Button>}
          </Actions>
        </form>
      </Clause>
      <Clause id="check" heading={texts.check}>
        <ol class="text">
          {texts.steps.map((step) => <li>{step}</li>)}
          {keyId !== null && <li>{texts.key(keyId)} <a href={`/${organisation.slug}/log/keys`}>{texts.keyLink}</a>.</li>}
        </ol>
        <p class="soft">{texts.limits}</p>
      </Clause>
    </PortalShell>
  );
}
