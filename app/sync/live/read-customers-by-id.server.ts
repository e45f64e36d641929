import { customersByIdQuery } from "../../admin-api/documents/customers";
import { writeCustomers } from "../../store/customers.server";
import { customerNode, customerToRow } from "../customer-rows";
import { askForObjects, type ObjectReader } from "./object-reader.server";

/** Customers: their numbers, no personal data. */
export const customersById: ObjectReader = {
  resource: "customers",
  atOnce: 50,
  scope: "read_customers",
  async read(client, { shop, currency, reading, askedAt }, ids) {
    const { objects, found, gone } = await askForObjects(
      client,
      "customers",
      customersByIdQuery,
      ids,
      customerNode,
    );
    const rows = objects.map((node) => customerToRow(node, currency, reading));
    return { found, gone, write: (tx) => writeCustomers(tx, shop, rows, askedAt) };
  },
};
