import { describe, expect, it } from "vitest";
import { createFindings } from "./findings";
import { keepReadableOrders, keepReadableProducts } from "./judge-amounts";
import { exportedLine, exportedOrder, exportedProduct, exportedVariant } from "./testing/exported";

function keepOrders(currency: string, ...orders: Parameters<typeof exportedOrder>[0][]) {
  const findings = createFindings();
  const kept = keepReadableOrders(currency, orders.map(exportedOrder), findings);
  return { names: kept.map(({ name }) => name), ...findings.notes() };
}

describe("amounts of an export in the shop's currency", () => {
  it("with three decimals where the currency has two can be read in two ways: the order is left out", () => {
    const priced = (name: string, price: string) => ({
      name,
      lines: [exportedLine({ line: 7, price })],
    });
    const orders = [priced("#1", "1.299"), priced("#2", "12.99"), { name: "#3", total: "50.000" }];
    const { names, rejectedRows } = keepOrders("USD", ...orders);
    expect(names).toEqual(["#2"]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [7, expect.stringMatching(/^order #1: Lineitem price can be read in two ways/)],
      [2, expect.stringMatching(/^order #3: Total can be read in two ways/)],
    ]);
    expect(keepOrders("KWD", ...orders).names).toEqual(["#1", "#2", "#3"]);
  });

  it("with more decimals that can mean one number only are rounded, and that is said", () => {
    const { names, assumptions } = keepOrders(
      "USD",
      { name: "#1", taxes: "0.125", shipping: "12.5000", subtotal: "65770.89365" },
      { name: "#2", taxes: "0.333" },
    );
    expect(names).toEqual(["#1", "#2"]);
    const rule = "More decimals than USD has: rounded to the nearest";
    expect(assumptions).toEqual([
      { field: "Subtotal", rule, rows: 1 },
      { field: "Taxes", rule, rows: 2 },
    ]);
  });

  it("of a variant leave out that variant, and a product without any other", () => {
    const findings = createFindings({ products: "shop/products.csv" });
    const products = [
      exportedProduct({
        handle: "hat",
        variants: [exportedVariant({ line: 3, price: "1.299" }), exportedVariant({ line: 4 })],
      }),
      exportedProduct({ handle: "cap", variants: [exportedVariant({ line: 5, cost: "2.000" })] }),
    ];
    const kept = keepReadableProducts("EUR", products, findings);
    expect(kept.map(({ handle, variants }) => [handle, variants.map(({ line }) => line)])).toEqual([
      ["hat", [4]],
    ]);
    expect(findings.notes().rejectedRows.map(({ file, line }) => [file, line])).toEqual([
      ["products.csv", 3],
      ["products.csv", 5],
    ]);
    expect(keepReadableProducts("JPY", [exportedProduct()], findings)).toHaveLength(1);
  });
});
