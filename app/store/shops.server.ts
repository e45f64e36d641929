import { database } from "./database.server";
import { withShop, type ShopRef } from "./with-shop.server";

/** What we know of a shop. Null until its details have been read from Shopify. */
export interface ShopRow extends ShopRef {
  name: string | null;
  currency: string | null;
  timezone: string | null;
  /** BCP 47; null: Shopify does not tell. */
  primaryLocale: string | null;
  planName: string | null;
  taxesIncluded: boolean | null;
  shopCreatedAt: Date | null;
  grantedScopes: string[];
  installedAt: Date;
  uninstalledAt: Date | null;
  /** The last time a visit of the merchant brought a token. */
  authorizedAt: Date | null;
  needsReauthAt: Date | null;
  dataVersion: number;
  /** The merchant wants sales by country. */
  readsCountries: boolean;
  /** When Shopify denied the countries of orders; null where it did not. */
  countriesDeniedAt: Date | null;
}

const columns = `id, domain, name, currency, timezone, primary_locale as "primaryLocale",
  plan_name as "planName",
  taxes_included as "taxesIncluded", shop_created_at as "shopCreatedAt",
  granted_scopes as "grantedScopes", installed_at as "installedAt",
  uninstalled_at as "uninstalledAt", authorized_at as "authorizedAt", needs_reauth_at as "needsReauthAt",
  data_version as "dataVersion", reads_countries as "readsCountries",
  countries_denied_at as "countriesDeniedAt"`;

/** The shop of a domain, or null. One of the few questions asked before the shop is known. */
export async function findShopByDomain(domain: string): Promise<ShopRow | null> {
  const db = await database();
  const { rows } = await db.query<ShopRow>(`select ${columns} from shop where domain = $1`, [
    domain,
  ]);
  return rows[0] ?? null;
}

/** The shop of an id, or null: for jobs, whose payload names the shop. */
export async function findShopById(id: number): Promise<ShopRow | null> {
  const db = await database();
  const { rows } = await db.query<ShopRow>(`select ${columns} from shop where id = $1`, [id]);
  return rows[0] ?? null;
}

/** Shops that are installed, with the time of their last sign of life from a backfill. */
export async function listInstalledShops(): Promise<
  (ShopRow & { syncHeartbeatAt: Date | null })[]
> {
  const db = await database();
  const { rows } = await db.query<ShopRow & { syncHeartbeatAt: Date | null }>(
    `select ${columns}, sync_heartbeat_at as "syncHeartbeatAt" from shop
     where uninstalled_at is null order by id`,
  );
  return rows;
}

/**
 * Notes that the app is installed with these scopes. `isNew` is true on the first install and on a
 * reinstall: then a backfill is due. `wasWaiting`: its jobs had stopped for want of a token.
 */
export async function recordInstall(
  domain: string,
  grantedScopes: readonly string[],
  now: Date,
): Promise<{ shop: ShopRow; isNew: boolean; hasNewScopes: boolean; wasWaiting: boolean }> {
  const db = await database();
  return db.transaction(async (tx) => {
    const before = await tx.query<ShopRow>(
      `select ${columns} from shop where domain = $1 for update`,
      [domain],
    );
    const { rows } = await tx.query<ShopRow>(
      `insert into shop (domain, granted_scopes, installed_at, authorized_at, scopes_at)
       values ($1, $2, $3, $3, $3)
       on conflict (domain) do update set granted_scopes = excluded.granted_scopes,
         authorized_at = excluded.authorized_at, scopes_at = excluded.scopes_at,
         installed_at = case when shop.uninstalled_at is null then shop.installed_at
                             else excluded.installed_at end,
         uninstalled_at = null, needs_reauth_at = null
       returning ${columns}`,
      [domain, [...grantedScopes], now],
    );
    const known = before.rows[0];
    const shop = rows[0];
    if (!shop) throw new Error(`Shop ${domain} was not stored`);
    return {
      shop,
      isNew: !known || known.uninstalledAt !== null,
      hasNewScopes: grantedScopes.some((scope) => !known?.grantedScopes.includes(scope)),
      wasWaiting: Boolean(known?.needsReauthAt),
    };
  });
}

/** Notes the scopes as they were at `at`. False where something newer is known. */
export function recordGrantedScopes(
  shop: ShopRef,
  scopes: readonly string[],
  at: Date,
): Promise<boolean> {
  return withShop(shop, async (tx) => {
    const { rowCount } = await tx.query(
      `update shop set granted_scopes = $2, scopes_at = $3
       where id = $1 and (scopes_at is null or scopes_at <= $3)`,
      [shop.id, [...scopes], at],
    );
    return rowCount === 1;
  });
}

/** Stops everything for the shop; its data stays until Shopify asks for it to be erased. */
export async function recordUninstall(domain: string, now: Date): Promise<void> {
  const db = await database();
  // The run number moves on, so that a backfill still under way may no longer write.
  await db.query(
    `update shop set uninstalled_at = $2, granted_scopes = '{}', sync_run = sync_run + 1
     where domain = $1 and uninstalled_at is null`,
    [domain, now],
  );
}

export async function recordNeedsReauth(shop: ShopRef, now: Date): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query("update shop set needs_reauth_at = $2 where id = $1 and needs_reauth_at is null", [
      shop.id,
      now,
    ]),
  );
}
