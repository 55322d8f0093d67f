import type { Conditions } from "../../../domain/conditions/conditions.ts";
import { workedExample } from "../../../domain/conditions/worked-example.ts";
import type { Story } from "../../../domain/conditions/worked-example.ts";
import { customerKinds } from "../../../domain/customer-kind.ts";
import { formatNumber } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Course } from "../../catalogue/store.ts";
import { exampleInWords, onePlace } from "../catalogue/example.ts";
import type { Example } from "../catalogue/example.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, shortDay } from "../frame/format.ts";
import { editorTexts } from "./texts.ts";

/** How it could go for whoever orders today, with what each kind of customer pays in all. Nothing for a free training. */
export function Stories({ conditions, example, course, desk }: { conditions: Conditions; example: Example; course: Course; desk: Desk }) {
  const { stories: texts, kinds } = editorTexts[desk.locale];
  const { when, price } = exampleInWords(example, course, desk);
  const { totalCents } = onePlace({ course, ...example }, desk);
  const [company, consumer] = customerKinds.map((kind) => workedExample({ conditions, kind, totalCents, now: desk.now, meetings: example.meetings, zone: desk.zone }));
  if (company === undefined || consumer === undefined || company.stories.length === 0) return null;
  const days = texts.daysBefore(formatNumber(company.daysBefore, desk.locale), company.daysBefore);
  const amount = (story: Story | undefined) =>
    story === undefined ? "" : <><Amount>{figure(story.paysCents, desk)}</Amount>{story.backCents > 0 && <Sub>{texts.back(figure(story.backCents, desk))}</Sub>}</>;
  return (
    <Part id="stories" heading={texts.heading} beside={texts.beside(when, price)}>
      <BookTable
        caption={texts.caption}
        columns={[{ head: texts.columns.what, kind: "name" }, { head: texts.columns.when }, { head: texts.columns.company, kind: "number", axis: kinds.company }, { head: texts.columns.consumer, kind: "number", axis: kinds.consumer }]}
        rows={company.stories.map((story) => {
          const [what = "", then = ""] = texts.of[story.kind]({ days, released: story.released });
          return { cells: [<>{what}{then !== "" && <Sub>{then}</Sub>}</>, shortDay(story.at, desk), amount(story), amount(consumer.stories.find(({ kind }) => kind === story.kind))] };
        })}
      />
    </Part>
  );
}
