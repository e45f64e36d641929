import { createPast } from "../../../tests/dev-store/trade/generate/past";
import { createFakeCatalogue } from "../../../tests/dev-store/trade/testing/fake-catalogue";
import { DEFAULT_SETTINGS } from "../../../tests/dev-store/world";
import { shopTime } from "../../../tests/dev-store/world/shop-time";
import type { ProductSalesOfDay } from "../../store/alerts/past-sellers.server";
import type { ProductDay } from "../../store/alerts/returns.server";
import { until } from "./seeded-trade";

const dayMs = 86_400_000;
const textOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);

export interface SeededProducts {
  /** In the order of days. */
  days: ProductDay[];
  sales: ProductSalesOfDay[];
  titles: Map<number, string>;
  variants: SeededVariant[];
}

export interface SeededVariant {
  id: number;
  productId: number;
  /** What the catalogue says: the generated past takes nothing off it. */
  stock: number;
  /** What it sold, by day. */
  units: Map<string, number>;
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
  const units = new Map(
    catalogue.products.flatMap(({ variants }) =>
      variants.map(({ id }) => [id, new Map<string, number>()] as const),
    ),
  );
  for (let order = 0; order < past.orderCount; order += 1) {
    const { test, deletedAt } = past.header(order);
    if (test || deletedAt !== null) continue;
    const productOfLine = new Map<number, number>();
    for (const event of past.events(order)) {
      if (event.type === "ordered") {
        for (const line of event.lines) {
          if (line.kind !== "product" || line.productId === null) continue;
          productOfLine.set(line.lineId, line.productId);
          const day = time.dayOf(event.processedAt);
          const ofVariant = line.variantId === null ? undefined : units.get(line.variantId);
          ofVariant?.set(textOf(day), (ofVariant.get(textOf(day)) ?? 0) + line.quantity);
          const sum = sumOf(day, line.productId);
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
    variants: catalogue.products.flatMap(({ id: productId, variants }) =>
      variants.map(({ id, stock }) => ({
        id,
        productId,
        stock,
        units: units.get(id) ?? new Map(),
      })),
    ),
  };
}
