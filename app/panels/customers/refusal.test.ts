import { expect, it } from "vitest";
import { findRefusal } from "./refusal";

const coverage = {
  from: "2024-01-01",
  isFromTheStart: true,
  asOf: new Date("2026-11-29T12:00:00Z"),
  asOfDay: "2026-11-29",
  isReading: false,
};
const whole = { coverage, hasCustomers: true, missingScopes: [] };
const part = { ...coverage, isFromTheStart: false };

it("says nothing of customers before the whole history is here and in sequence", () => {
  expect(findRefusal(whole, true)).toBeNull();
  expect(findRefusal(whole, false)).toEqual({ kind: "adding" });
  expect(findRefusal({ ...whole, coverage: part }, true)).toEqual({ kind: "part" });
  const reading = { ...part, isReading: true };
  expect(findRefusal({ ...whole, coverage: reading }, true)).toEqual({ kind: "reading" });
});

it("asks for what is missing, and for nothing that is not", () => {
  const missingScopes = ["read_returns", "read_all_orders", "read_customers"];
  expect(findRefusal({ coverage: part, hasCustomers: false, missingScopes }, false)).toEqual({
    kind: "scopes",
    scopes: ["read_all_orders", "read_customers"],
  });
  const withoutCustomers = { ...whole, hasCustomers: false, missingScopes: ["read_customers"] };
  expect(findRefusal(withoutCustomers, true)).toEqual({
    kind: "scopes",
    scopes: ["read_customers"],
  });
  expect(findRefusal({ ...whole, missingScopes: ["read_returns"] }, true)).toBeNull();
});
