import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { largestPdf } from "../../catalogue/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { fieldOf } from "./form.ts";
import type { TermsForm } from "./form.ts";
import { termsTexts } from "./texts.ts";

export type NewTermsProps = {
  desk: Desk;
  /** What the next version will be called. */
  number: number;
  /** What was typed, or what the last version says. */
  form: TermsForm;
  /** The text begins with that of the last version. */
  kept: boolean;
  /** What the text becomes, as safe HTML. */
  preview: string | null;
};

/** Publishing terms: a text that is looked at first, or a PDF. One form, so that nothing typed is lost on either way. */
export function NewTermsPage({ desk, number, form, kept, preview }: NewTermsProps) {
  const texts = termsTexts[desk.locale];
  const { form: words } = texts;
  const { problem } = form;
  return (
    <OfficePage
      desk={desk}
      section="terms"
      title={words.title}
      wrong={problem === null ? [] : [{ fieldId: fieldOf(problem), text: texts.problems[problem] }]}
      head={{ crumb: [{ href: "/office/terms", label: texts.title }], title: words.title, lead: words.lead(number) }}
    >
      {preview !== null && <Seen desk={desk} number={number} form={form} safeHtml={preview} />}
      <form method="post" action="/office/terms/preview" enctype="multipart/form-data" novalidate>
        <TextPart desk={desk} form={form} kept={kept} again={preview !== null} />
        {preview === null && <PdfPart desk={desk} number={number} form={form} />}
      </form>
    </OfficePage>
  );
}

/** What it becomes, what publishing does, and the button that publishes exactly what is seen. */
function Seen({ desk, number, form, safeHtml }: { desk: Desk; number: number; form: TermsForm; safeHtml: string }) {
  const { form: words } = termsTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const { title, locale, text } = form.typed;
  return (
    <>
      <Part id="preview" heading={`${words.preview}: ${title}`}><div class="text" lang={locale}><Prose safeHtml={safeHtml} /></div></Part>
      <Part id="what" heading={words.what}>
        <div class="text">
          <Preview
            steps={[
              { when: now, what: words.steps.fixed(number) },
              { when: now, what: words.steps.deals },
              { when: now, what: words.steps.noMail },
              { when: words.steps.afterwards, what: words.steps.choose },
            ]}
          />
          <form method="post" action="/office/terms" class="entry-do">
            <Hidden name="title" value={title} />
            <Hidden name="locale" value={locale} />
            <Hidden name="text" value={text} />
            <Button>{words.publish(number)}</Button>
          </form>
        </div>
      </Part>
    </>
  );
}

function TextPart({ desk, form, kept, again }: { desk: Desk; form: TermsForm; kept: boolean; again: boolean }) {
  const texts = termsTexts[desk.locale];
  const { form: words } = texts;
  const languages = Object.entries(texts.language).map(([value, label]) => ({ value, label }));
  return (
    <Part id="write" heading={again ? words.again : words.text} beside={again ? undefined : words.textBeside}>
      <div class="stack text">
        <Pair>
          <Field lang={desk.locale} name="title" label={words.name} value={form.typed.title} error={errorAt("title", form, desk)} />
          <SelectField lang={desk.locale} name="locale" label={words.language} value={form.typed.locale} options={languages} />
        </Pair>
        <Field
          lang={desk.locale}
          name="text"
          type="area"
          rows={18}
          label={words.body}
          hint={kept ? `${words.bodyKept} ${words.bodyHint}` : words.bodyHint}
          value={form.typed.text}
          error={errorAt("text", form, desk)}
        />
        <Actions>
          <Button kind={again ? "first" : "primary"}>{again ? words.lookAgain : words.look}</Button>
          <Button kind="quiet" href="/office/terms">{frameTexts[desk.locale].keepIt}</Button>
        </Actions>
      </div>
    </Part>
  );
}

function PdfPart({ desk, number, form }: { desk: Desk; number: number; form: TermsForm }) {
  const { form: words } = termsTexts[desk.locale];
  const error = errorAt("pdf", form, desk);
  const hint = words.fileHint(largestPdf / 1024 ** 2);
  return (
    <Part id="upload" heading={words.pdf} beside={words.pdfBeside}>
      <div class="stack text">
        <Field lang={desk.locale} name="pdf" type="file" accept="application/pdf,.pdf" label={words.file} hint={form.problem === null ? hint : `${hint} ${words.chooseAgain}`} error={error} />
        <p><Button kind="first" formaction="/office/terms/pdf">{words.publishPdf(number)}</Button></p>
      </div>
    </Part>
  );
}

function errorAt(field: ReturnType<typeof fieldOf>, { problem }: TermsForm, { locale }: Desk): string | undefined {
  return problem !== null && fieldOf(problem) === field ? termsTexts[locale].problems[problem] : undefined;
}
