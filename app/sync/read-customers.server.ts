import { abandonedCheckoutsBulkDocument } from "../admin-api/documents/abandoned-checkouts";
import { customersBulkDocument } from "../admin-api/documents/customers";
import {
  tombstoneCustomers,
  writeAbandonedCheckouts,
  writeCustomers,
} from "../store/customers.server";
import { keepGone } from "../store/live-marks.server";
import type { BulkReader } from "./bulk-reader";
import { abandonedCheckoutLines, customerLines, type PackedRoots } from "./parse-customers";

/** Customers: their numbers, no personal data. */
export const customersReader: BulkReader<PackedRoots> = {
  resource: "customers",
  lines: customerLines,
  document: (_permissions, _window, isStrict) => (isStrict ? null : customersBulkDocument),

  async write(tx, { shop, askedAt }, { roots, rows }) {
    await writeCustomers(tx, shop, rows, askedAt);
    await keepGone(tx, shop, "customers", [...rows.leads], askedAt);
    return { roots, orphans: [] };
  },

  finish: (tx, context) => tombstoneCustomers(tx, context.shop, context),
};

/** Checkouts that were begun and left. */
export const abandonedCheckoutsReader: BulkReader<PackedRoots> = {
  resource: "abandonedCheckouts",
  lines: abandonedCheckoutLines,
  document: ({ scopes }, _window, isStrict) =>
    isStrict ? null : abandonedCheckoutsBulkDocument({ customers: scopes.has("read_customers") }),

  async write(tx, { shop }, { roots, rows }) {
    await writeAbandonedCheckouts(tx, shop, rows);
    return { roots, orphans: [] };
  },
};
