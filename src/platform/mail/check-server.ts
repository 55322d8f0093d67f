import { createTransport } from "nodemailer";

/** Connects, greets and logs in, and sends nothing. */
export async function checkMailServer(smtpUrl: string): Promise<{ ok: boolean; found: string }> {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 });
  try {
    await transport.verify();
    return { ok: true, found: "the mail server answers" };
  } catch (error) {
    return { ok: false, found: error instanceof Error ? error.message : String(error) };
  } finally {
    transport.close();
  }
}
