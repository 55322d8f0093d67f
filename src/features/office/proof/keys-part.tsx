import { formatCount } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Pairs } from "../../../ui/office/pairs.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { keyIdOf } from "../../log/actions.ts";
import { shortMoment } from "../frame/format.ts";
import type { ProofPageProps } from "./page.tsx";
import { proofTexts } from "./texts.ts";

/** The keys of the log, the one that signs first, with the way to a new one and what to do when one is lost. */
export function KeysPart({ facts: { keys }, desk }: ProofPageProps) {
  const texts = proofTexts[desk.locale].keys;
  const number = (value: number) => formatCount(value, desk.locale);
  const signing = keys.at(-1);
  return (
    <Part id="keys" heading={texts.heading}>
      {signing === undefined ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <Pairs
          pairs={keys.toReversed().map(({ verifier, from_size: from, until_size: until, made_at: madeAt }) => ({
              name: <code>{keyIdOf(verifier)}</code>,
              value: "",
              note: until === null ? texts.since(number(from), shortMoment(madeAt, desk)) : texts.range(number(from), number(until), shortMoment(madeAt, desk)),
          }))}
        />
      )}
      <div class="stack part-links">
        {signing !== undefined && <Fold summary={texts.full}><p class="small"><code>{signing.verifier}</code></p></Fold>}
        <Fold summary={texts.lost}>
          <div class="stack small">{[...texts.lostText, texts.lostLink].map((text) => <p>{text}</p>)}</div>
        </Fold>
        {signing !== undefined && <p class="entry-do"><Button kind="first" href="/office/proof/key">{texts.rotate}</Button></p>}
      </div>
    </Part>
  );
}
