import { addDays, type ShopDay } from "../../../lib/shop-day";
import type { DayRange } from "../../../metrics/date-range";
import type { Queryable } from "../../../store/database.server";
import type { ShopRow } from "../../../store/shops.server";
import { failureOf } from "../../../metrics/customer-studies/tries";
import { withoutShopifyGroups } from "../../../metrics/retention/rfm";
import { parseRfmHistory } from "../../../metrics/retention/rfm-history";
import { rfmHistoryStudy } from "../../../metrics/retention/rfm-history.server";
import { countProspects, countShopifyGroups, readRfm } from "../../../store/worth/rfm.server";
import { readStudy } from "../../../store/worth/studies.server";
import { readStudyWork } from "../../../store/worth/study-work.server";
import { loadCustomersPage, nothingAlways } from "../frame.server";
import { buildHistory } from "./build-history";
import { buildRfm, type RfmInput } from "./build-view";
import { segmentScope } from "./segment-scope";
import type { RfmView } from "./view";

/** Customers by RFM group at the end of the days chosen, and what moved since the day before they began. */
export function loadRfm(shop: ShopRow, params: URLSearchParams, now: Date): Promise<RfmView> {
  return loadCustomersPage({
    shop,
    params,
    now,
    read: async (tx, { range, coverage }) => {
      const { asOfDay } = coverage;
      const input = await readRfmInput(tx, shop, { range, asOfDay, lastKnownDay: asOfDay });
      const stored = await readStudy(tx, shop, rfmHistoryStudy);
      const history = stored && parseRfmHistory(stored.result);
      return {
        ...buildRfm(input),
        history: history && buildHistory(history, params),
        historyFailure: failureOf(await readStudyWork(tx, shop, rfmHistoryStudy)),
      };
    },
    readAlways: nothingAlways,
  });
}

interface RfmDays {
  range: DayRange;
  /** The last day of what is looked at, and the last of all that has been read: Shopify's groups are of it. */
  asOfDay: ShopDay;
  lastKnownDay: ShopDay;
}

export async function readRfmInput(
  tx: Queryable,
  shop: ShopRow,
  { range, asOfDay, lastKnownDay }: RfmDays,
): Promise<RfmInput> {
  const day = asOfDay < range.to ? asOfDay : range.to;
  const before = addDays(range.from < day ? range.from : day, -1);
  const cells = await readRfm(tx, shop, { day, before });
  const isLastKnown = day === lastKnownDay;
  return {
    day,
    before,
    isLastKnown,
    mayCreateSegments: shop.grantedScopes.includes(segmentScope),
    cells: isLastKnown ? cells : withoutShopifyGroups(cells),
    atShopify: isLastKnown ? await countShopifyGroups(tx, shop) : new Map(),
    prospects: {
      now: await countProspects(tx, shop, day),
      before: await countProspects(tx, shop, before),
    },
  };
}
