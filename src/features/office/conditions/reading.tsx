import type { Conditions } from "../../../domain/conditions/conditions.ts";
import type { CustomerKind } from "../../../domain/customer-kind.ts";
import { withdrawUntil } from "../../../domain/deal/withdrawal.ts";
import { formatMoment } from "../../../platform/i18n/format.ts";
import { DealLine } from "../../../ui/deal-line.tsx";
import { ReaderSheet } from "../../../ui/office/reader-sheet.tsx";
import type { Reader } from "../../../ui/office/reader-sheet.tsx";
import type { Course } from "../../catalogue/store.ts";
import { figuresOf } from "../../deal/actions.ts";
import { dealLineInWords } from "../../deal/line-points.ts";
import { exampleInWords, sentencesOf } from "../catalogue/example.ts";
import type { Example } from "../catalogue/example.ts";
import type { Desk } from "../frame/desk.ts";
import { editorTexts } from "./texts.ts";

export type ReadingProps = {
  /** Null while the rules do not hold together: then there is nothing to read yet. */
  conditions: Conditions | null;
  example: Example;
  course: Course;
  reader: CustomerKind;
  desk: Desk;
};

/** What each kind of customer would read and pay, beside the rules that make it so. */
export function Reading({ conditions, example, course, reader, desk }: ReadingProps) {
  const texts = editorTexts[desk.locale];
  const { when, price } = exampleInWords(example, course, desk);
  const read = (kind: CustomerKind): Reader =>
    conditions === null ? { label: texts.kinds[kind], sentences: [] } : readerOf(conditions, { example, course, kind, desk });
  return (
    <ReaderSheet
      id="sheet"
      heading={texts.sheet.heading}
      legend={texts.sheet.switch}
      example={conditions === null ? texts.sheet.wrong : (example.invented ? texts.sheet.invented : texts.sheet.example)(when, price)}
      readers={{ company: read("company"), consumer: read("consumer") }}
      chosen={reader}
    />
  );
}

type Sold = { example: Example; course: Course; kind: CustomerKind; desk: Desk };

function readerOf(conditions: Conditions, sold: Sold): Reader {
  const { example: { meetings, priceCents, rules }, course, kind, desk } = sold;
  const texts = editorTexts[desk.locale];
  const [first, last] = [meetings[0], meetings.at(-1)];
  if (first === undefined || last === undefined) return { label: texts.kinds[kind], sentences: [] };
  const sale = { course, priceCents, rules, conditions, startsAt: first.startsAt, endsAt: last.endsAt, zone: desk.zone };
  const { price, schedule, place, steps } = figuresOf(sale, { kind, places: 1, locale: desk.locale, now: desk.now });
  const until = kind === "consumer" && price.totalCents > 0 ? withdrawUntil(desk.now, desk.zone) : null;
  const points = dealLineInWords({
    stage: "ordered", locale: desk.locale, zone: desk.zone, kind, places: 1, totalCents: price.totalCents, place, schedule, steps, conditions,
    startsAt: first.startsAt, days: meetings.length, now: desk.now, orderedAt: desk.now, paidCents: 0, withdrawUntil: until,
  });
  const sentences = sentencesOf(conditions, sold.example, sold);
  return {
    label: texts.kinds[kind],
    sentences: until === null ? sentences : [...sentences, texts.sheet.withdrawal(formatMoment(until, desk.locale, desk.zone))],
    line: <DealLine points={points.filter(({ now }, index) => index !== 1 && now !== true).map((point) => ({ ...point, you: null, we: null }))} />,
  };
}
