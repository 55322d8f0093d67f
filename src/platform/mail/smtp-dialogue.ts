import { TLSSocket } from "node:tls";

/** What the connection to a mail server was secured with. `authorized`: its certificate is of that server and signed by somebody who is trusted. */
export type TlsFacts = { protocol: string; cipher: string; fingerprint256: string; authorized: boolean };

/** What was said on the way to how a mail ended. */
export type Dialogue = {
  /** Every line in both directions, without what logs us in and without the mail itself. */
  transcript: string;
  /** Null for a connection in the clear, or none. */
  tls: TlsFacts | null;
  /** The server offers to report what becomes of the mail, and was asked to. */
  dsnRequested: boolean;
};

type Line = { tnx?: unknown };

/**
 * A logger for the mail library that keeps what is said. Between the command that logs in and the answer to it nothing is kept: what
 * stands there is a name and a password, in a form that anybody can read.
 */
export function listenIn(): { logger: Record<"debug" | "trace" | "info" | "warn" | "error" | "fatal", (line: Line, text?: string) => void>; text: () => string } {
  const lines: string[] = [];
  let loggingIn = false;
  const hear = (who: "C" | "S", text: string) => {
    if (who === "C" && /^AUTH\b/i.test(text)) {
      loggingIn = true;
      lines.push("C: AUTH (left out)");
      return;
    }
    if (loggingIn && (who === "C" || text.startsWith("334"))) return;
    loggingIn = false;
    lines.push(...text.split(/\r?\n/).map((line) => `${who}: ${line}`));
  };
  const debug = (line: Line, text?: string) => {
    if (text !== undefined && (line.tnx === "client" || line.tnx === "server")) hear(line.tnx === "client" ? "C" : "S", text);
  };
  const nothing = () => undefined;
  return { logger: { debug, trace: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing }, text: () => lines.map((line) => `${line}\r\n`).join("") };
}

/** Reads a connection while it is open; afterwards it says nothing any more. */
export function tlsFacts(socket: unknown): TlsFacts | null {
  if (!(socket instanceof TLSSocket)) return null;
  return {
    protocol: socket.getProtocol() ?? "",
    cipher: socket.getCipher()?.standardName ?? "",
    fingerprint256: socket.getPeerCertificate()?.fingerprint256 ?? "",
    authorized: socket.authorized,
  };
}
