import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { afterLineEnd, LineSplitter, type Line, type LineBlock } from "./jsonl";

async function* inChunks(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

function linesIn(block: LineBlock | null): Line[] {
  return (block?.bytes ?? []).map((bytes, index) => ({ text: block?.textOf(index) ?? "", bytes }));
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Line[]> {
  const splitter = new LineSplitter();
  const lines: Line[] = [];
  for await (const chunk of chunks) lines.push(...linesIn(splitter.block(chunk)));
  const last = splitter.last();
  return last ? [...lines, last] : lines;
}

const split = (text: string, sizes: readonly number[]) =>
  collect(inChunks(Buffer.from(text), sizes));

const splitAfter = (text: string, fromByte: number, sizes: readonly number[] = [3]) =>
  collect(afterLineEnd(inChunks(Buffer.from(text).subarray(fromByte - 1), sizes)));

const textsOf = (lines: readonly Line[]) => lines.map(({ text }) => text);

const someLines = fc.array(
  fc.string({ unit: "grapheme" }).map((text) => text.replace(/\n/g, "")),
  { maxLength: 12 },
);
const someSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

describe("lines of a bulk result", () => {
  it("come out whole wherever the chunks are cut, inside a character too", async () => {
    await fc.assert(
      fc.asyncProperty(someLines, someSizes, async (lines, sizes) => {
        const found = await split(lines.map((line) => `${line}\n`).join(""), sizes);
        expect(textsOf(found)).toEqual(lines);
      }),
      { numRuns: 200 },
    );
  });

  it("can be read on after any of them by the bytes of those before", async () => {
    await fc.assert(
      fc.asyncProperty(someLines, someSizes, fc.boolean(), async (lines, sizes, hasEnd) => {
        const given = [...lines, "the last"];
        const text = given.join("\n") + (hasEnd ? "\n" : "");
        let bytesDone = 0;
        const found = await split(text, sizes);
        expect(found).toHaveLength(given.length);
        for (const [index, { bytes }] of found.entries()) {
          bytesDone += bytes;
          const rest = await splitAfter(text, bytesDone, sizes);
          expect(textsOf(rest)).toEqual(given.slice(index + 1));
        }
        expect(bytesDone).toBe(Buffer.byteLength(text));
      }),
      { numRuns: 200 },
    );
  });

  it("may lack the last end", async () => {
    expect(await split('{"a":1}\n{"b":2}', [4])).toEqual([
      { text: '{"a":1}', bytes: 8 },
      { text: '{"b":2}', bytes: 7 },
    ]);
  });

  it("are refused where one is longer than any object is", () => {
    const splitter = new LineSplitter();
    const chunk = Buffer.alloc(32 * 1024 * 1024, "x");
    expect([splitter.block(chunk), splitter.block(chunk)]).toEqual([null, null]);
    expect(() => splitter.block(Buffer.from("x"))).toThrowError(/too long/);
  });

  it("are refused where a download goes on in the middle of one, or beyond the result", async () => {
    await expect(splitAfter("abc\ndef\n", 2)).rejects.toMatchObject({ code: "upstream_invalid" });
    await expect(splitAfter("abc\n", 6)).rejects.toMatchObject({ code: "upstream_invalid" });
  });

  it("are none in an empty result", async () => {
    expect(await split("", [1])).toEqual([]);
  });
});
