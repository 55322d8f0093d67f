import type { Child } from "hono/jsx";
import type { Locale } from "../../../domain/locale.ts";
import { formatClock, formatDate } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Head } from "../../../ui/office/head.tsx";
import type { HeadProps } from "../../../ui/office/head.tsx";
import { OfficeShell } from "../../../ui/office/office-shell.tsx";
import type { Desk } from "./desk.ts";
import { datetime } from "./format.ts";
import { frameTexts, isDoneCode } from "./texts.ts";

export type OfficeSection = "today" | "sessions" | "courses" | "deals" | "money" | "goodwill" | "terms" | "mail" | "proof" | "settings";

/** What is wrong with a form that came back, field by field. */
export type Wrong = readonly { fieldId: string; text: string }[];

export type OfficePageProps = {
  desk: Desk;
  section: OfficeSection | null;
  title: string;
  head: HeadProps;
  /** What a search looked for. */
  search?: string | undefined;
  wrong?: Wrong | undefined;
  /** How many decisions wait on the page of today. */
  waiting?: number | undefined;
  /** The session day on a phone: no menu. */
  day?: boolean | undefined;
  children: Child;
};

/** The frame of every page of the office, with what was just done, or what is wrong, above its head. */
export function OfficePage({ desk, section, title, head, search, wrong = [], waiting = 0, day, children }: OfficePageProps) {
  const { organisation, locale, zone, now } = desk;
  const texts = frameTexts[locale];
  const home = `/${organisation.slug}`;
  const other: Locale = locale === "nl" ? "en" : "nl";
  return (
    <OfficeShell
      lang={locale}
      title={title}
      organisation={{ name: organisation.name, href: "/office" }}
      menu={[
        { href: "/office", label: texts.today, mark: "today", key: "v", current: section === "today", waiting: { count: waiting, words: texts.waiting } },
        { href: "/office/sessions", label: texts.sessions, mark: "sessions", key: "s", current: section === "sessions" },
        { href: "/office/deals", label: texts.deals, mark: "deals", key: "a", current: section === "deals" },
        { href: "/office/courses", label: texts.courses, mark: "terms", key: "t", current: section === "courses" },
        { href: "/office/money", label: texts.money, mark: "money", key: "g", current: section === "money" },
      ]}
      secondMenu={[
        { href: "/office/goodwill", label: texts.goodwill, key: "c", current: section === "goodwill" },
        { href: "/office/terms", label: texts.terms, key: "w", current: section === "terms" },
        { href: "/office/mail", label: texts.mail, current: section === "mail" },
        { href: "/office/proof", label: texts.proof, current: section === "proof" },
        { href: "/office/settings", label: texts.settings, key: "i", current: section === "settings" },
        { href: home, label: texts.publicPage },
        { href: `?lang=${other}`, label: texts.otherLanguage },
      ]}
      search={{ action: "/office/deals", ...(search === undefined ? {} : { value: search }) }}
      clock={<time datetime={datetime(now, zone)}>{formatDate(now.toZonedDateTimeISO(zone).toPlainDate(), locale)}, {formatClock(now, zone)}</time>}
      account={<form method="post" action="/office/log-out">{desk.user.name} <Button kind="as-link">{texts.logOut}</Button></form>}
      folio={[texts.folio(organisation.name)]}
      wrong={wrong.length > 0}
      pen={organisation.pen_light === null ? null : `${home}/pen.css`}
      day={day}
    >
      <Head {...head} above={head.above ?? above(desk, wrong)} />
      {children}
    </OfficeShell>
  );
}

function above({ locale, done }: Desk, wrong: Wrong): Child {
  const texts = frameTexts[locale];
  if (wrong.length > 0) return <ErrorSummary heading={texts.errors.heading(wrong.length)} kept={texts.errors.kept} errors={wrong} />;
  if (!isDoneCode(done)) return null;
  const [sentence, next] = texts.done[done];
  return <Notice next={next}>{sentence}</Notice>;
}

/** The same page for what does not exist and for what belongs to somebody else. */
export function NotFoundPage({ desk }: { desk: Desk }) {
  const { notFound } = frameTexts[desk.locale];
  return (
    <OfficePage desk={desk} section={null} title={notFound.title} head={{ title: notFound.title, lead: notFound.lead }}>
      <p><a href="/office">{notFound.back}</a></p>
    </OfficePage>
  );
}
