import type { Child } from "hono/jsx";
import { Button } from "../button.tsx";
import { OfficeShell, type MenuItem } from "../office/office-shell.tsx";

const menu: readonly Omit<MenuItem, "current">[] = [
  { href: "#", label: "Vandaag", mark: "today", key: "v", waiting: { count: 6, words: "te beslissen" } },
  { href: "#", label: "Sessies", mark: "sessions", key: "s" },
  { href: "#", label: "Afspraken", mark: "deals", key: "a" },
  { href: "#", label: "Mensen", mark: "people", key: "m" },
  { href: "#", label: "Geld", mark: "money", key: "g" },
];

/** The desk of the specimens, with one place of the menu current. */
export function Desk({ title, current, day, children }: { title: string; current: string; day?: boolean; children: Child }) {
  return (
    <OfficeShell
      lang="nl"
      title={title}
      organisation={{ name: "Studio Helder", href: "#" }}
      menu={menu.map(({ href, label, mark, key, waiting }) => ({ href, label, mark, key, waiting, current: label === current }))}
      secondMenu={[{ href: "#", label: "Voorwaarden", key: "w" }, { href: "#", label: "Instellingen", key: "i" }]}
      search={{ action: "#" }}
      clock={<time datetime="2026-11-24T10:41+01:00">di 24 nov 2026, 10:41</time>}
      account={<form method="post">Marit <Button kind="as-link">Uitloggen</Button></form>}
      folio={["Studio Helder, kantoor. Bedragen inclusief btw.", <>Logboek tot en met № 1.702. <a href="#">Alles klopt</a></>]}
      day={day}
    >
      {children}
    </OfficeShell>
  );
}
