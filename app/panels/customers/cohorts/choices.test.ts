import { expect, it } from "vitest";
import { parseChoices } from "./choices";

const parse = (query: string) => parseChoices(new URLSearchParams(query));

it("shows by month how many came back, of all customers, where nothing is asked for", () => {
  expect(parse("")).toEqual({
    grain: "month",
    measure: "retention",
    by: null,
    value: null,
    split: null,
    horizon: 365,
  });
  expect(parse("grain=hour&show=x&by=y&value=z&horizon=91")).toEqual(parse(""));
});

it("reads what is asked for, and no value without what it is of", () => {
  expect(parse("grain=week&show=contribution&by=code&value=WELCOME10&horizon=90")).toEqual({
    grain: "week",
    measure: "contribution",
    by: "code",
    value: "WELCOME10",
    split: null,
    horizon: 90,
  });
  expect(parse("value=WELCOME10").value).toBeNull();
  expect(parse("by=product&value=12").value).toBe("12");
  expect(parse("by=product&value=1;drop").value).toBeNull();
  // Those who have none are asked for, too.
  expect(parse("by=product&value=").value).toBe("");
  expect(parse("by=tag&value=").value).toBe("");
  expect(parse(`by=tag&value=${"x".repeat(301)}`).value).toBeNull();
});

it("compares by what is asked for, among those of one value by something else", () => {
  expect(parse("by=code")).toMatchObject({ by: "code", value: null, split: "code" });
  expect(parse("by=code&value=A&split=product")).toMatchObject({ value: "A", split: "product" });
  expect(parse("by=code&value=A&split=code").split).toBeNull();
  expect(parse("by=code&value=A&split=size").split).toBeNull();
  expect(parse("split=product").split).toBeNull();
});
