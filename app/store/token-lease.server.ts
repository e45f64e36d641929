import { withShop, type ShopRef } from "./with-shop.server";

/** True where `owner` may now refresh the shop's token, until `now` + `leaseMs`. */
export function takeTokenLease(
  shop: ShopRef,
  owner: string,
  now: Date,
  leaseMs: number,
): Promise<boolean> {
  return withShop(shop, async (tx) => {
    const { rowCount } = await tx.query(
      `update shop set token_lease_owner = $2, token_lease_until = $4
       where id = $1 and (token_lease_until is null or token_lease_until <= $3)`,
      [shop.id, owner, now, new Date(now.getTime() + leaseMs)],
    );
    return rowCount === 1;
  });
}

export async function releaseTokenLease(shop: ShopRef, owner: string): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query(
      `update shop set token_lease_owner = null, token_lease_until = null
       where id = $1 and token_lease_owner = $2`,
      [shop.id, owner],
    ),
  );
}
