import { areCustomersFolded } from "../../store/rollup/fold.server";
import type { Queryable } from "../../store/database.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { loadSalesFrame, type SalesFrame } from "../home/frame.server";
import { describeFrame } from "../products/describe";
import { findRefusal } from "./refusal";
import type { CustomersView } from "./view";

// With the usual 4 MB the sums over all orders of a shop would be sorted on disk.
const ample = { work_mem: "64MB" };

interface PageReads<Content, Always> {
  shop: ShopRow;
  params: URLSearchParams;
  now: Date;
  /** What needs the whole history. */
  read(tx: Queryable, frame: SalesFrame): Promise<Content>;
  /** What does not. */
  readAlways(tx: Queryable, frame: SalesFrame): Promise<Always>;
}

/** What a page of customers is made of: all it needs is read in one transaction. */
export async function loadCustomersPage<Content, Always>({
  shop,
  params,
  now,
  read,
  readAlways,
}: PageReads<Content, Always>): Promise<CustomersView<Content, Always>> {
  const frame = await loadSalesFrame(shop, params, now);
  if (frame.state !== "ready") return frame;
  const work = async (tx: Queryable) => {
    const refusal = findRefusal(frame, await areCustomersFolded(tx, shop));
    const shared = { ...describeFrame(frame), always: await readAlways(tx, frame) };
    if (refusal === null) return { ...shared, refusal, content: await read(tx, frame) };
    // One banner at most: the refusal asks for the same.
    const isSaidTwice = refusal.kind === "scopes" && shared.notice?.kind === "missingScopes";
    return { ...shared, ...(isSaidTwice ? { notice: null } : {}), refusal, content: null };
  };
  return withShop(shop, work, ample);
}

/** Of a page that says nothing without the whole history. */
export const nothingAlways = (): Promise<null> => Promise.resolve(null);
