import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineSplitter } from "./jsonl";
import { parseJsonLine, parseTogether } from "./parse-line";

function readTogether(texts: readonly string[]) {
  const block = new LineSplitter().block(Buffer.from(`${texts.join("\n")}\n`));
  return block && parseTogether(block);
}

const object = fc.dictionary(fc.string(), fc.jsonValue());

describe("lines of a result, read together", () => {
  it("are what each is by itself", () => {
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 8 }), (objects) => {
        const texts = objects.map((each) => JSON.stringify(each));
        expect(readTogether(texts)).toEqual(
          texts.map((text) => parseJsonLine("orders", 1, text).node),
        );
      }),
    );
  });

  it.each([
    ["no JSON", ["{}x"]],
    ["cut off", ['{"id":']],
    ["two objects", ["{},{}"]],
    ["no object", ["7"]],
    ["a list", ["[]"]],
    ["nothing", [""]],
    ["an object with the next only", ['{"a":1', '"b":2}']],
  ])("are read one by one where one is %s", (_, wrong) => {
    expect(readTogether(['{"id":1}', ...wrong, '{"id":2}'])).toBeNull();
  });
});
