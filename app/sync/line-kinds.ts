import type { SyncResourceName } from "../store/sync-status";
import type { LineKind } from "./line-parser";
import { abandonedCheckoutLines, customerLines } from "./parse-customers";
import { orderLines } from "./parse-orders";
import { collectionLines, productLines } from "./parse-products";
import { saleLines } from "./parse-sales";

/** What is read in bulk, and how its lines become rows. */
export const lineKinds: ReadonlyMap<SyncResourceName, LineKind<unknown>> = new Map(
  [orderLines, saleLines, productLines, collectionLines, customerLines, abandonedCheckoutLines].map(
    (kind) => [kind.resource, kind],
  ),
);
