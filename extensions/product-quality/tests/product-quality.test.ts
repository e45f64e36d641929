import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FixPreview } from "../../../app/panels/extension/fix/view";
import type { ProductBlockReady } from "../../../app/panels/extension/product/view";
import { answerWith, button, close, eventually, open, shown } from "../../shared/testing";

const extension = getExtension("admin.product-details.block.render");

const selected = ["gid://shopify/Product/12"];
beforeEach(() => open(extension, "product-quality", selected));
afterEach(() => close(extension));

const block: ProductBlockReady = {
  state: "ready",
  currency: { code: "EUR", digits: 2 },
  score: { value: 71.9, grade: "C" },
  findings: [
    ...["No category", "No image"].map((title, n) => ({
      ...{ id: `ERR-${n}`, severity: "error" as const, title, places: 1, since: "2026-11-01" },
    })),
    ...["One", "Two", "Three", "Four", "Five"].map((title, n) => ({
      ...{ id: `HINT-${n}`, severity: "hint" as const, title, places: 1, since: "2026-11-01" },
    })),
  ],
  fixable: 3,
  atStakeMinor: 123_450,
  sales: { netMinor: 123_450, units: 1_200, returnRate: 0.0417 },
  suggestion: {
    categoryId: "gid://shopify/TaxonomyCategory/hg-1",
    category: "Home & Garden > Mugs",
    current: null,
    currentId: null,
    confidence: 0.93,
    missingScope: null,
  },
  appPath: "/app/quality/products/12",
};

describe("the block of a product", () => {
  it("says score, findings, sales at stake, return rate, and what is suggested beside what is there", async () => {
    const told = answerWith(extension, () => block);
    await extension.render();
    await eventually(() => expect(shown()).toContain("71 of 100, C"));
    expect(told).toEqual([{ path: "/api/extension/products/12", body: undefined }]);
    const lines = shown().split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        "2 errors, 0 warnings, 5 hints",
        "At stake: €1,234.50, what it has sold in 90 days",
        "Sold in 90 days: €1,234.50, 1,200 units",
        "Return rate: 4.2% of sales",
        "Now: none",
        "Then: Home & Garden > Mugs (93% sure)",
        "2 more in Shelfwise",
      ]),
    );
    expect(lines).not.toContain("Four");
    const link = document.body.querySelector("s-link");
    expect(link?.getAttribute("href")).toBe("app:app/quality/products/12");
    expect(lines).toContain("C, 2 errors");
  });

  it("says that sales are not known instead of none", async () => {
    answerWith(extension, () => ({ ...block, sales: null, atStakeMinor: null }));
    await extension.render();
    await eventually(() => expect(shown()).toContain("is not known yet"));
    expect(shown()).not.toContain("€");
  });

  it.each([
    [404, "has not checked this product yet"],
    [401, "Open Shelfwise once"],
    [500, "did not answer"],
    ["broken", "did not answer"],
  ] as const)("says what is the matter where the app answers %s", async (answer, words) => {
    answerWith(extension, () => answer);
    await extension.render();
    await eventually(() => expect(shown()).toContain(words));
  });

  it("leads to the action that fixes, where there is a fix", async () => {
    answerWith(extension, () => block);
    const navigate = vi.spyOn(extension.shopify.navigation, "navigate");
    await extension.render();
    await eventually(() => button("Fix merchandising").click());
    expect(navigate).toHaveBeenCalledWith("extension://product-fix");
    close(extension);
    open(extension, "product-quality", selected);
    answerWith(extension, () => ({ ...block, fixable: 0 }));
    await extension.render();
    await eventually(() => expect(shown()).toContain("71 of 100"));
    expect(() => button("Fix merchandising")).toThrow();
  });
});

describe("the suggested category", () => {
  const written: Partial<FixPreview> = { state: "done", written: 1 };

  it("is written once it is accepted, as it was shown", async () => {
    let isWritten = false;
    const told = answerWith(extension, ({ path }) => {
      if (path.endsWith("/category")) return { kind: "made", batchId: 7 };
      if (path.endsWith("/fixes/7")) {
        isWritten = true;
        return written;
      }
      return isWritten ? { ...block, suggestion: null } : block;
    });
    await extension.render();
    await eventually(() => button("Accept"));
    expect(told).toHaveLength(1);
    button("Accept").click();
    await eventually(() => expect(told).toHaveLength(4));
    expect(told.slice(1)).toEqual([
      {
        path: "/api/extension/products/12/category",
        body: { categoryId: "gid://shopify/TaxonomyCategory/hg-1", before: null },
      },
      { path: "/api/extension/fixes/7", body: undefined },
      { path: "/api/extension/products/12", body: undefined },
    ]);
    await eventually(() => expect(shown()).not.toContain("Suggested category"));
  });

  it("says why where the app refuses it, and offers nothing where it may not be written", async () => {
    const reason = "Something else has happened to it.";
    answerWith(extension, ({ path }) =>
      path.endsWith("/category") ? { kind: "refused", reason } : block,
    );
    await extension.render();
    await eventually(() => button("Accept").click());
    await eventually(() => expect(shown()).toContain(reason));

    close(extension);
    open(extension, "product-quality", selected);
    const suggestion = { ...block.suggestion, missingScope: "write_products" };
    answerWith(extension, () => ({ ...block, suggestion }));
    await extension.render();
    await eventually(() => expect(shown()).toContain("may not write products yet"));
    expect(() => button("Accept")).toThrow();
  });
});
