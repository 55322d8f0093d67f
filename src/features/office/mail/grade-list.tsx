import type { Locale } from "../../../domain/locale.ts";
import { Grade } from "../../../ui/office/grade.tsx";
import { gradeHelp } from "../../mail-evidence/words.ts";

/** What each grade of a mail means, and what it does not. */
export function GradeList({ locale }: { locale: Locale }) {
  return (
    <dl class="pairs">
      {gradeHelp(locale).map(({ grade, title, meaning }) => (
        <div><dt>{grade === 0 ? title : <Grade lang={locale} strength={grade} words={title} />}</dt><dd /><dd>{meaning}</dd></div>
      ))}
    </dl>
  );
}
