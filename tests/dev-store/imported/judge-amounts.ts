import type { ExportedOrder, ExportedProduct } from "../exports/types";
import { minorDigits } from "../catalogue/money";
import type { Findings } from "./findings";

type Amount = string | null | undefined;
type Named = readonly [field: string, amount: Amount];

/** What is to be said of an amount in a currency; null: nothing. */
function judge(amount: Amount, currency: string): "ambiguous" | "rounded" | null {
  const [, whole = "", decimals = ""] = /^(\d+)\.(\d+)$/.exec(amount ?? "") ?? [];
  const digits = minorDigits(currency);
  if (decimals.length <= digits) return null;
  // 1.299 may be 1299, as 1,299 may; 0.299 and 1299.000 may not.
  if (decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return "ambiguous";
  return /[1-9]/.test(decimals.slice(digits)) ? "rounded" : null;
}

const AMBIGUOUS =
  "can be read in two ways: write it with as many decimals as the currency has, and no separators";

function findAmbiguous(named: readonly Named[], currency: string): string | null {
  const found = named.find(([, amount]) => judge(amount, currency) === "ambiguous");
  return found ? `${found[0]} ${AMBIGUOUS}` : null;
}

function noteRounded(named: readonly Named[], currency: string, { assume }: Findings): void {
  for (const [field, amount] of named) {
    if (judge(amount, currency) !== "rounded") continue;
    assume(field, `More decimals than ${currency} has: rounded to the nearest`);
  }
}

/** The orders whose amounts can be read in the shop's currency; others are left out by name. */
export function keepReadableOrders(
  currency: string,
  orders: readonly ExportedOrder[],
  findings: Findings,
): ExportedOrder[] {
  return orders.filter((order) => {
    const own: Named[] = [
      ["Subtotal", order.subtotal],
      ["Shipping", order.shipping],
      ["Taxes", order.taxes],
      ["Total", order.total],
      ["Discount Amount", order.discountAmount],
      ["Refunded Amount", order.refundedAmount],
      ["Duties", order.duties],
      ...order.taxLines.map(({ amount }, at): Named => [`Tax ${at + 1} Value`, amount]),
    ];
    const parts = [
      { line: order.line, named: own },
      ...order.lines.map(({ line, price, discount }) => ({
        line,
        named: [
          ["Lineitem price", price],
          ["Lineitem discount", discount],
        ] satisfies Named[],
      })),
    ];
    for (const { line, named } of parts) {
      const reason = findAmbiguous(named, currency);
      if (reason === null) continue;
      findings.reject("orders", line, `order ${order.name}: ${reason}`);
      return false;
    }
    for (const { named } of parts) noteRounded(named, currency, findings);
    return true;
  });
}

/** The products with those of their variants whose amounts can be read in the shop's currency. */
export function keepReadableProducts(
  currency: string,
  products: readonly ExportedProduct[],
  findings: Findings,
): ExportedProduct[] {
  return products.flatMap((product) => {
    const variants = product.variants.filter(({ line, price, compareAtPrice, cost }) => {
      const named: Named[] = [
        ["Variant Price", price],
        ["Variant Compare At Price", compareAtPrice],
        ["Cost per item", cost],
      ];
      const reason = findAmbiguous(named, currency);
      if (reason === null) {
        noteRounded(named, currency, findings);
        return true;
      }
      findings.reject("products", line, reason);
      return false;
    });
    if (variants.length === product.variants.length) return [product];
    return variants.length === 0 ? [] : [{ ...product, variants }];
  });
}
