import { abandonedCheckoutsBulkDocument } from "../admin-api/documents/abandoned-checkouts";
import { customersBulkDocument } from "../admin-api/documents/customers";
import {
  tombstoneCustomers,
  writeAbandonedCheckouts,
  writeCustomers,
} from "../store/customers.server";
import { keepGone } from "../store/live-marks.server";
import type { AbandonedCheckoutRow, CustomerRow } from "../store/tables/others";
import type { BulkReader } from "./bulk-reader";
import {
  abandonedCheckoutNode,
  abandonedCheckoutToRow,
  customerNode,
  customerToRow,
} from "./customer-rows";
import { parseNode } from "./parse-line";

/** Customers: their numbers, no personal data. */
export const customersReader: BulkReader<CustomerRow> = {
  resource: "customers",
  document: (_scopes, _window, isStrict) => (isStrict ? null : customersBulkDocument),

  parse: ({ currency, reading }, line) =>
    customerToRow(parseNode(customerNode, "customers", line), currency, reading),

  async write(tx, { shop, askedAt }, rows) {
    await writeCustomers(tx, shop, rows);
    const ids = rows.map(({ id }) => id);
    await keepGone(tx, shop, "customers", ids, askedAt);
    return { roots: rows.length, orphans: [] };
  },

  finish: (tx, context) => tombstoneCustomers(tx, context.shop, context),
};

/** Checkouts that were begun and left. */
export const abandonedCheckoutsReader: BulkReader<AbandonedCheckoutRow> = {
  resource: "abandonedCheckouts",
  document: (scopes, _window, isStrict) =>
    isStrict ? null : abandonedCheckoutsBulkDocument({ customers: scopes.has("read_customers") }),

  parse: ({ currency }, line) =>
    abandonedCheckoutToRow(parseNode(abandonedCheckoutNode, "abandonedCheckouts", line), currency),

  async write(tx, { shop }, rows) {
    await writeAbandonedCheckouts(tx, shop, rows);
    return { roots: rows.length, orphans: [] };
  },
};
