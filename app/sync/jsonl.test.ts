import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { readBatches } from "./jsonl";

async function* inChunks(text: string, sizes: readonly number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text, "utf8");
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function collect(text: string, sizes: readonly number[], skip = 0, batchSize = 3) {
  const batches = [];
  for await (const batch of readBatches(inChunks(text, sizes), { skip, batchSize }))
    batches.push(batch);
  return batches;
}

describe("lines of a bulk result", () => {
  it("come out whole wherever the chunks are cut, inside a character too", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: "grapheme" }).map((text) => text.replace(/\n/g, "")),
          { maxLength: 12 },
        ),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (lines, sizes) => {
          const batches = await collect(lines.map((line) => `${line}\n`).join(""), sizes);
          expect(batches.flatMap((batch) => batch.lines)).toEqual(lines);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("are numbered from 1 and handed over in batches", async () => {
    expect(await collect("a\nb\nc\nd\n", [100])).toEqual([
      { firstLine: 1, lines: ["a", "b", "c"] },
      { firstLine: 4, lines: ["d"] },
    ]);
  });

  it("are skipped up to the cursor and keep their numbers", async () => {
    expect(await collect("a\nb\nc\nd\n", [2], 2)).toEqual([{ firstLine: 3, lines: ["c", "d"] }]);
  });

  it("are refused where the last one has no end", async () => {
    await expect(collect('{"a":1}\n{"b":', [4])).rejects.toMatchObject({
      code: "upstream_invalid",
    });
  });

  it("are none in an empty result", async () => {
    expect(await collect("", [1])).toEqual([]);
  });
});
