import type { Queryable } from "./database.server";
import { packRows, pickRows, type Rows } from "./packed-rows";
import type { Tombstones } from "./parents.server";
import { readRedacted } from "./redacted.server";
import {
  abandonedCheckoutTable,
  customerTable,
  type AbandonedCheckoutRow,
  type CustomerRow,
} from "./tables/others";
import { unpackNumbers, withoutCells } from "./unpack-rows";
import { upsertRows, upsertVersioned } from "./upsert.server";
import type { ShopRef } from "./with-shop.server";

/** Writes customers; not where newer, or told of after `askedAt`, is stored. */
export async function writeCustomers(
  tx: Queryable,
  shop: ShopRef,
  rows: Rows<CustomerRow>,
  askedAt: Date,
): Promise<void> {
  const customers = packRows(customerTable, shop, rows);
  const redacted = await readRedacted(tx, shop, [...customers.leads]);
  const kept = pickRows(customers, (_, id) => !redacted.has(id));
  await upsertVersioned(tx, shop, customerTable, kept, askedAt);
}

/** Marks customers deleted (or merged away) that a complete reading did not meet. */
export async function tombstoneCustomers(
  tx: Queryable,
  shop: ShopRef,
  { reading, startedAt, askedAt }: Tombstones,
): Promise<void> {
  await tx.query(
    `update customer set deleted_at = $3
     where shop_id = $1 and reading <> $2 and updated_at < $3 and deleted_at is null
       and (live_at is null or live_at < $4)`,
    [shop.id, reading, startedAt, askedAt],
  );
}

export async function writeAbandonedCheckouts(
  tx: Queryable,
  shop: ShopRef,
  rows: Rows<AbandonedCheckoutRow>,
): Promise<void> {
  const checkouts = packRows(abandonedCheckoutTable, shop, rows);
  const customerIds = unpackNumbers(abandonedCheckoutTable, checkouts, "customerId");
  const redacted = await readRedacted(tx, shop, customerIds);
  const isRedacted = (index: number) => redacted.has(customerIds[index] ?? -1);
  const kept =
    redacted.size === 0
      ? checkouts
      : withoutCells(abandonedCheckoutTable, checkouts, isRedacted, ["customerId"]);
  await upsertRows(tx, shop, abandonedCheckoutTable, kept);
}
