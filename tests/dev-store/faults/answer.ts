import type { Response } from "express";

/** A whole answer, as the platform would have sent it or as it is sent instead. */
export interface Answer {
  status: number;
  contentType: string;
  body: Buffer;
}

/**
 * Holds the answer back until it is whole, then sends what `change` makes of it ("drop" breaks the
 * connection). The request is carried out before that.
 */
export function changeAnswer(
  response: Response,
  change: (answer: Answer) => Answer | "drop",
): void {
  const chunks: Buffer[] = [];
  const end = response.end.bind(response) as (body: Buffer) => Response;
  const keep = (chunk: unknown, encoding?: unknown) => {
    if (typeof chunk === "string") {
      chunks.push(
        Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"),
      );
    } else if (chunk instanceof Uint8Array) {
      chunks.push(Buffer.from(chunk));
    }
  };
  const done = (args: unknown[]) => {
    const callback = args.find((arg) => typeof arg === "function") as (() => void) | undefined;
    if (callback) setImmediate(callback);
  };
  response.write = ((...args: unknown[]) => {
    keep(args[0], args[1]);
    done(args);
    return true;
  }) as typeof response.write;
  response.end = ((...args: unknown[]) => {
    keep(args[0], args[1]);
    const answer = change({
      status: response.statusCode,
      contentType: String(response.get("content-type") ?? ""),
      body: Buffer.concat(chunks),
    });
    if (answer === "drop") {
      breakConnection(response);
      return response;
    }
    response.status(answer.status);
    response.set("Content-Type", answer.contentType);
    response.set("Content-Length", String(answer.body.length));
    response.removeHeader("Transfer-Encoding");
    end(answer.body);
    done(args);
    return response;
  }) as typeof response.end;
}

/** Lets `bytes` bytes of the body through, and less than all of it, then breaks the connection. */
export function breakBody(response: Response, bytes: number): void {
  const write = response.write.bind(response) as (chunk: Buffer, done: () => void) => boolean;
  let left: number | null = null;
  let isBroken = false;
  const pass = (args: unknown[]): boolean => {
    const [chunk] = args;
    if (isBroken || !(typeof chunk === "string" || chunk instanceof Uint8Array)) return isBroken;
    const data = Buffer.from(chunk);
    left ??= Math.min(bytes, Number(response.get("content-length") ?? Infinity) - 1);
    isBroken = left <= data.length;
    // Headers go out with the first bytes, also where no byte of the body is let through.
    if (left <= 0) response.flushHeaders();
    const allowed = data.subarray(0, Math.max(left, 0));
    left -= data.length;
    const after = isBroken
      ? () => response.socket?.destroy()
      : () => (args.find((arg) => typeof arg === "function") as (() => void) | undefined)?.();
    if (allowed.length === 0) setTimeout(after, 5);
    else write(allowed, after);
    return true;
  };
  response.write = ((...args: unknown[]) => pass(args)) as typeof response.write;
  response.end = ((...args: unknown[]) => {
    pass(args);
    // An answer without a body breaks after its headers.
    if (!isBroken) {
      isBroken = true;
      response.flushHeaders();
      setTimeout(() => response.socket?.destroy(), 5);
    }
    return response;
  }) as typeof response.end;
}

/** The other side sees its connection reset. */
export function breakConnection(response: Response): void {
  response.req.socket.resetAndDestroy();
}
