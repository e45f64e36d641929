import { createTransport, type SMTPTransportOptions } from "nodemailer";
import { z } from "zod";
import { env } from "../../env.server";
import { textsOfFiles } from "../../i18n/i18n";
import { DeliveryError } from "../outgoing/delivery-error";
import type { Channel, Envelope } from "./channel";
import { emailHtml, emailText } from "./email-body";

const addressSchema = z.email().max(254);

interface MailPatience {
  /** How long a mail may take in all. */
  wholeMs: number;
  /** How long the server may be silent. */
  stepMs: number;
}
const usualPatience: MailPatience = { wholeMs: 30_000, stepMs: 10_000 };

/** What a test sets instead of the environment, which is read once. */
type MailServerOptions = Pick<
  SMTPTransportOptions,
  "host" | "port" | "secure" | "requireTLS" | "ignoreTLS" | "auth" | "tls"
>;

/** A mail, as HTML and as text, over the server that the environment names. */
export const email: Channel = createEmail();

export function createEmail(
  patience: MailPatience = usualPatience,
  server: () => MailServerOptions = serverOfEnv,
): Channel {
  return {
    id: "email",
    needsConfirmation: true,
    hasSecret: false,
    parseAddress(text) {
      const parsed = addressSchema.safeParse(text.trim());
      return parsed.success ? { address: parsed.data } : { problem: "email" };
    },
    describe: (address) => address,
    async send({ address }, envelope) {
      const transport = openTransport(server(), patience.stepMs);
      // A server that goes on sending a little of its answer is never silent for long.
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), patience.wholeMs);
      try {
        const answer = await transport.sendMail({
          from: { name: "Shelfwise", address: env().SMTP_FROM ?? "" },
          to: { name: "", address },
          ...writeMail(envelope),
          // Ends the connection too: closing the transport would leave it open, and the server could still take
          // a mail that is then sent again.
          signal: late.signal,
        });
        return answer.response.slice(0, 200);
      } catch (error) {
        if (late.signal.aborted) throw new DeliveryError("timeout", null, { cause: error });
        throw explain(error);
      } finally {
        clearTimeout(timer);
        transport.close();
      }
    },
  };
}

/** Whether mail can be sent at all. */
export const hasMail = (): boolean => env().SMTP_HOST !== undefined;

function serverOfEnv(): MailServerOptions {
  const { SMTP_HOST, SMTP_PORT, SMTP_SECURITY, SMTP_USER, SMTP_PASSWORD } = env();
  if (SMTP_HOST === undefined) throw new DeliveryError("notSetUp", null, { isPermanent: true });
  return {
    host: SMTP_HOST,
    port: SMTP_PORT,
    secure: SMTP_SECURITY === "tls",
    requireTLS: SMTP_SECURITY === "starttls",
    ignoreTLS: SMTP_SECURITY === "none",
    ...(SMTP_USER === undefined ? {} : { auth: { user: SMTP_USER, pass: SMTP_PASSWORD ?? "" } }),
  };
}

function openTransport(server: MailServerOptions, stepMs: number) {
  return createTransport({
    ...server,
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    dnsTimeout: stepMs,
    socketTimeout: stepMs,
    // Cut at once: what is still on its way must not complete a mail that counts as failed.
    socketCloseTimeout: 0,
    // No text of ours names a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function writeMail({ id, kind, shopName: shop, message, stopUrl, createdAt }: Envelope) {
  const { t } = textsOfFiles();
  const { title } = message;
  // Who has several shops must see of which one it is.
  const isOfAlert = kind === "alert" || kind === "resolved";
  const footer = {
    why: t(kind === "confirm" ? "outgoing.whyConfirm" : "outgoing.why", { shop }),
    stop: stopUrl === null ? null : { text: t("outgoing.stop"), url: stopUrl },
  };
  const { file } = message;
  return {
    subject: isOfAlert ? t("outgoing.ofShop", { shop, title }) : title,
    text: emailText(message, footer),
    html: emailHtml(message, footer),
    date: createdAt,
    // The same over repeats: mail programs show it once.
    messageId: `<${id}@${new URL(env().SHOPIFY_APP_URL).hostname}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Shelfwise-Id": id,
      ...(stopUrl === null
        ? {}
        : {
            "List-Unsubscribe": { prepared: true, value: `<${stopUrl}>` },
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          }),
    },
    ...(file
      ? { attachments: [{ filename: file.name, contentType: file.type, content: file.text }] }
      : {}),
  };
}

const timeouts = new Set(["ETIMEDOUT", "ETIME", "ESOCKETTIMEDOUT"]);

// A refused certificate comes as an error of the socket, told apart by its words alone.
const notVouchedFor = /certificate|altnames|wrong version number/i;

function explain(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { code, responseCode, response, message } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    message?: string;
  };
  const cause = error;
  // Before the server's answer: a refusal to encrypt comes with one.
  if (code === "ETLS" || (responseCode === undefined && notVouchedFor.test(message ?? "")))
    return new DeliveryError("tls", message ?? null, { cause });
  if (responseCode !== undefined) {
    const isPermanent = responseCode >= 500;
    return new DeliveryError(code === "EAUTH" ? "login" : "smtp", response ?? null, {
      ...{ isPermanent, cause },
      status: String(responseCode),
    });
  }
  if (code !== undefined && timeouts.has(code))
    return new DeliveryError("timeout", null, { cause });
  if (code === "EDNS") return new DeliveryError("unresolved", null, { cause });
  return new DeliveryError("connection", message ?? code ?? null, { cause });
}
