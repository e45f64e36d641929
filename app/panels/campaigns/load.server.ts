import { addDays } from "../../lib/shop-day";
import {
  parseCampaignFilter,
  type CampaignFilter,
} from "../../metrics/acquisition/campaign-filter";
import { readChannelRules } from "../../metrics/acquisition/channel-rules.server";
import type { Queryable } from "../../store/database.server";
import type { ShopRow } from "../../store/shops.server";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import { listCampaigns } from "../../store/spend/campaigns.server";
import { readSpendDays } from "../../store/spend/spend-days.server";
import { readCampaignOrders, readCampaignWorth } from "../../store/worth/campaign-orders.server";
import { loadCustomersPage } from "../customers/frame.server";
import type { SalesFrame } from "../home/frame.server";
import { buildCampaignsContent } from "./build-view";
import type { CampaignsContent, CampaignsView } from "./view";

/** What every campaign cost and brought, and what the merchant entered of it. */
export function loadCampaigns(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<CampaignsView> {
  return loadCustomersPage({
    shop,
    params,
    now,
    read: (tx, frame) => readContent(tx, shop, frame, parseCampaignFilter(params)),
    readAlways: async (tx) => ({ entered: await listCampaigns(tx, shop) }),
  });
}

async function readContent(
  tx: Queryable,
  shop: ShopRow,
  { range, today, coverage }: SalesFrame,
  filter: CampaignFilter,
): Promise<CampaignsContent> {
  const entered = await listCampaigns(tx, shop);
  const codes = entered.flatMap((campaign) => campaign.codes);
  const lastWholeDay = addDays(today, -1);
  return buildCampaignsContent(
    {
      entered,
      orders: await readCampaignOrders(tx, shop, range, codes),
      spend: await readSpendDays(tx, shop, range),
      pacedSpend: await readPacedSpend(tx, shop, entered, lastWholeDay),
      lastWholeDay,
      worth: await readCampaignWorth(tx, shop, coverage.asOfDay, codes),
      rules: await readChannelRules(tx, shop),
    },
    range,
    filter,
  );
}

/** Of the days of campaigns with a budget and an end, whatever days the page is of. */
async function readPacedSpend(
  tx: Queryable,
  shop: ShopRow,
  entered: readonly EnteredCampaign[],
  lastWholeDay: string,
) {
  const [from] = entered
    .filter(({ budgetMinor, to }) => budgetMinor !== null && to !== null)
    .map((campaign) => campaign.from)
    .sort();
  return from === undefined || from > lastWholeDay
    ? []
    : readSpendDays(tx, shop, { from, to: lastWholeDay });
}
