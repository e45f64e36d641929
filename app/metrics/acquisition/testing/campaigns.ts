import type { EnteredCampaign } from "../../../store/spend/campaign-terms";
import type { SpendKnowledge } from "../../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../../store/spend/spend-terms";
import type { CampaignOrders, CampaignWorth } from "../../../store/worth/campaign-orders.server";
import type { CampaignsInput } from "../campaigns";
import { ownDaysOf } from "../own-days";
import { paceCampaigns } from "../paced";

export const visit = (campaign: string) =>
  ["google", "", "google", "cpc", campaign, ""].join("\u001f");
export const orders = (more: Partial<CampaignOrders>): CampaignOrders => ({
  period: "2026-11-01",
  isNew: true,
  isOnline: true,
  elsewhere: null,
  firstTouch: null,
  lastTouch: null,
  code: null,
  orders: 1,
  netMinor: 0,
  costMinor: 0,
  goodsNetMinor: 0,
  costedNetMinor: 0,
  ...more,
});
export const spent = (more: Partial<SpendDay>): SpendDay => ({
  day: "2026-11-03",
  channel: "paid-search",
  campaign: "brand",
  spendMinor: 0,
  source: "import",
  isAssumed: false,
  isLoadedOnly: false,
  ...more,
});
export const entered = (more: Partial<EnteredCampaign>): EnteredCampaign => ({
  id: 1,
  name: "Brand search",
  owner: "Agency One",
  channel: "paid-search",
  isOffline: false,
  from: "2026-11-01",
  to: "2026-11-10",
  budgetMinor: 100_000,
  utmNames: ["brand", "brand-uk"],
  codes: [],
  ...more,
});

export const search = entered({});
const flyer = entered({
  id: 2,
  name: "Flyer",
  owner: "agency one",
  channel: "offline",
  isOffline: true,
  to: null,
  budgetMinor: null,
  utmNames: [],
  codes: ["FLYER10"],
});

export const november = { from: "2026-11-01", to: "2026-11-30" };
export const nothing: SpendKnowledge = { spans: [], channels: [], looks: null, foreign: [] };
export const searchUntil = (to: string): SpendKnowledge => ({
  ...nothing,
  channels: [{ channel: "paid-search", spans: [{ from: "2026-10-01", to }] }],
});

/*
 * By hand. Brand search, by either name: 12 new customers for 600.00. The flyer: 5 by its code, though their
 * visit named the brand, 4 of them new, for 200.00. "spring" was entered by nobody: 2 new, spend not known.
 */
export const input: CampaignsInput = {
  entered: [search, flyer],
  told: [],
  orders: [
    orders({ firstTouch: visit("Brand"), lastTouch: visit("spring"), orders: 8, netMinor: 80_000 }),
    orders({ firstTouch: visit("brand-UK "), lastTouch: null, orders: 4, netMinor: 20_000 }),
    orders({ firstTouch: visit("brand"), code: "FLYER10", orders: 4, netMinor: 40_000 }),
    orders({ code: "FLYER10", isNew: false, isOnline: false, netMinor: 5_000 }),
    orders({ firstTouch: visit("spring"), lastTouch: visit("brand"), orders: 2, netMinor: 9_000 }),
    orders({ orders: 3, netMinor: 7_000 }),
  ],
  spend: [
    spent({ spendMinor: 40_000 }),
    spent({ campaign: "Brand-UK", spendMinor: 20_000 }),
    // An agency's fee is no cost of reaching people.
    spent({ spendMinor: 99_000, isLoadedOnly: true, source: "cost" }),
    spent({ campaign: "flyer", channel: "offline", spendMinor: 20_000, source: "cost" }),
    spent({ campaign: null, spendMinor: 1_000 }),
  ],
  own: ownDaysOf(november, nothing),
  // Before and after its days, what is spent is none of the budget.
  paced: paceCampaigns(
    [search, flyer],
    [
      spent({ day: "2026-10-31", spendMinor: 70_000 }),
      spent({ day: "2026-11-01", spendMinor: 30_000 }),
      spent({ day: "2026-11-05", spendMinor: 30_000 }),
    ],
    nothing,
    "2026-11-05",
  ),
  worth: [
    worth({ touch: visit("brand"), customers: 20, netMinor: 200_000, costMinor: 80_000 }),
    worth({ touch: visit("brand"), code: "FLYER10", customers: 2, netMinor: 30_000 }, false),
    worth({ touch: visit("autumn"), customers: 9, netMinor: 9_000 }),
  ],
  rules: [],
};

export function worth(more: Partial<CampaignWorth>, isCosted = true): CampaignWorth {
  const row = { touch: null, code: null, customers: 0, netMinor: 0, costMinor: 0, ...more };
  return {
    ...row,
    goodsNetMinor: row.netMinor,
    costedNetMinor: isCosted ? row.netMinor : 0,
  };
}
