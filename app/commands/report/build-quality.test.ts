import { expect, it } from "vitest";
import { describeQuality } from "./build-quality";
import type { QualityReport } from "./quality-schema";

const quality: NonNullable<QualityReport> = {
  score: 79,
  grade: "C",
  counts: { error: 1, warning: 2, hint: 1 },
  rules: [
    { id: "TAX-01", severity: "error", failed: 1, unknown: 0, moneyAtStake: "18.00" },
    { id: "SEO-01", severity: "warning", failed: 2, unknown: 0, moneyAtStake: null },
    { id: "SHOP-01", severity: "hint", failed: 1, unknown: 0, moneyAtStake: null },
  ],
  products: [],
};

it("counts one as one, and several as several", () => {
  expect(describeQuality(quality, "USD", (rule) => `Title of ${rule}`)).toEqual([
    "Score 79 of 100 (C) of 0 products: 1 error, 2 warnings, 1 hint.",
    "TAX-01 (error): Title of TAX-01: 1 product, 18.00 USD of the last 90 days' net sales",
    "SEO-01 (warning): Title of SEO-01: 2 products",
    "SHOP-01 (hint): Title of SHOP-01: 1 place in the shop",
  ]);
});
