import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { downloadResult, type DownloadOptions } from "./download";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A storage on this machine, and what it was asked for. */
async function startStorage(answer: RequestListener) {
  const asked: { range?: string; encoding?: string }[] = [];
  const server = createServer((request, response) => {
    const { range, "accept-encoding": encoding } = request.headers;
    asked.push({ range, encoding: String(encoding) });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/result.jsonl`, asked };
}

async function download(answer: RequestListener, options?: DownloadOptions) {
  const { url, asked } = await startStorage(answer);
  const chunks: Buffer[] = [];
  for await (const chunk of downloadResult(url, options)) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString("utf8"), asked };
}

async function inPieces(response: ServerResponse, pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) {
    response.write(piece);
    await delay(20);
  }
}

const part =
  (range: string, text: string): RequestListener =>
  (_, response) =>
    void response.writeHead(206, { "content-range": range }).end(text);

it("asks for the part of a result after a byte, uncompressed, and takes what comes as that", async () => {
  expect(await download(part("bytes 4-7/8", "4567"), { fromByte: 4 })).toEqual({
    text: "4567",
    asked: [{ range: "bytes=4-", encoding: "identity" }],
  });
  expect(await download((_, response) => void response.end("01234567"))).toEqual({
    text: "01234567",
    asked: [{ range: undefined, encoding: "identity" }],
  });
});

it("skips what it has where the storage sends the whole result all the same", async () => {
  const whole: RequestListener = (_, response) => {
    void inPieces(response, ["012", "34", "567"]).then(() => response.end());
  };
  expect((await download(whole, { fromByte: 4 })).text).toBe("4567");
});

it("refuses a result that ends before the byte, and another part than it asked for", async () => {
  const beyond: RequestListener = (_, response) => void response.writeHead(416).end();
  for (const answer of [beyond, part("bytes 0-7/8", "01234567")]) {
    await expect(download(answer, { fromByte: 4 })).rejects.toMatchObject({
      code: "upstream_invalid",
    });
  }
});

it("tells an address that has expired from a storage that fails, and follows nowhere", async () => {
  const answered = (status: number) => {
    const headers = { location: "http://127.0.0.1:9/elsewhere" };
    return download((_, response) => void response.writeHead(status, headers).end("<Error/>"));
  };
  for (const status of [302, 403, 404])
    await expect(answered(status)).rejects.toMatchObject({
      code: "upstream_invalid",
      detail: String(status),
    });
  for (const status of [429, 500, 503])
    await expect(answered(status)).rejects.toMatchObject({ code: "upstream_unavailable" });
});

it("says so where the connection is refused, or breaks off before the end", async () => {
  const { url } = await startStorage(() => {});
  closing.pop()?.();
  await expect(downloadResult(url).next()).rejects.toMatchObject({ code: "upstream_unavailable" });
  const cut: RequestListener = (_, response) => {
    response.writeHead(200, { "content-length": "100" });
    void inPieces(response, ["half"]).then(() => response.destroy());
  };
  await expect(download(cut)).rejects.toMatchObject({ code: "upstream_unavailable" });
});

it("takes a download on which nothing comes any more for broken off, however slowly it is read", async () => {
  const { url } = await startStorage((_, response) => void inPieces(response, ["01", "23"]));
  const read: string[] = [];
  const reading = (async () => {
    for await (const chunk of downloadResult(url, { silenceMs: 800 })) {
      read.push(chunk.toString("utf8"));
      // Slower than that, but it is we who keep it waiting.
      await delay(1_000);
    }
  })();
  await expect(reading).rejects.toMatchObject({ code: "upstream_unavailable" });
  expect(read.join("")).toBe("0123");
});

it("ends at once where it is given up, with the reason", async () => {
  const { url } = await startStorage((_, response) => void response.write("begun"));
  const giveUp = new AbortController();
  const chunks = downloadResult(url, { signal: giveUp.signal });
  await chunks.next();
  const next = chunks.next();
  const reason = new Error("no longer wanted");
  giveUp.abort(reason);
  await expect(next).rejects.toBe(reason);
});

it("can be given up after it was read no further, without an error that nobody catches", async () => {
  const { url } = await startStorage(
    (_, response) => void response.end(Buffer.alloc(500_000, "x")),
  );
  const uncaught: unknown[] = [];
  const note = (error: unknown) => void uncaught.push(error);
  process.on("uncaughtException", note);
  const giveUp = new AbortController();
  for await (const chunk of downloadResult(url, { signal: giveUp.signal })) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  giveUp.abort();
  await delay(30);
  process.off("uncaughtException", note);
  expect(uncaught).toEqual([]);
});
