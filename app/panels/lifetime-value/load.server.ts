import { failureOf } from "../../metrics/customer-studies/tries";
import { lifetimeStudy } from "../../metrics/lifetime-value/run-study.server";
import { parseStudy } from "../../metrics/lifetime-value/stored-study";
import type { ShopRow } from "../../store/shops.server";
import { readHistoricWorth } from "../../store/worth/historic.server";
import { lacksSellingPlans } from "../../store/worth/selling-plans.server";
import { readStudy } from "../../store/worth/studies.server";
import { readStudyWork } from "../../store/worth/study-work.server";
import { loadCustomersPage, nothingAlways } from "../customers/frame.server";
import type { CustomersView } from "../customers/view";
import { buildWorth, horizons } from "./build-view";
import type { WorthContent } from "./view";

/** What customers came to, and what they are expected to come to. */
export function loadLifetimeValue(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<CustomersView<WorthContent>> {
  return loadCustomersPage({
    shop,
    params,
    now,
    read: async (tx, { coverage }) => {
      const stored = await readStudy(tx, shop, lifetimeStudy);
      const result = stored && parseStudy(stored.result);
      return buildWorth({
        historic: await readHistoricWorth(tx, shop, coverage.asOfDay, horizons, null),
        study: stored && result && { observedTo: stored.observedTo, result },
        failure: failureOf(await readStudyWork(tx, shop, lifetimeStudy)),
        lacksPlans: await lacksSellingPlans(tx, shop),
      });
    },
    readAlways: nothingAlways,
  });
}
