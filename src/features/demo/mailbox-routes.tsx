import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../platform/house.ts";
import { localeOf } from "../../platform/http/locale.ts";
import { CaughtMailPage, MailboxPage, NoMailPage, frameRights } from "./mailbox-pages.tsx";
import { findCaughtMail, listCaughtMails, parseMail } from "./mailbox-store.ts";
import type { CaughtMail } from "./mailbox-store.ts";

const perPage = 50;
/** What a mail from anybody may do in our frame: show itself. */
const mailPolicy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox ${frameRights}`;
const filePolicy = "default-src 'none'; sandbox";

/** The mailbox of the demo at `/_mail`. Outside the demo there is none. */
export function mailboxRoutes(house: House): Hono {
  const routes = new Hono();
  routes.use(async (c, next) => {
    if (!house.config.demo) return c.notFound();
    c.header("Cache-Control", "no-store");
    return next();
  });

  routes.get("/", async (c) => {
    const recipient = c.req.query("to") ?? null;
    const mails = await listCaughtMails(house, { before: idOf(c.req.query("before")), recipient, limit: perPage });
    const last = mails.at(-1);
    const older = mails.length < perPage || last === undefined ? null : `/_mail?${new URLSearchParams({ before: String(last.id), ...(recipient === null ? {} : { to: recipient }) })}`;
    return c.html(<MailboxPage locale={localeOf(c, "nl")} mails={mails} recipient={recipient} older={older} />);
  });

  routes.get("/:id", async (c) => {
    const mail = await mailOf(house, c);
    if (mail === undefined) return notFound(c);
    return c.html(<CaughtMailPage locale={localeOf(c, "nl")} mail={mail} email={await parseMail(mail.bytes)} />);
  });

  routes.get("/:id/html", async (c) => {
    const mail = await mailOf(house, c);
    const html = mail === undefined ? undefined : (await parseMail(mail.bytes)).html;
    if (html === undefined) return notFound(c);
    c.header("Content-Security-Policy", mailPolicy);
    return c.html(html.replace(/<head>/i, '<head><base target="_top">'));
  });

  routes.get("/:id/attachments/:index", async (c) => {
    const mail = await mailOf(house, c);
    const index = idOf(c.req.param("index"));
    const attachment = mail === undefined || index === null ? undefined : (await parseMail(mail.bytes)).attachments[index];
    if (attachment === undefined) return notFound(c);
    const name = attachment.filename ?? "bijlage";
    return file(c, { name, contentType: attachment.mimeType, content: Buffer.from(bytesOf(attachment.content)) });
  });

  routes.get("/:id/raw", async (c) => {
    const mail = await mailOf(house, c);
    if (mail === undefined) return notFound(c);
    return file(c, { name: `mail-${mail.id}.eml`, contentType: "message/rfc822", content: mail.bytes });
  });

  return routes;
}

async function mailOf(house: House, c: Context): Promise<CaughtMail | undefined> {
  const id = idOf(c.req.param("id"));
  return id === null ? undefined : findCaughtMail(house, id);
}

function idOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function notFound(c: Context) {
  return c.html(<NoMailPage locale={localeOf(c, "nl")} />, 404);
}

function file(c: Context, { name, contentType, content }: { name: string; contentType: string; content: Buffer }) {
  c.header("Content-Security-Policy", filePolicy);
  c.header("Content-Type", contentType);
  c.header("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  return c.body(new Uint8Array(content));
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === "string") return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
