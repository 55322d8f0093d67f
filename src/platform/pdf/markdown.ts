import MarkdownIt from "markdown-it";
import type { Token } from "markdown-it";

/** A run of text inside a paragraph. Only links whose address the parser holds for safe are left. */
export type Inline =
  | { kind: "text" | "code"; text: string }
  | { kind: "break" }
  | { kind: "emphasis" | "strong"; children: Inline[] }
  | { kind: "link"; href: string; children: Inline[] };

/** A part of a text under the others. */
export type Block =
  | { kind: "heading"; level: number; children: Inline[] }
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "list"; ordered: boolean; start: number; items: Block[][] }
  | { kind: "quote"; children: Block[] }
  | { kind: "code"; text: string }
  | { kind: "rule" }
  | { kind: "table"; columns: number; cells: { head: boolean; children: Inline[] }[] };

/** Markup of the writer is never taken for HTML; pictures are left out because they would not stay. */
const parser = new MarkdownIt({ html: false, linkify: true, typographer: false }).disable(["image", "strikethrough"]);
parser.renderer.rules["link_open"] = (tokens, index, options, _env, renderer) => {
  tokens[index]?.attrSet("rel", "noopener nofollow");
  return renderer.renderToken(tokens, index, options);
};

/** HTML that is safe to show, whatever was written. */
export function markdownHtml(markdown: string): string {
  return parser.render(markdown);
}

/** The same text as a tree, for papers. */
export function markdownBlocks(markdown: string): Block[] {
  return blocksUntil(new Reader(parser.parse(markdown, {})), null, 0);
}

/** Walks over tokens once. */
class Reader {
  #position = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  next(): Token | undefined {
    const token = this.#tokens[this.#position];
    this.#position += 1;
    return token;
  }
}

/** Quotes and lists inside each other go on for ever in the hands of a tease; deeper ones stand beside their parent. */
const deepest = 6;

function blocksUntil(reader: Reader, end: string | null, depth: number): Block[] {
  const blocks: Block[] = [];
  for (let token = reader.next(); token !== undefined && token.type !== end; token = reader.next()) {
    blocks.push(...blocksOf(token, reader, depth));
  }
  return blocks;
}

function blocksOf(token: Token, reader: Reader, depth: number): Block[] {
  switch (token.type) {
    case "heading_open":
      return [{ kind: "heading", level: Number(token.tag.slice(1)), children: inlineUntil(reader, "heading_close") }];
    case "paragraph_open":
      return [{ kind: "paragraph", children: inlineUntil(reader, "paragraph_close") }];
    case "blockquote_open": {
      const children = blocksUntil(reader, "blockquote_close", depth + 1);
      return depth >= deepest ? children : [{ kind: "quote", children }];
    }
    case "bullet_list_open":
    case "ordered_list_open":
      return listOf(token, reader, depth);
    case "table_open":
      return [tableOf(reader)];
    case "fence":
    case "code_block":
      return [{ kind: "code", text: token.content.replace(/\n$/, "") }];
    case "hr":
      return [{ kind: "rule" }];
    default:
      throw new Error(`markdown: no block is known for the token ${token.type}`);
  }
}

function listOf(open: Token, reader: Reader, depth: number): Block[] {
  const ordered = open.type === "ordered_list_open";
  const end = ordered ? "ordered_list_close" : "bullet_list_close";
  const items: Block[][] = [];
  for (let token = reader.next(); token !== undefined && token.type !== end; token = reader.next()) {
    items.push(blocksUntil(reader, "list_item_close", depth + 1));
  }
  if (depth >= deepest) return items.flat();
  return [{ kind: "list", ordered, start: Number(open.attrGet("start") ?? "1"), items }];
}

function tableOf(reader: Reader): Block {
  const cells: { head: boolean; children: Inline[] }[] = [];
  for (let token = reader.next(); token !== undefined && token.type !== "table_close"; token = reader.next()) {
    if (token.type === "th_open" || token.type === "td_open") {
      const head = token.type === "th_open";
      cells.push({ head, children: inlineUntil(reader, head ? "th_close" : "td_close") });
    }
  }
  return { kind: "table", columns: cells.filter((cell) => cell.head).length, cells };
}

function inlineUntil(reader: Reader, end: string): Inline[] {
  const runs: Inline[] = [];
  for (let token = reader.next(); token !== undefined && token.type !== end; token = reader.next()) {
    runs.push(...runsUntil(new Reader(token.children ?? []), null));
  }
  return runs;
}

function runsUntil(reader: Reader, end: string | null): Inline[] {
  const runs: Inline[] = [];
  for (let token = reader.next(); token !== undefined && token.type !== end; token = reader.next()) {
    runs.push(runOf(token, reader));
  }
  return runs;
}

function runOf(token: Token, reader: Reader): Inline {
  switch (token.type) {
    case "text":
      return { kind: "text", text: token.content };
    case "code_inline":
      return { kind: "code", text: token.content };
    case "softbreak":
      return { kind: "text", text: " " };
    case "hardbreak":
      return { kind: "break" };
    case "em_open":
      return { kind: "emphasis", children: runsUntil(reader, "em_close") };
    case "strong_open":
      return { kind: "strong", children: runsUntil(reader, "strong_close") };
    case "link_open":
      return { kind: "link", href: String(token.attrGet("href") ?? ""), children: runsUntil(reader, "link_close") };
    default:
      throw new Error(`markdown: no run is known for the token ${token.type}`);
  }
}
