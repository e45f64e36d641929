import { get as getHttp, type IncomingMessage } from "node:http";
import { get as getHttps } from "node:https";
import { AppError } from "../lib/errors";

export interface DownloadOptions {
  /** Where to go on; default 0. */
  fromByte?: number;
  signal?: AbortSignal;
  /** A download on which nothing comes for so many ms while it is waited for has broken off. */
  silenceMs?: number;
}

const longestSilenceMs = 30_000;
// No shop's order history comes near; a runaway result must not fill the machine.
const largestResultBytes = 200 * 1024 ** 3;

/**
 * Streams the result of a bulk operation; the caller has seen to the address. Throws upstream_invalid
 * where the address has expired, or the result ends before `fromByte`, upstream_unavailable where the
 * connection fails. By plain HTTP: `fetch` copies every chunk, and hundreds of megabytes come.
 */
export async function* downloadResult(
  url: string,
  { fromByte = 0, signal, silenceMs = longestSilenceMs }: DownloadOptions = {},
): AsyncGenerator<Buffer> {
  const watch = watchSilence(silenceMs);
  let bytes = 0;
  try {
    watch.start();
    const response = await request(
      url,
      fromByte,
      signal ? AbortSignal.any([signal, watch.signal]) : watch.signal,
    );
    const { statusCode: status = 0 } = response;
    if (status < 200 || status > 299) {
      response.destroy();
      const canPass = status >= 500 || status === 429;
      throw new AppError(
        canPass ? "upstream_unavailable" : "upstream_invalid",
        `The bulk result could not be downloaded (HTTP ${status}).`,
        String(status),
      );
    }
    // A server may ignore the range and send everything.
    let toSkip = status === 206 ? checkRange(response, fromByte) : fromByte;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      watch.pause();
      bytes += chunk.length;
      if (bytes > largestResultBytes) {
        throw new AppError("upstream_invalid", "The bulk result is larger than any shop's.");
      }
      const wanted = chunk.subarray(toSkip);
      toSkip -= Math.min(toSkip, chunk.length);
      if (wanted.length > 0) yield wanted;
      watch.start();
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    signal?.throwIfAborted();
    const message = "The download of a bulk result broke off.";
    throw new AppError("upstream_unavailable", message, null, { cause });
  } finally {
    watch.pause();
  }
}

/** Signed addresses: no token travels there, and they never redirect. */
function request(url: string, fromByte: number, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.startsWith("https:") ? getHttps : getHttp;
  const headers = {
    // Compressed, the bytes to go on from would be others.
    "accept-encoding": "identity",
    ...(fromByte > 0 ? { range: `bytes=${fromByte}-` } : {}),
  };
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const sent = get(url, { headers }, resolve).on("error", reject);
    // Not by Node's own option: after a response was given up, it throws an error that nobody can catch.
    const end = () => sent.destroy();
    signal.addEventListener("abort", end, { once: true });
    sent.once("close", () => signal.removeEventListener("abort", end));
  });
}

/** A signal that ends a connection on which nothing has come for `ms` while it was waited for. */
function watchSilence(ms: number) {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: controller.signal,
    start() {
      timer = setTimeout(() => controller.abort(new Error("Silence on the line")), ms);
    },
    pause() {
      clearTimeout(timer);
    },
  };
}

/** The bytes to skip of a partial answer: none, if it is the part that was asked for. */
function checkRange(response: IncomingMessage, fromByte: number): 0 {
  const start = /^bytes (\d+)-/.exec(response.headers["content-range"] ?? "")?.[1];
  if (Number(start) === fromByte) return 0;
  response.destroy();
  throw new AppError(
    "upstream_invalid",
    "Another part of the bulk result came than was asked for.",
  );
}
