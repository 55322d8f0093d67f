import { expect, test } from "vitest";
import { readLogo } from "./logo.ts";

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const svg = (inside: string) => Buffer.from(`<?xml version="1.0"?>\n<!-- a logo -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`);

test.each([
  ["a PNG", png, "png"],
  ["an SVG of shapes", svg('<path d="M0 0h10v10z" fill="#123"/>'), "svg"],
  ["an SVG that names its own parts", svg('<use href="#a"/><path fill="url(#b)" d="M0 0"/>'), "svg"],
  ["an SVG with a picture in it", svg('<image href="/etc/passwd"/>'), null],
  ["an SVG that names another file", svg('<use href="https://elsewhere.example/a.svg#b"/>'), null],
  ["an SVG that paints with another file", svg('<rect style="fill:url(other.svg#c)"/>'), null],
  ["an SVG with a script", svg("<script>1</script>"), null],
  ["an SVG with an entity", Buffer.from('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'), null],
  ["an SVG that does not end", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'), null],
  ["a PNG that holds nothing", png.subarray(0, 12), null],
  ["a page", Buffer.from("<html><svg/></html>"), null],
  ["something else", Buffer.from("GIF89a"), null],
  ["more than a megabyte", Buffer.concat([png, Buffer.alloc(1_000_000)]), null],
])("%s is taken for a logo, or not", async (_name, bytes, format) => {
  expect((await readLogo(bytes))?.format ?? null).toBe(format);
});
