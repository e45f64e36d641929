import { addDays } from "../../lib/shop-day";
import {
  parseCampaignFilter,
  type CampaignFilter,
} from "../../metrics/acquisition/campaign-filter";
import { readChannelRules } from "../../metrics/acquisition/channel-rules.server";
import { ownDaysOf } from "../../metrics/acquisition/own-days";
import { readPacedCampaigns, readPacedTold } from "../../metrics/acquisition/paced.server";
import { limitsOf } from "../../metrics/acquisition/spend-limits";
import type { Queryable } from "../../store/database.server";
import type { ShopRow } from "../../store/shops.server";
import { listCampaigns } from "../../store/spend/campaigns.server";
import { readSpendKnowledge } from "../../store/spend/spend-knowledge.server";
import { readSpendDays } from "../../store/spend/spend-days.server";
import { readToldActivities } from "../../store/spend/told-activities.server";
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
  const knowledge = await readSpendKnowledge(tx, shop, { isPlain: true });
  const own = ownDaysOf(range, knowledge, coverage.asOfDay);
  const told = await readToldActivities(tx, shop);
  return buildCampaignsContent(
    {
      entered,
      told,
      pacedTold: await readPacedTold(
        ...([tx, shop, { entered, told }, range, knowledge] as const),
        lastWholeDay,
      ),
      orders: await readCampaignOrders(tx, shop, range, codes, own.starts),
      spend: await readSpendDays(tx, shop, range),
      own,
      paced: await readPacedCampaigns(tx, shop, entered, knowledge, [lastWholeDay]),
      worth: await readCampaignWorth(tx, shop, coverage.asOfDay, codes),
      rules: await readChannelRules(tx, shop),
    },
    { filter, lastWholeDay, limits: limitsOf(range, knowledge, coverage.asOfDay) },
  );
}
