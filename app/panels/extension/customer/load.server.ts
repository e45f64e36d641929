import { z } from "zod";
import { AppError } from "../../../lib/errors";
import { lifetimeStudy } from "../../../metrics/lifetime-value/run-study.server";
import { parseStudy } from "../../../metrics/lifetime-value/stored-study";
import type { ShopRow } from "../../../store/shops.server";
import {
  readCustomerHistory,
  readCustomerWorth,
  readShopifysView,
} from "../../../store/worth/customer.server";
import { readStudy } from "../../../store/worth/studies.server";
import { loadCustomersPage, nothingAlways } from "../../customers/frame.server";
import { whyWaiting } from "../product/build-view";
import { buildCustomer, whyRefused } from "./build-view";
import type { CustomerBlock } from "./view";

const idSchema = z.coerce.number().int().positive().safe();

/** What the block on a customer's page shows. Throws AppError `not_found` where the shop has no such customer. */
export async function loadCustomerBlock(
  shop: ShopRow,
  id: string | undefined,
  now: Date,
): Promise<CustomerBlock> {
  const customerId = idSchema.safeParse(id).data;
  if (customerId === undefined) throw new AppError("not_found", "There is no such customer.");
  const view = await loadCustomersPage({
    shop,
    params: new URLSearchParams(),
    now,
    read: async (tx, { coverage, currency }) => {
      const shopify = await readShopifysView(tx, shop, customerId);
      if (!shopify) {
        throw new AppError("not_found", "There is no such customer.");
      }
      const stored = await readStudy(tx, shop, lifetimeStudy);
      const result = stored && parseStudy(stored.result);
      const study = stored && result ? { observedTo: stored.observedTo, result } : null;
      const worth = await readCustomerWorth(tx, shop, customerId, coverage.asOfDay);
      const history = study && (await readCustomerHistory(tx, shop, customerId, study.observedTo));
      return buildCustomer({ worth, study, history, shopify }, currency);
    },
    readAlways: nothingAlways,
  });
  if (view.state !== "ready") return { state: "waiting", why: whyWaiting(view.state) };
  if (view.refusal) return { state: "waiting", why: whyRefused(view.refusal) };
  return view.content;
}
