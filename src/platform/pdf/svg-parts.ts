import sax from "sax";

/** What keeps an SVG from standing on a paper by itself. */
export type SvgProblem = "no-picture" | "reaches-out" | "too-large";

type Part = { id: string | null; parent: Part | null; named: string[]; children: Part[] };

const mostParts = 20_000;
const deepest = 200;
const forbidden = new Set(["script", "foreignobject", "image", "feimage", "iframe", "audio", "video", "handler", "listener"]);

/**
 * Reads an SVG without drawing it. It must hold in itself, and stay small when every part that names another is drawn
 * with what it names: ten lines of parts that name each other ten times are ten thousand million.
 */
export function svgProblem(text: string): SvgProblem | null {
  const read = readParts(text);
  if (typeof read === "string") return read;
  return drawnParts(read) > mostParts ? "too-large" : null;
}

function readParts(text: string): Part | SvgProblem {
  // Entities hide what is named, and declare what is elsewhere.
  if (/<!ENTITY|<\?xml-stylesheet/i.test(text)) return "reaches-out";
  const parser = sax.parser(true, {});
  const state: { top: Part | null; at: Part | null; depth: number; problem: SvgProblem | null } = { top: null, at: null, depth: 0, problem: null };
  const refuse = (problem: SvgProblem) => {
    state.problem ??= problem;
  };
  const words = (text: string) => {
    if (stylesReachOut(text)) refuse("reaches-out");
  };
  Object.assign(parser, {
    onopentag: ({ name, attributes }) => {
      const kind = name.replace(/^.*:/, "").toLowerCase();
      const pairs = Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), String(value)] as const);
      state.depth += 1;
      if (state.at === null && kind !== "svg") refuse("no-picture");
      if (state.depth > deepest) refuse("too-large");
      if (forbidden.has(kind) || pairs.some(([key, value]) => reachesOut(key, value))) refuse("reaches-out");
      const part: Part = { id: pairs.find(([key]) => key === "id")?.[1] ?? null, parent: state.at, named: pairs.flatMap(([key, value]) => namedIn(key, value)), children: [] };
      state.at?.children.push(part);
      state.top ??= part;
      state.at = part;
    },
    onclosetag: () => {
      state.depth -= 1;
      state.at = state.at?.parent ?? null;
    },
    ontext: words,
    oncdata: words,
    onerror: () => {
      refuse("no-picture");
      parser.resume();
    },
  } satisfies Partial<sax.SAXParser>);
  parser.write(text).close();
  return state.problem ?? state.top ?? "no-picture";
}

function reachesOut(key: string, value: string): boolean {
  if (key.startsWith("on")) return true;
  if (/(^|:)href$/.test(key) || key === "src") return !/^\s*#/.test(value);
  return stylesReachOut(value);
}

function stylesReachOut(text: string): boolean {
  return /@import|\burl\(\s*["']?\s*(?!["'#\s])/i.test(text);
}

function namedIn(key: string, value: string): string[] {
  const address = /(^|:)href$/.test(key) ? [value.trim().replace(/^#/, "")] : [];
  return [...address, ...[...value.matchAll(/url\(\s*["']?\s*#([^"')\s]+)/gi)].map(([, id = ""]) => id)];
}

/** How many parts are drawn in all, counted up to the most that may be; a part that names itself is drawn once. What lies too deep counts as too much. */
function drawnParts(top: Part): number {
  const byId = idsOf(top);
  const known = new Map<Part, number>();
  const open = new Set<Part>();
  const count = (part: Part): number => {
    const before = known.get(part);
    if (before !== undefined) return before;
    if (open.has(part)) return 1;
    if (open.size > 2 * deepest) return mostParts + 1;
    open.add(part);
    const below = [...part.children, ...part.named.flatMap((id) => byId.get(id) ?? [])];
    const all = Math.min(below.reduce((sum, other) => sum + count(other), 1), mostParts + 1);
    open.delete(part);
    known.set(part, all);
    return all;
  };
  return count(top);
}

function idsOf(top: Part): Map<string, Part> {
  const byId = new Map<string, Part>();
  const collect = (part: Part) => {
    if (part.id !== null && !byId.has(part.id)) byId.set(part.id, part);
    for (const child of part.children) collect(child);
  };
  collect(top);
  return byId;
}
