import { expect, it } from "vitest";
import { confidenceOf, sureConfidence } from "./confidence";

const grounds = { verticalShare: 0.6, shopShare: 0.3, nearness: 0, isOfItself: true };

it("is surer the more of the likelihood and of the shop lies there, and the nearer a confirmed product", () => {
  const confidence = confidenceOf(grounds);
  expect(confidenceOf({ ...grounds, verticalShare: 0.9 })).toBeGreaterThan(confidence);
  expect(confidenceOf({ ...grounds, shopShare: 0.9 })).toBeGreaterThan(confidence);
  expect(confidenceOf({ ...grounds, nearness: 0.5 })).toBeGreaterThan(confidence);
});

it("is never sure by the shop alone", () => {
  const all = { ...grounds, verticalShare: 1, shopShare: 1 };
  expect(confidenceOf(all)).toBeGreaterThan(sureConfidence);
  expect(confidenceOf({ ...all, isOfItself: false })).toBeLessThan(sureConfidence);
  const unsure = confidenceOf(grounds);
  expect(confidenceOf({ ...grounds, isOfItself: false })).toBe(unsure);
});
