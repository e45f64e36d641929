import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { afterLineEnd, readBatches } from "./jsonl";
import { linesOf } from "./line-parser";

async function* inChunks(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function collect(text: string, sizes: readonly number[], limits = { lines: 3, bytes: 1000 }) {
  const batches: { lines: string[]; bytes: number; isOpen: boolean }[] = [];
  for await (const batch of readBatches(inChunks(Buffer.from(text), sizes), limits)) {
    const lines = [...linesOf(batch)];
    expect(lines).toHaveLength(batch.count);
    batches.push({ lines, bytes: batch.data.length, isOpen: batch.isOpen });
  }
  return batches;
}

async function collectAfter(text: string, fromByte: number, sizes: readonly number[] = [3]) {
  const lines: string[] = [];
  const chunks = afterLineEnd(inChunks(Buffer.from(text).subarray(fromByte - 1), sizes));
  for await (const batch of readBatches(chunks, { lines: 3, bytes: 1000 }))
    lines.push(...linesOf(batch));
  return lines;
}

const someLines = fc.array(
  fc.string({ unit: "grapheme" }).map((text) => text.replace(/\n/g, "")),
  { maxLength: 12 },
);
const someSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

describe("lines of a bulk result", () => {
  it("come out whole wherever the chunks are cut, inside a character too", async () => {
    await fc.assert(
      fc.asyncProperty(someLines, someSizes, async (lines, sizes) => {
        const batches = await collect(lines.map((line) => `${line}\n`).join(""), sizes);
        expect(batches.flatMap((batch) => batch.lines)).toEqual(lines);
      }),
      { numRuns: 200 },
    );
  });

  it("can be read on after any batch by the bytes of those before", async () => {
    await fc.assert(
      fc.asyncProperty(someLines, someSizes, fc.boolean(), async (lines, sizes, hasEnd) => {
        const given = [...lines, "the last"];
        const text = given.join("\n") + (hasEnd ? "\n" : "");
        let bytesDone = 0;
        let linesDone = 0;
        for (const batch of await collect(text, sizes, { lines: 2, bytes: 20 })) {
          bytesDone += batch.bytes;
          linesDone += batch.lines.length;
          expect(await collectAfter(text, bytesDone, sizes)).toEqual(given.slice(linesDone));
        }
        expect(linesDone).toBe(given.length);
      }),
      { numRuns: 200 },
    );
  });

  it("are handed over in batches of so many lines or bytes, whichever comes first", async () => {
    expect((await collect("a\nb\nc\nd\n", [100])).map(({ lines }) => lines)).toEqual([
      ["a", "b", "c"],
      ["d"],
    ]);
    const large = await collect("aaaa\nbbbb\ncc\ndddddddddddddd\ne\n", [7], {
      lines: 9,
      bytes: 10,
    });
    expect(large.map(({ lines, bytes }) => [lines, bytes])).toEqual([
      [["aaaa", "bbbb"], 10],
      [["cc"], 3],
      [["dddddddddddddd"], 15],
      [["e"], 2],
    ]);
  });

  it("may lack the last end, which the batch says", async () => {
    expect(await collect('{"a":1}\n{"b":2}', [4])).toEqual([
      { lines: ['{"a":1}', '{"b":2}'], bytes: 15, isOpen: true },
    ]);
    expect((await collect("a\n", [4])).map(({ isOpen }) => isOpen)).toEqual([false]);
  });

  it("are refused where a download goes on in the middle of one, or beyond the result", async () => {
    await expect(collectAfter("abc\ndef\n", 2)).rejects.toMatchObject({ code: "upstream_invalid" });
    await expect(collectAfter("abc\n", 6)).rejects.toMatchObject({ code: "upstream_invalid" });
  });

  it("are none in an empty result", async () => {
    expect(await collect("", [1])).toEqual([]);
  });
});
