import { createHash, randomBytes } from "node:crypto";
import { database, type Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";

/** A token of a script; the token itself is known to nobody but the script. */
export interface ApiToken {
  id: number;
  name: string;
  createdAt: Date;
  usedAt: Date | null;
}

// So that it is known for what it is where it was pasted by mistake.
const prefix = "shelfwise_";
const pattern = /^shelfwise_[A-Za-z0-9_-]{43}$/;

const digestOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** A new token, which is told this once. */
export async function createApiToken(shop: ShopRef, name: string, now: Date): Promise<string> {
  const token = `${prefix}${randomBytes(32).toString("base64url")}`;
  await withShop(shop, (tx) =>
    tx.query("insert into api_token (shop_id, name, sha256, created_at) values ($1, $2, $3, $4)", [
      shop.id,
      name,
      digestOf(token),
      now,
    ]),
  );
  return token;
}

export async function listApiTokens(tx: Queryable, shop: ShopRef): Promise<ApiToken[]> {
  const { rows } = await tx.query<ApiToken>(
    `select id, name, created_at as "createdAt", used_at as "usedAt" from api_token
     where shop_id = $1 order by created_at, id`,
    [shop.id],
  );
  return rows;
}

export async function revokeApiToken(shop: ShopRef, id: number): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query("delete from api_token where shop_id = $1 and id = $2", [shop.id, id]),
  );
}

/**
 * Whose a token is, and notes that it was used; null where it is nobody's, or the app was uninstalled. One
 * of the few questions asked before the shop is known.
 */
export async function findTokenOwner(
  token: string,
  now: Date,
): Promise<{ shopId: number; name: string } | null> {
  if (!pattern.test(token)) return null;
  const db = await database();
  const { rows } = await db.query<{ shopId: number; name: string }>(
    `update api_token t set used_at = $2 from shop s
     where t.sha256 = $1 and s.id = t.shop_id and s.uninstalled_at is null
     returning t.shop_id as "shopId", t.name`,
    [digestOf(token), now],
  );
  return rows[0] ?? null;
}
