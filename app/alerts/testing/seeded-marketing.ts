import { createPast } from "../../../tests/dev-store/trade/generate/past";
import { createFakeCatalogue } from "../../../tests/dev-store/trade/testing/fake-catalogue";
import { DEFAULT_SETTINGS } from "../../../tests/dev-store/world";
import { createRng } from "../../../tests/dev-store/world/rng";
import { shopTime } from "../../../tests/dev-store/world/shop-time";
import type { MarketingChannel } from "../../lib/marketing-channel";
import { addDays, type ShopDay } from "../../lib/shop-day";
import type { SpendFacts } from "../facts";
import { until } from "./seeded-trade";

const dayMs = 86_400_000;
const textOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);

/** The store knows of ads of one kind; here they are of three, of which the last brings few. */
const channels = [
  { channel: "paid-search", weight: 6 },
  { channel: "paid-social", weight: 3 },
  { channel: "affiliate", weight: 1 },
] as const satisfies readonly { channel: MarketingChannel; weight: number }[];
/** What an order by ads costs, in minor units, over the long run. */
const costOfOrder = 1_500;
const budgetDays = [14, 42] as const;
const worthDays = 365;

/** Whose first order was on a day. */
export interface NewCustomers {
  count: number;
  /** What these bought within a year from then, before returns. */
  worthMinor: number;
}

export interface SeededMarketing {
  spend: SpendFacts;
  newCustomers: Map<ShopDay, NewCustomers>;
}

/**
 * What the same store as that of `seededTrade` spent on ads, and what these brought. Budgets follow what came in the four
 * weeks before, are set anew every few weeks, better or worse, and are spent a little unevenly; now and then a channel rests.
 */
export function seededMarketing(
  seed: number,
  days: readonly ShopDay[],
  products: number,
): SeededMarketing {
  const settings = { ...DEFAULT_SETTINGS, seed, until };
  const { past } = createPast(settings, createFakeCatalogue(products));
  const time = shopTime(settings.timezone);
  const brought = new Map<MarketingChannel, Map<ShopDay, number>>(
    channels.map(({ channel }) => [channel, new Map()]),
  );
  const bought = new Map<number, { day: number; minor: number }[]>();
  for (let order = 0; order < past.orderCount; order += 1) {
    const { test, deletedAt, customer } = past.header(order);
    if (test || deletedAt !== null) continue;
    for (const event of past.events(order)) {
      if (event.type !== "ordered") continue;
      const day = time.dayOf(event.processedAt);
      const { first = null, last = null } = event.journey ?? {};
      const drawn = createRng(seed, "ads", order);
      const origins = [first, last].flatMap((visit) =>
        visit?.utm ? drawn.weighted(channels, ({ weight }) => weight).channel : [],
      );
      for (const channel of new Set(origins)) {
        const own = brought.get(channel);
        own?.set(textOf(day), (own.get(textOf(day)) ?? 0) + 1);
      }
      if (customer === null) continue;
      const minor = event.lines.reduce(
        (sum, line) =>
          line.kind === "product"
            ? sum + line.quantity * line.unitPriceMinor - line.discountBeforeTaxesMinor
            : sum,
        0,
      );
      bought.set(customer, [...(bought.get(customer) ?? []), { day, minor }]);
    }
  }
  const newCustomers = new Map<ShopDay, NewCustomers>();
  for (const orders of bought.values()) {
    const first = Math.min(...orders.map(({ day }) => day));
    const own = newCustomers.get(textOf(first)) ?? { count: 0, worthMinor: 0 };
    newCustomers.set(textOf(first), own);
    own.count += 1;
    for (const { day, minor } of orders) own.worthMinor += day < first + worthDays ? minor : 0;
  }
  const spend = [...brought].flatMap(([channel, own]) => spendOf(seed, channel, own, days));
  const spent = new Set(spend.map(({ day, channel }) => `${day} ${channel}`));
  const span = { from: days[0] ?? "", to: days.at(-1) ?? "" };
  return {
    newCustomers,
    spend: {
      channels: [...brought.keys()].map((channel) => ({ channel, spans: [span] })),
      spend,
      // Ads that rest bring nothing.
      orders: [...brought].flatMap(([channel, own]) =>
        [...own].flatMap(([day, orders]) =>
          spent.has(`${day} ${channel}`) ? { day, channel, orders } : [],
        ),
      ),
    },
  };
}

function spendOf(
  seed: number,
  channel: MarketingChannel,
  brought: ReadonlyMap<ShopDay, number>,
  days: readonly ShopDay[],
): SpendFacts["spend"] {
  const rng = createRng(seed, "spend", channel);
  let [budget, setAgainIn, restsFor] = [0, 0, 0];
  return days.flatMap((day) => {
    if (setAgainIn === 0) {
      const before = Array.from({ length: 28 }, (_, index) => addDays(day, -1 - index));
      const usual = before.reduce((sum, one) => sum + (brought.get(one) ?? 0), 0) / before.length;
      budget = Math.max(1, usual) * costOfOrder * Math.exp(0.2 * rng.normal());
      setAgainIn = rng.int(...budgetDays);
    }
    setAgainIn -= 1;
    const spendMinor = Math.round(budget * Math.exp(0.15 * rng.normal()));
    if (restsFor === 0 && rng.chance(2 / 365)) restsFor = rng.int(2, 10);
    if (restsFor === 0) return { day, channel, spendMinor };
    restsFor -= 1;
    return [];
  });
}
