import { expect, test } from "vitest";
import { readLogo } from "./logo.ts";

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const svg = (inside: string) => Buffer.from(`<?xml version="1.0"?>\n<!-- a logo -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`);

/** Parts that name each other: `width` to the power of `depth` of them. */
const nested = (width: number, depth: number) => svg(Array.from({ length: depth }, (_, level) => `<g id="l${level}">${level === 0 ? '<path d="M0 0h1v1z"/>' : `<use href="#l${level - 1}"/>`.repeat(width)}</g>`).join(""));
const header = (width: number, height: number) => {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};

test.each([
  ["a PNG", png, null],
  ["an SVG of shapes", svg('<path d="M0 0h10v10z" fill="#123"/>'), null],
  ["an SVG that names its own parts", svg('<g id="a"><path d="M0 0h1v1z"/></g><use href="#a"/><path fill="url(#b)" d="M0 0"/>'), null],
  ["an SVG with styles of its own", svg('<style>.a{fill:url(#b)}</style><path class="a" d="M0 0h1v1z"/>'), null],
  ["an SVG with the name of its maker's schema", Buffer.from('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'), null],
  ["an SVG with a picture in it", svg('<image href="/etc/passwd"/>'), "reaches-out"],
  ["an SVG that names another file", svg('<use href="https://elsewhere.example/a.svg#b"/>'), "reaches-out"],
  ["an SVG that names another file in the old way", svg('<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="a.svg#b"/>'), "reaches-out"],
  ["an SVG that paints with another file", svg('<rect style="fill:url(other.svg#c)"/>'), "reaches-out"],
  ["an SVG with styles from elsewhere", svg('<style>@import "https://elsewhere.example/a.css";</style>'), "reaches-out"],
  ["an SVG with styles that fetch", svg("<style><![CDATA[.a{fill:url( 'https://elsewhere.example/a#b')}]]></style>"), "reaches-out"],
  ["an SVG with a script", svg("<script>1</script>"), "reaches-out"],
  ["an SVG with a script under another name", svg('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>'), "reaches-out"],
  ["an SVG that acts when it is loaded", svg('<g onload="alert(1)"/>'), "reaches-out"],
  ["an SVG with a page in it", svg("<foreignObject><p>a</p></foreignObject>"), "reaches-out"],
  ["an SVG with an entity", Buffer.from('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'), "reaches-out"],
  ["an SVG that draws a few parts often", nested(4, 4), null],
  ["an SVG that draws itself ten thousand million times", nested(10, 11), "too-large"],
  ["an SVG of parts in parts without end", svg(`${"<g>".repeat(50_000)}${"</g>".repeat(50_000)}`), "too-large"],
  ["an SVG in which each part names the next", svg(Array.from({ length: 15_000 }, (_, at) => `<use id="u${at}" href="#u${at + 1}"/>`).join("")), "too-large"],
  ["an SVG that does not end", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'), "no-picture"],
  ["a PNG that holds nothing", png.subarray(0, 12), "cannot-be-drawn"],
  ["a PNG that is cut off", png.subarray(0, 40), "cannot-be-drawn"],
  ["a PNG of more pixels than there is room for", header(100_000, 100_000), "too-large"],
  ["a page", Buffer.from("<html><svg/></html>"), "no-picture"],
  ["something else", Buffer.from("GIF89a"), "no-picture"],
  ["nothing", Buffer.alloc(0), "no-picture"],
  ["more than a megabyte", Buffer.concat([png, Buffer.alloc(1_000_000)]), "too-large"],
])("%s is taken for a logo, or the reason is told", async (_name, bytes, problem) => {
  const read = await readLogo(bytes);
  expect(read.ok ? null : read.problem).toBe(problem);
});

test("an SVG whose parts name each other in a circle is read to its end", async () => {
  const read = await readLogo(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'));
  expect(read.ok || read.problem === "cannot-be-drawn").toBe(true);
});
