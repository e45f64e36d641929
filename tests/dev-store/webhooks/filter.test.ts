import { describe, expect, it } from "vitest";
import { selectFields } from "./fields";
import { compileFilter } from "./filter";

const product = {
  id: 1,
  status: "active",
  total: "12.50",
  vendor: "Alder Co",
  variants: [{ price: "9.00" }, { price: "30.00" }],
};

describe("compileFilter", () => {
  it.each([
    ["status:active", true],
    ["status:draft", false],
    ["total:>12", true],
    ["total:>=12.51", false],
    ["variants.price:>=30", true],
    ['vendor:"Alder Co" AND status:active', true],
    ["status:draft OR id:1", true],
    ["-status:active", false],
    ["NOT status:draft", true],
    ["missing:*", false],
    ["id:*", true],
  ])("%s is %s", (text, expected) => {
    expect(compileFilter(text)(product)).toBe(expected);
  });

  it("refuses what it does not understand", () => {
    expect(() => compileFilter("status")).toThrow(/field:value/);
    expect(() => compileFilter("status:active AND")).toThrow();
  });
});

describe("selectFields", () => {
  it("keeps dotted paths, also through lists, and leaves out what is not there", () => {
    expect(selectFields(product, ["id", "variants.price", "nothing"])).toEqual({
      id: 1,
      variants: [{ price: "9.00" }, { price: "30.00" }],
    });
  });
});
