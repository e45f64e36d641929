import type { Queryable } from "../../../app/store/database.server";
import { writeSpend } from "../../../app/store/spend/entered-spend.server";
import { readSpendDays } from "../../../app/store/spend/spend-days.server";
import type { EnteredSpend, SpendCost, SpendDay } from "../../../app/store/spend/spend-terms";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, testDatabase } from "../../setup/test-database";

export const now = new Date("2026-11-29T12:00:00Z");
let shops = 0;

export const newShop = (timezone = "UTC") =>
  installTestShop(testDatabase(), `spend-${(shops += 1)}.myshopify.com`, { timezone });
export const inShop = <T>(shop: ShopRow, work: (tx: Queryable) => Promise<T>) =>
  withShop(shop, work);
export const read = (shop: ShopRow, from: string, to: string, byChannel = false) =>
  inShop(shop, (tx) => readSpendDays(tx, shop, { from, to }, { byChannel }));
export const shown = (days: readonly SpendDay[]) =>
  days.map(({ day, channel, campaign, spendMinor, source, isAssumed }) =>
    [day.slice(5), channel, campaign, spendMinor, source + (isAssumed ? "~" : "")].join(" "),
  );
export const sum = (days: readonly SpendDay[]) =>
  days.reduce((all, each) => all + each.spendMinor, 0);

export const entered = (day: string, spendMinor: number, more: Partial<EnteredSpend> = {}) => ({
  ...{ channel: "paid-search" as const, campaign: null, day, spendMinor, currency: "USD" },
  ...{ originalMinor: spendMinor, rate: null, isAssumed: false },
  ...more,
});
export const enter = (
  shop: ShopRow,
  days: EnteredSpend[],
  source: "import" | "post" = "import",
  platform: string | null = null,
) => {
  const replaces = source === "import" ? "day" : "campaign";
  const format = platform ?? "plain";
  const batch = { source, name: "x", format, platform, rows: days.length, replaces } as const;
  return writeSpend(shop, batch, days, now);
};
export const cost = (more: Partial<SpendCost>): Omit<SpendCost, "id"> => ({
  ...{ name: "Agency", kind: "agency", channel: null, campaign: null, amountMinor: 1_000 },
  ...{ isMonthly: false, from: "2026-11-01", to: "2026-11-03", isLoadedOnly: true },
  ...more,
});
