import type { Queryable } from "./database.server";
import type { Tombstones } from "./parents.server";
import { readRedacted } from "./redacted.server";
import {
  abandonedCheckoutTable,
  customerTable,
  type AbandonedCheckoutRow,
  type CustomerRow,
} from "./tables/others";
import { upsertRows } from "./upsert.server";
import type { ShopRef } from "./with-shop.server";

export async function writeCustomers(
  tx: Queryable,
  shop: ShopRef,
  customers: readonly CustomerRow[],
): Promise<void> {
  const redacted = await readRedacted(
    tx,
    shop,
    customers.map(({ id }) => id),
  );
  await upsertRows(
    tx,
    shop,
    customerTable,
    customers.filter(({ id }) => !redacted.has(id)),
  );
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
  checkouts: readonly AbandonedCheckoutRow[],
): Promise<void> {
  const redacted = await readRedacted(
    tx,
    shop,
    checkouts.map(({ customerId }) => customerId),
  );
  const isRedacted = (id: number | null) => id !== null && redacted.has(id);
  await upsertRows(
    tx,
    shop,
    abandonedCheckoutTable,
    checkouts.map((row) => (isRedacted(row.customerId) ? { ...row, customerId: null } : row)),
  );
}
