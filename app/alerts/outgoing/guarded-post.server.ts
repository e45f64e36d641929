import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { guardedAgent, isOfPrivateAddress } from "../../lib/guarded-agent.server";
import { DeliveryError } from "./delivery-error";

export interface GuardedPost {
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** For tests. */
  allowsLoopback: boolean;
  /** For everything together, the name's address included. */
  timeoutMs?: number;
}

const patienceMs = 10_000;
const mostBytes = 16 * 1024;
const worthRepeating = new Set([408, 409, 425, 429]);

/**
 * Posts to an address that somebody entered. The name is resolved and the connection made to exactly what was
 * looked at, which must be a public address; redirects are not followed, and of the answer only the beginning
 * is read. Returns the status; throws a DeliveryError where it is not one of success.
 */
export async function postGuarded(post: GuardedPost): Promise<string> {
  const signal = AbortSignal.timeout(post.timeoutMs ?? patienceMs);
  try {
    const answer = await send(post, signal);
    const beginning = await readBeginning(answer);
    return judge(answer.statusCode ?? 0, beginning);
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    throw signal.aborted ? new DeliveryError("timeout", null, { cause: error }) : explain(error);
  }
}

function send(
  { url, headers, body, allowsLoopback }: GuardedPost,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === "https:";
  if (!isSecure && !allowsLoopback)
    throw new DeliveryError("notAllowed", null, { isPermanent: true });
  const agent = guardedAgent({ isSecure, allowsLoopback });
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestSecure : requestPlain)(url, {
      method: "POST",
      headers: { ...headers, "Content-Length": Buffer.byteLength(body), Connection: "close" },
      agent,
      signal,
    });
    request.once("response", resolve);
    request.once("error", reject);
    request.end(body);
  });
}

async function readBeginning(answer: IncomingMessage): Promise<string> {
  let text = "";
  answer.setEncoding("utf8");
  for await (const part of answer) {
    text += String(part);
    // Leaving the loop ends the connection.
    if (text.length >= mostBytes) break;
  }
  return text.slice(0, mostBytes);
}

function judge(code: number, beginning: string): string {
  const status = String(code);
  if (code >= 200 && code < 300) return status;
  if (code >= 300 && code < 400) {
    throw new DeliveryError("redirect", status, { isPermanent: true, status });
  }
  const isPermanent = code >= 400 && code < 500 && !worthRepeating.has(code);
  throw new DeliveryError("status", `${status} ${beginning}`, { isPermanent, status });
}

/** What Node, or the agent that looks at addresses, makes of it. */
function explain(error: unknown): DeliveryError {
  const { code = "" } = error as { code?: string };
  const cause = error;
  if (isOfPrivateAddress(error)) {
    return new DeliveryError("notPublic", null, { isPermanent: true, cause });
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new DeliveryError("unresolved", null, { cause });
  }
  if (/^(CERT_|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED)/.test(code)) {
    return new DeliveryError("tls", code, { cause });
  }
  return new DeliveryError("connection", code || null, { cause });
}
