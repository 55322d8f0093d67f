import type { Child } from "hono/jsx";

/** Papers of a deal, each with its kind and moment. */
export function Files({ files }: { files: readonly { href: string; name: Child; note?: Child }[] }) {
  return <ul role="list" class="files">{files.map(({ href, name, note }) => <li><a href={href}>{name}</a>{note && <span>{note}</span>}</li>)}</ul>;
}
