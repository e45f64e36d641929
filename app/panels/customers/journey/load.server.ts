import { z } from "zod";
import { addDays } from "../../../lib/shop-day";
import type { Queryable } from "../../../store/database.server";
import { readCatalogueOf } from "../../../store/products/catalogue.server";
import type { ShopRow } from "../../../store/shops.server";
import {
  readBoughtTogether,
  readFirstWorth,
  readJourney,
} from "../../../store/worth/journey.server";
import { loadCustomersPage, nothingAlways } from "../frame.server";
import {
  buildJourney,
  journeyLimit,
  togetherDays,
  usualWorthDays,
  worthDays,
  type JourneyInput,
} from "./build-view";
import type { JourneyView } from "./view";

const daysSchema = z.enum(worthDays.map(String)).transform(Number).catch(usualWorthDays);

/** What customers purchase first, next and together, and what those who begin with it are worth. */
export function loadJourney(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<JourneyView> {
  const days = daysSchema.parse(params.get("days"));
  return loadCustomersPage({
    shop,
    params,
    now,
    read: async (tx, { coverage }) =>
      buildJourney(await readInput(tx, shop, coverage.asOfDay, days)),
    readAlways: nothingAlways,
  });
}

async function readInput(
  tx: Queryable,
  shop: ShopRow,
  to: string,
  days: number,
): Promise<JourneyInput> {
  const limits = { to, days, limit: journeyLimit };
  const steps = await readJourney(tx, shop, to, journeyLimit);
  const byProduct = await readFirstWorth(tx, shop, "product", limits);
  const byCode = await readFirstWorth(tx, shop, "code", limits);
  const together = { from: addDays(to, 1 - togetherDays), to };
  const pairs = await readBoughtTogether(tx, shop, together, journeyLimit);
  const ids = new Set([
    ...steps.flatMap(({ fromProductId, toProductId }) => [fromProductId, toProductId]),
    ...pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]),
    ...byProduct.map(({ key }) => key),
  ]);
  const catalogue = await readCatalogueOf(tx, shop, "product", [...ids].map(String));
  const titles = new Map([...catalogue].map(([key, { title }]) => [key, title]));
  return { days, steps, byProduct, byCode, pairs, titles };
}
