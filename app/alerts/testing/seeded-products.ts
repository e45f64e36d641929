import { createPast } from "../../../tests/dev-store/trade/generate/past";
import { createFakeCatalogue } from "../../../tests/dev-store/trade/testing/fake-catalogue";
import { DEFAULT_SETTINGS } from "../../../tests/dev-store/world";
import { shopTime } from "../../../tests/dev-store/world/shop-time";
import type { ProductSalesOfDay, VariantLevels } from "../../store/alerts/past-sellers.server";
import type { ProductDay } from "../../store/alerts/returns.server";
import { until } from "./seeded-trade";

const dayMs = 86_400_000;
const textOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);

export interface SeededProducts {
  /** In the order of days. */
  days: ProductDay[];
  sales: ProductSalesOfDay[];
  titles: Map<number, string>;
  /** What the catalogue says: the generated past takes nothing off it. */
  stockOn(firstDay: string): Map<number, VariantLevels[]>;
}

/** What each product of the same store as that of `seededTrade` sold, and what of it came back, by day. */
export function seededProducts(seed: number, products: number): SeededProducts {
  const settings = { ...DEFAULT_SETTINGS, seed, until };
  const catalogue = createFakeCatalogue(products);
  const { past } = createPast(settings, catalogue);
  const time = shopTime(settings.timezone);
  const sums = new Map<number, Map<number, { sold: number; returned: number; net: number }>>();
  const sumOf = (day: number, productId: number) => {
    const ofDay =
      sums.get(day) ?? new Map<number, { sold: number; returned: number; net: number }>();
    sums.set(day, ofDay);
    const sum = ofDay.get(productId) ?? { sold: 0, returned: 0, net: 0 };
    ofDay.set(productId, sum);
    return sum;
  };
  for (let order = 0; order < past.orderCount; order += 1) {
    const { test, deletedAt } = past.header(order);
    if (test || deletedAt !== null) continue;
    const productOfLine = new Map<number, number>();
    for (const event of past.events(order)) {
      if (event.type === "ordered") {
        for (const line of event.lines) {
          if (line.kind !== "product" || line.productId === null) continue;
          productOfLine.set(line.lineId, line.productId);
          const sum = sumOf(time.dayOf(event.processedAt), line.productId);
          sum.sold += line.quantity;
          sum.net += line.quantity * line.unitPriceMinor - line.discountBeforeTaxesMinor;
        }
      } else if (event.type === "returned" || event.type === "refunded") {
        for (const back of event.reversals) {
          const productId = productOfLine.get(back.lineId);
          if (productId === undefined) continue;
          const sum = sumOf(time.dayOf(event.at), productId);
          sum.returned += back.quantity;
          sum.net -= back.subtotalMinor;
        }
      }
    }
  }
  const titles = new Map(catalogue.products.map(({ id, title }) => [id, title]));
  const ordered = [...sums].sort(([one], [other]) => one - other);
  return {
    titles,
    days: ordered.flatMap(([day, ofDay]) =>
      [...ofDay].map(([productId, { sold, returned }]) => ({
        ...{ day: textOf(day), productId, title: titles.get(productId) ?? "", sold, returned },
      })),
    ),
    sales: ordered.map(([day, ofDay]) => ({
      day: textOf(day),
      productIds: [...ofDay.keys()],
      netMinors: [...ofDay.values()].map(({ net }) => net),
    })),
    stockOn: (firstDay) =>
      new Map(
        catalogue.products.map(({ id, variants }) => [
          id,
          variants.map(({ stock }) => ({
            productId: id,
            isTracked: true,
            sellsWithoutStock: false,
            levels: [{ day: firstDay, stock }],
          })),
        ]),
      ),
  };
}
