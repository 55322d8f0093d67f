import type { Child } from "hono/jsx";
import type { Locale } from "../../domain/locale.ts";
import { assetUrl } from "../assets.ts";
import { classNames } from "../class-names.ts";
import { HandslagMark } from "../handslag-mark.tsx";
import { Page } from "../page.tsx";
import { uiTexts } from "../texts.ts";
import { Mark, type MenuMark } from "./mark.tsx";
import { Sprite } from "./sprite.tsx";

export type MenuItem = {
  href: string;
  label: string;
  mark: MenuMark;
  /** One letter: the browser's own access key (alt, or what the browser uses), so that no script listens to bare letters. */
  key?: string | undefined;
  /** How many wait there, and the words for it: { count: 6, words: "te beslissen" } */
  waiting?: { count: number; words: string } | undefined;
  current?: boolean | undefined;
};

export type OfficeShellProps = {
  lang: Locale;
  /** What the page is about. */
  title: string;
  organisation: { name: string; href: string };
  /** Five at most: Vandaag, Sessies, Afspraken, Mensen, Geld. */
  menu: readonly MenuItem[];
  /** Voorwaarden, Instellingen. */
  secondMenu: readonly Omit<MenuItem, "mark" | "waiting">[];
  /** Where a search goes; null where nothing can be found yet. */
  search?: { action: string; value?: string } | null | undefined;
  /** "di 24 nov 2026, 10:41", as a <time>. */
  clock: Child;
  /** A form that logs out, and who is in: below the second menu. */
  account?: Child;
  /** At the foot: what the amounts are, how far the log reaches. */
  folio?: readonly Child[] | undefined;
  wrong?: boolean | undefined;
  pen?: string | null | undefined;
  /** The session day on a phone: no menu, one thing to do under the thumb. */
  day?: boolean | undefined;
  children: Child;
};

/** The desk: the menu, the work, what stands beside it. */
export function OfficeShell(props: OfficeShellProps) {
  const { lang, organisation, search, clock, folio = [], pen, day, children } = props;
  const text = uiTexts(lang);
  return (
    <Page
      lang={lang}
      title={`${props.wrong ? text.wrong : ""}${props.title} · ${organisation.name} · Handslag`}
      styles={[assetUrl("office.css"), ...(pen ? [pen] : [])]}
      bodyClass={classNames("office", day && "day")}
      mainId="main"
    >
      <Sprite />
      <Side {...props} />
      <div class="desk">
        <section class="running" aria-label={text.searchAndTime}>
          {search ? <Search lang={lang} {...search} /> : <span></span>}
          <p class="clock">{clock}</p>
        </section>
        <main id="main" tabindex={-1}>{children}</main>
        {folio.length > 0 && <footer class="folio">{folio.map((line) => <p>{line}</p>)}</footer>}
      </div>
    </Page>
  );
}

function Side({ lang, organisation, menu, secondMenu, account }: OfficeShellProps) {
  const text = uiTexts(lang);
  return (
    <header class="side">
      <p class="brand"><HandslagMark /> <a href={organisation.href}>{organisation.name}</a></p>
      <nav aria-label={text.office} class="nav-first">
        <ul>
          {menu.map(({ href, label, mark, key, waiting, current }) => (
            <li>
              <a href={href} accesskey={key} aria-current={current ? "page" : undefined}>
                <Mark name={`n-${mark}`} kind="nav-mark" />
                <span>{label}</span>
                {waiting && waiting.count > 0 && <> <span class="nav-n">{waiting.count}<span class="quiet-name"> {waiting.words}</span></span></>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={text.setUp} class="nav-second">
        <ul>
          {secondMenu.map(({ href, label, key, current }) => (
            <li><a href={href} accesskey={key} aria-current={current ? "page" : undefined}>{label}</a></li>
          ))}
        </ul>
        {account && <div class="account">{account}</div>}
      </nav>
    </header>
  );
}

function Search({ lang, action, value }: { lang: Locale; action: string; value?: string }) {
  const text = uiTexts(lang);
  return (
    <form role="search" action={action} class="find">
      <button class="find-go" aria-label={text.find}><Mark name="g-find" /></button>
      <label class="quiet-name" for="q">{text.findAll}</label>
      <input id="q" name="q" type="search" placeholder={text.findHint} value={value} />
    </form>
  );
}
