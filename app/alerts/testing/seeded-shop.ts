import { groupBy } from "../../lib/group-by";
import { addDays, eachDay, type ShopDay } from "../../lib/shop-day";
import type { ProductDay } from "../../store/alerts/returns.server";
import { lookedAt } from "../best-seller-band";
import { rankSellers } from "../best-sellers-as-of";
import type {
  AcquisitionFacts,
  PastFindings,
  ReturnsAsOf,
  SpendFacts,
  TradingFacts,
} from "../facts";
import { acquisitionDays } from "../kept-figures";
import type { ReplayedFacts } from "../replay";
import { returnDays, returnDaysBefore, returnsAsOf } from "../returns-as-of";
import { movingFindings } from "./moving-catalogue";
import { movingStock } from "./moving-stock";
import { seededCampaigns } from "./seeded-campaigns";
import { seededMarketing, type SeededMarketing } from "./seeded-marketing";
import { seededProducts, type SeededProducts } from "./seeded-products";
import { seededTrade } from "./seeded-trade";

const zone = "America/New_York";
const products = 120;
const top = lookedAt(50);
const fewestReturned = 5;
const worthDays = 365;

/** All that alerts ask of three years of a shop, with nothing planted in it. */
export interface SeededShop {
  seed: number;
  facts: ReplayedFacts;
  past: PastFindings;
  range: { from: ShopDay; to: ShopDay; zone: string };
  sold: SeededProducts;
  marketing: SeededMarketing;
}

export function seededShop(seed: number): SeededShop {
  const days = seededTrade(seed, { products });
  const range = { from: days[0]?.day ?? "", to: days.at(-1)?.day ?? "", zone };
  const all = eachDay(range.from, range.to);
  const sold = seededProducts(seed, products);
  const marketing = seededMarketing(seed, all, products);
  const { news, standing, counts, archived } = movingFindings(seed, sold.titles, all);
  const past: PastFindings = {
    ...{ baseDay: range.from, errors: news, isCut: false, counts, archived },
    sellers: {
      rankings: rankSellers(sold.sales, range, top),
      titles: sold.titles,
      errors: groupBy([...news, ...standing], ({ productId }) => productId),
      stock: { days: new Set(all), variants: movingStock(seed, sold.variants, all) },
    },
  };
  const merchandising = {
    ...{ newErrors: null, areErrorsCut: false, counts: null, bestSellers: null },
    ...{ archived: null, scores: [] },
  };
  const trading: TradingFacts = {
    ...{ lastDay: "", days, splits: [], reconciliation: null },
    spend: marketing.spend,
    acquisitions: acquisitionsOf(marketing, marketing.spend.spend, range, range.to),
    campaigns: seededCampaigns(seed, all),
    returns: returnsOf(sold.days, all),
  };
  const facts = { now: new Date(), today: "", minorUnits: 100, sync: null, merchandising, past };
  return { seed, past, range, sold, marketing, facts: { ...facts, trading } };
}

/** The shop with something else in its trade. */
export function withTrading({ facts }: SeededShop, more: Partial<TradingFacts>): ReplayedFacts {
  return { ...facts, trading: facts.trading && { ...facts.trading, ...more } };
}

/** What customers of 30 days cost; their worth is what they did buy, so it is known of those of a year ago alone. */
export function acquisitionsOf(
  { newCustomers }: SeededMarketing,
  spend: SpendFacts["spend"],
  { from, to }: { from: ShopDay; to: ShopDay },
  lastKnown: ShopDay,
): AcquisitionFacts[] {
  const spent = new Map<ShopDay, number>();
  for (const { day, spendMinor } of spend) spent.set(day, (spent.get(day) ?? 0) + spendMinor);
  const known = addDays(lastKnown, -worthDays);
  return eachDay(addDays(from, acquisitionDays - 1), to).map((last) => {
    const days = { from: addDays(last, 1 - acquisitionDays), to: last };
    const sum = { count: 0, worthMinor: 0, spendMinor: 0 };
    for (const day of eachDay(days.from, days.to)) {
      const { count = 0, worthMinor = 0 } = newCustomers.get(day) ?? {};
      sum.count += count;
      sum.worthMinor += worthMinor;
      sum.spendMinor += spent.get(day) ?? 0;
    }
    return {
      ...{ days, newCustomers: sum.count },
      cacMinor: sum.count === 0 ? null : Math.round(sum.spendMinor / sum.count),
      worthToCost: sum.spendMinor === 0 || last > known ? null : sum.worthMinor / sum.spendMinor,
    };
  });
}

/** What came back of products, as of each of these days; `days` in their order. */
export function returnsOf(
  days: readonly ProductDay[],
  asOfDays: readonly ShopDay[],
): ReturnsAsOf[] {
  let [start, end] = [0, 0];
  return asOfDays.map((asOf) => {
    const from = addDays(asOf, 1 - returnDays - returnDaysBefore);
    while ((days[start]?.day ?? asOf) < from) start += 1;
    for (let next = days[end]; next && next.day <= asOf; next = days[end]) end += 1;
    return returnsAsOf(days.slice(start, end), asOf, fewestReturned);
  });
}
