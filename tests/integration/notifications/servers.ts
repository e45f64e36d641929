import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { listenHere } from "../../dev-store/platform/listen";

export interface Received {
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}
export type Answer = (response: ServerResponse, request: Received) => void;

export const status =
  (code: number, body = "", headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(code, headers).end(body);
  };

/** A server for webhooks on this machine: answers as it is told, with 200 where it is not. */
export async function startReceiver() {
  const received: Received[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => (body += part));
    request.on("end", () => {
      const { url: path = "", headers } = request;
      const one = { path, headers, body };
      received.push(one);
      (answers.shift() ?? status(200, "ok"))(response, one);
    });
  });
  const url = await listenHere(server);
  return {
    url,
    port: Number(new URL(url).port),
    received,
    /** What the next requests get, one after the other. */
    answers,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** A mail server on this machine, which takes everything unless it is told otherwise. */
export async function startMailServer() {
  const mails: (Email & { to: { address?: string }[] })[] = [];
  const refusals: { code: number; text: string }[] = [];
  const textRefusals: typeof refusals = [];
  const refused: typeof mails = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo(_address, _session, callback) {
      const refusal = refusals.shift();
      if (!refusal) return callback();
      callback(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
    },
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          const refusal = textRefusals.shift();
          (refusal ? refused : mails).push(mail as (typeof mails)[number]);
          if (!refusal) return callback(null, "taken");
          callback(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
        });
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    /** What the next recipients get, one after the other. */
    refusals,
    /** The same for whole mails, which are then among the refused. */
    textRefusals,
    refused,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** What an app's environment says of them. */
export function mailEnv(port: number): Record<string, string> {
  return {
    SMTP_HOST: "127.0.0.1",
    SMTP_PORT: String(port),
    SMTP_SECURITY: "none",
    SMTP_FROM: "shelfwise@shelfwise.example",
    WEBHOOKS_TO_LOOPBACK: "1",
  };
}

/** The same for the app in this process; to be set before it first asks. */
export function setMailEnv(port: number): void {
  Object.assign(process.env, mailEnv(port));
}

export function clearMailEnv(): void {
  for (const name of Object.keys(mailEnv(0))) delete process.env[name];
}

/** The address that a mail offers under a name of its header, or in its text. */
export function linkIn(text: string, path: string): string {
  const found = new RegExp(`https?://\\S+${path}\\?link=[\\w.-]+`).exec(text)?.[0];
  if (!found) throw new Error(`No link to ${path} in: ${text}`);
  return found;
}
