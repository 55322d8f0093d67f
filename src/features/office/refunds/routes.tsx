import { Hono } from "hono";
import type { Context } from "hono";
import { transferVersions } from "../../../domain/refund/transfer-file.ts";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import type { Form } from "../../../platform/http/form.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { dropBatch, makeRefundFile, markBatchSent, previewRefundFile, returnRefund } from "../../refunds/actions.ts";
import type { FileRefusal } from "../../refunds/actions.ts";
import { findBatch, itemsOfBatch } from "../../refunds/store.ts";
import { isId } from "../frame/desk.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import { readRefunds } from "./facts.ts";
import { FilePage } from "./file-page.tsx";
import type { FileProblem } from "./file-page.tsx";
import { ListPage } from "./list-page.tsx";
import { PreviewPage } from "./preview-page.tsx";

const home = "/office/money/refunds";

/** Who is owed money, and the files with which a bank pays it, under `/office/money/refunds`. Looking changes nothing. */
export function refundsRoutes(house: House) {
  const pages = new Hono<DeskEnv>();

  pages.get("/", (c) => showList(c, house, null));

  pages.get("/file", (c) => c.redirect(home, 303));
  pages.post("/file", async (c) => {
    const { desk } = c.var;
    const form = await readForm(c);
    const input = { organisationId: desk.organisationId, ...chosenIn(form) };
    const made = form.text("intent") === "make" ? await makeRefundFile(house, { ...input, token: form.text("token"), seen: form.text("seen"), by: desk.user.id }) : null;
    if (made?.ok === true) return c.redirect(`${home}/${made.batchId}?done=${made.repeated ? "refund-file-known" : "refund-file"}`, 303);
    if (made !== null && made.refusal.kind !== "changed") return showList(c, house, made.refusal.kind);
    const looked = await previewRefundFile(house, input);
    if (!looked.ok) return showList(c, house, looked.refusal.kind);
    return c.html(<PreviewPage desk={desk} plan={looked.plan} token={randomSecret()} changed={made !== null} />, made === null ? 200 : 409);
  });

  pages.get("/:batch", (c) => showFile(c, house, null));

  pages.get("/:batch/pain.xml", async (c) => {
    const batch = isId(c.req.param("batch")) ? await findBatch(house.db, c.var.desk.organisationId, c.req.param("batch")) : undefined;
    if (batch === undefined) return c.html(<NotFoundPage desk={c.var.desk} />, 404);
    if (batch.state === "dropped") return showFile(c, house, "file-dropped");
    return c.body(batch.xml, 200, { "Content-Type": "application/xml; charset=utf-8", "Content-Disposition": `attachment; filename="${batch.message_id}.xml"`, "Cache-Control": "no-store" });
  });

  pages.post("/:batch/sent", async (c) => {
    const { desk } = c.var;
    const batchId = c.req.param("batch");
    const outcome = isId(batchId) ? await markBatchSent(house, { organisationId: desk.organisationId, batchId, by: desk.user.id }) : null;
    return outcome?.ok === true ? c.redirect(`${home}/${batchId}?done=refund-file-sent`, 303) : showFile(c, house, outcome?.refusal.kind ?? "file-unknown");
  });

  pages.post("/:batch/drop", async (c) => {
    const { desk } = c.var;
    const batchId = c.req.param("batch");
    const outcome = isId(batchId) ? await dropBatch(house, { organisationId: desk.organisationId, batchId, by: desk.user.id }) : null;
    return outcome?.ok === true ? c.redirect(`${home}/${batchId}?done=refund-file-dropped`, 303) : showFile(c, house, outcome?.refusal.kind ?? "file-unknown");
  });

  pages.post("/:batch/returned", async (c) => {
    const { desk } = c.var;
    const batchId = c.req.param("batch");
    const itemId = (await readForm(c)).text("item");
    const own = isId(batchId) && (await itemsOfBatch(house.db, desk.organisationId, batchId)).some(({ id }) => id === itemId);
    const outcome = own ? await returnRefund(house, { organisationId: desk.organisationId, itemId, by: desk.user.id }) : null;
    return outcome?.ok === true ? c.redirect(`${home}/${batchId}?done=refund-returned`, 303) : showFile(c, house, outcome?.refusal.kind ?? "item-unknown");
  });

  return pages;
}

function chosenIn(form: Form) {
  const typed = form.text("version");
  return { dealIds: [...new Set(form.all("deal").filter(isId))], version: transferVersions.find((one) => one === typed) ?? transferVersions[0] };
}

async function showList(c: Context<DeskEnv>, house: House, refused: FileRefusal["kind"] | null) {
  return c.html(<ListPage desk={c.var.desk} facts={await readRefunds(house, c.var.desk)} refused={refused} />, refused === null ? 200 : 409);
}

async function showFile(c: Context<DeskEnv>, house: House, problem: FileProblem | null) {
  const { desk } = c.var;
  const batchId = c.req.param("batch") ?? "";
  const batch = isId(batchId) ? await findBatch(house.db, desk.organisationId, batchId) : undefined;
  if (batch === undefined) return c.html(<NotFoundPage desk={desk} />, 404);
  return c.html(<FilePage desk={desk} batch={batch} items={await itemsOfBatch(house.db, desk.organisationId, batchId)} problem={problem} />, problem === null ? 200 : 409);
}
