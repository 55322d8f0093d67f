import type { Child } from "hono/jsx";
import type { Locale } from "../../domain/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Clause } from "../../ui/clause.tsx";
import { Field } from "../../ui/field.tsx";
import { Hidden } from "../../ui/hidden.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Opening } from "../../ui/opening.tsx";
import { PlainShell } from "../../ui/plain-shell.tsx";
import { accountTexts } from "./texts.ts";

/** What stands above the log-in: what went wrong, or what just went right. */
export type LogInNews = { kind: "wrong" } | { kind: "too-many"; seconds: number } | { kind: "out" } | { kind: "made" } | null;

export type LogInProps = { locale: Locale; path: string; news: LogInNews; email: string; to: string };

export function LogInPage({ locale, path, news, email, to }: LogInProps) {
  const texts = accountTexts[locale].logIn;
  return (
    <AccountShell locale={locale} path={path} title={texts.title} foot={texts.forgotten} wrong={news?.kind === "wrong" || news?.kind === "too-many"}>
      <Opening above={newsAbove(news, locale)} eyebrow={accountTexts[locale].office} sentence={texts.sentence} />
      <form method="post" action="/office/log-in">
        <Hidden name="to" value={to} />
        <Clause id="who" heading={texts.who}>
          <Field lang={locale} name="email" label={texts.email} type="email" autocomplete="username" value={email} required />
          <Field lang={locale} name="password" label={texts.password} type="password" autocomplete="current-password" required />
          <p><Button>{texts.button}</Button></p>
        </Clause>
      </form>
    </AccountShell>
  );
}

function newsAbove(news: LogInNews, locale: Locale): Child {
  const texts = accountTexts[locale].logIn;
  switch (news?.kind) {
    case undefined:
      return null;
    case "wrong":
      return <Notice kind="alert" next={texts.wrongNext}>{texts.wrong}</Notice>;
    case "too-many":
      return <Notice kind="alert" next={texts.tooManyNext(news.seconds)}>{texts.tooMany}</Notice>;
    case "out":
      return <Notice>{texts.out}</Notice>;
    case "made":
      return <Notice next={texts.madeNext}>{texts.made}</Notice>;
    default:
      return news satisfies never;
  }
}

export type AccountShellProps = { locale: Locale; path: string; title: string; foot?: Child; wrong?: boolean; children: Child };

/** The frame of the pages before the door of the office. */
export function AccountShell({ locale, path, title, foot, wrong, children }: AccountShellProps) {
  const other: Locale = locale === "nl" ? "en" : "nl";
  return (
    <PlainShell lang={locale} title={title} wrong={wrong} foot={foot} otherLanguage={{ href: `${path}?lang=${other}`, lang: other, label: accountTexts[locale].otherLanguage }}>
      {children}
    </PlainShell>
  );
}
