import { describe, expect, test } from "vitest";
import { otherSigner, signer } from "../../../test/support/dossier.ts";
import { verifierText } from "./note.ts";
import { readPastedKeys } from "./pasted-keys.ts";

const key = verifierText(signer);
const other = verifierText(otherSigner);

describe("a pasted key", () => {
  test.each([
    ["as it is", key],
    ["with spaces around it", `  ${key}\t`],
    ["broken by a mail", `> ${key.slice(0, 40)}\r\n> ${key.slice(40)}`],
    ["quoted twice and broken in three", `>> ${key.slice(0, 10)}\n>> ${key.slice(10, 60)}\n>> ${key.slice(60)}`],
    ["with the soft break of a raw mail", `${key.slice(0, 70)}=\n${key.slice(70)}`],
    ["with words around it", `De sleutel: ${key} staat in de mail`],
    ["with spaces in it", `${key.slice(0, 50)} ${key.slice(50)}`],
    ["twice", `${key}\n${key}`],
  ])("is read %s", (_, pasted) => {
    expect(readPastedKeys(pasted)).toEqual({ ok: true, keys: [key] });
  });

  test("may come with others, and with lines that are for people", () => {
    expect(readPastedKeys(`# signed up to record 44\n${key}\n# signs now\n${other}\n`)).toEqual({ ok: true, keys: [key, other] });
    expect(readPastedKeys(`${key} ${other}`)).toEqual({ ok: true, keys: [key, other] });
  });

  test("with a wrong letter is said to have one, alone and beside a good one", () => {
    const wrong = key.replace(/.{5}$/, (end) => (end.startsWith("A") ? `B${end.slice(1)}` : `A${end.slice(1)}`));
    for (const pasted of [wrong, `> ${wrong.slice(0, 30)}\n> ${wrong.slice(30)}`, `${other}\n${wrong}`, key.replace("helder", "heldre")]) expect(readPastedKeys(pasted)).toMatchObject({ ok: false, fault: { kind: "letter-wrong" } });
  });

  test("that is cut off, or none at all, is said to be so", () => {
    expect(readPastedKeys(key.slice(0, -4))).toMatchObject({ ok: false, fault: { kind: "cut-off" } });
    for (const pasted of ["", "geen sleutel", "a+b+c"]) expect(readPastedKeys(pasted)).toMatchObject({ ok: false, fault: { kind: "no-key" } });
  });
});
