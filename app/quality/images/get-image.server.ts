import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { guardedAgent, isOfPrivateAddress } from "../../lib/guarded-agent.server";

export interface ImageRequest {
  url: URL;
  /** Where there is more, the rest is not downloaded. */
  mostBytes: number;
  /** For everything together, the name's address included. */
  timeoutMs: number;
  allowsLoopback: boolean;
  signal?: AbortSignal;
}

export interface ImageAnswer {
  status: number;
  /** The beginning; empty where the status is not one of success. */
  bytes: Buffer;
  /** Whether that is all. */
  isWhole: boolean;
}

/** Why there is no answer. Refused: the address is not public, which trying again does not change. */
export class ImageError extends Error {
  constructor(
    readonly kind: "refused" | "failed",
    options: ErrorOptions,
  ) {
    super(`The image could not be asked for: ${kind}`, options);
  }
}

// Types that are not named are not sent: Shopify would make WebP of a JPEG for who takes it.
const accept = "image/jpeg, image/png, image/gif, image/bmp, image/tiff";

/** Asks for an image. Redirects are not followed. Throws an ImageError where no answer came in time. */
export async function getImage(asked: ImageRequest): Promise<ImageAnswer> {
  const signal = AbortSignal.any([
    AbortSignal.timeout(asked.timeoutMs),
    ...(asked.signal ? [asked.signal] : []),
  ]);
  try {
    const answer = await send(asked, signal);
    const status = answer.statusCode ?? 0;
    if (status !== 200) {
      answer.destroy();
      return { status, bytes: Buffer.alloc(0), isWhole: false };
    }
    return { status, ...(await readBeginning(answer, asked.mostBytes)) };
  } catch (error) {
    throw new ImageError(isOfPrivateAddress(error) ? "refused" : "failed", { cause: error });
  }
}

function send(
  { url, allowsLoopback }: ImageRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestSecure : requestPlain)(url, {
      headers: { accept, connection: "close", "user-agent": "Shelfwise" },
      agent: guardedAgent({ isSecure, allowsLoopback }),
      signal,
    });
    request.once("response", resolve);
    request.once("error", reject);
    request.end();
  });
}

async function readBeginning(
  answer: IncomingMessage,
  most: number,
): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    // Leaving the loop ends the connection.
    if (length > most) break;
  }
  return { bytes: Buffer.concat(parts).subarray(0, most), isWhole: length <= most };
}
