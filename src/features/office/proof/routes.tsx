import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { keyIdOf, LogError, proofState, rotateKey } from "../../log/actions.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { readProofFacts } from "./facts.ts";
import { ProofPage } from "./page.tsx";
import { RotatePage } from "./rotate-page.tsx";
import type { RotateProblem } from "./rotate-page.tsx";

/** How the proof stands, under `/office/proof`, and a new key for the log. */
export function proofRoutes(house: House) {
  const pages = new Hono<DeskEnv>();

  pages.get("/", async (c) => c.html(<ProofPage facts={await readProofFacts(house, c.var.desk)} desk={c.var.desk} />));

  pages.get("/key", (c) => showRotate(house, c, null));

  pages.post("/key", async (c) => {
    const { organisationId } = c.var.desk;
    const seen = (await readForm(c)).text("seen");
    const { keys } = await proofState(house, organisationId);
    if (!keys.some(({ verifier }) => keyIdOf(verifier) === seen)) return showRotate(house, c, "unknown");
    try {
      await rotateKey(house, organisationId, seen);
      return c.redirect("/office/proof?done=key-rotated", 303);
    } catch (error) {
      if (!(error instanceof LogError)) throw error;
      house.log.error({ err: error, organisation: organisationId }, "the key of a log could not be changed");
      return showRotate(house, c, "failed");
    }
  });

  return pages;
}

async function showRotate(house: House, c: Context<DeskEnv>, problem: RotateProblem | null) {
  const { desk } = c.var;
  const signing = (await proofState(house, desk.organisationId)).keys.at(-1);
  return c.html(<RotatePage desk={desk} keyId={signing === undefined ? null : keyIdOf(signing.verifier)} problem={problem} />, problem === null ? 200 : 409);
}
