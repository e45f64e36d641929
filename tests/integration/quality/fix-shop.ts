import type { AdminClient } from "../../../app/admin-api/client.server";
import { applyBatch } from "../../../app/quality/batches/apply.server";
import { createFix } from "../../../app/quality/batches/batch.server";
import { changeBatch } from "../../../app/quality/batches/change-batch.server";
import { prepareBatch } from "../../../app/quality/batches/prepare.server";
import { everything, type BatchSource } from "../../../app/quality/batches/source";
import { readBatch } from "../../../app/store/quality/batches.server";
import { listChanges, type ListedChange } from "../../../app/store/quality/changes.server";
import type { Database } from "../../../app/store/database.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openTestDatabase } from "../../setup/test-database";
import { allScopes, backfill, openStore } from "../support/sync-store";

/** Scopes of a shop that lets fixes be written. */
export const writingScopes = [...allScopes, "write_products", "write_files", "write_publications"];
export const madeBy = "7001";

export type FixShop = Awaited<ReturnType<typeof openFixShop>>;

/** A store that has been read, and what is done to batches of fixes there. */
export async function openFixShop(settings: {
  shopDomain: string;
  orders: number;
  products: number;
  historyDays: number;
}) {
  const db: Database = await openTestDatabase();
  const store = await openStore({
    shops: [settings],
    requiredScopes: writingScopes,
    grantedScopes: writingScopes,
  });
  await backfill(await store.client());
  const shop = await findShopByDomain(store.domain);
  if (!shop) throw new Error("Not installed");
  const catalogue = () => store.store.world(store.domain).catalogue;

  return {
    db,
    store,
    shop,
    catalogue,
    titleAtShopify: (id: number) => catalogue().product(id)?.title,

    async listActive(offset: number, limit: number): Promise<number[]> {
      const { rows } = await db.query<{ id: number }>(
        `select id from product where shop_id = $1 and status = 'ACTIVE' and not is_gift_card
         order by id offset $2 limit $3`,
        [shop.id, offset, limit],
      );
      return rows.map(({ id }) => id);
    },

    /** A batch of what the checks' fixes propose. */
    async ask(source: Partial<BatchSource>): Promise<number> {
      const asked = { source: { ...everything, ...source }, madeBy };
      const made = await createFix(shop, asked, new Date());
      if (!made) throw new Error("Nothing to fix");
      // The rest is prepared in the background, where the machine is busy.
      const limits = { clock: () => new Date(), isTimeUp: () => false };
      while (await prepareBatch(shop, made.batchId, limits));
      return made.batchId;
    },

    changesOf: (batchId: number, of: ShopRow = shop): Promise<ListedChange[]> =>
      withShop(of, (tx) => listChanges(tx, of, batchId, { show: "all", offset: 0, limit: 2_000 })),

    /** A form of the batch's page. */
    send(batchId: number, fields: Record<string, string>, of: ShopRow = shop, by = madeBy) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      return changeBatch(of, batchId, form, { now: new Date(), madeBy: by });
    },

    /** Writes what waits, to the end. */
    async apply(batchId: number, at?: Date, asked?: AdminClient): Promise<void> {
      const client = asked ?? (await store.client());
      const options = { client, clock: () => at ?? new Date(), isTimeUp: () => false };
      while ((await applyBatch(shop, batchId, options)) !== null) {
        // More of it.
      }
    },

    stateOf: async (batchId: number) =>
      (await withShop(shop, (tx) => readBatch(tx, shop, batchId)))?.state,
  };
}

/** Three titles with stray spaces, here and at Shopify, and the batch that mends them. */
export async function spoilThreeTitles(of: FixShop) {
  const { db, shop, catalogue, titleAtShopify } = of;
  const ids = await of.listActive(0, 3);
  const before = ids.map((id) => (titleAtShopify(id) ?? "").trim());
  await db.query(
    `insert into quality_finding (shop_id, product_id, check_id, severity, places, evidence,
       first_seen_at, last_seen_at)
     select $1, unnest($2::bigint[]), 'TTL-09', 'hint', 1, '[]', now(), now()
     on conflict (shop_id, product_id, check_id) do update set resolved_at = null`,
    [shop.id, ids],
  );
  for (const [index, id] of ids.entries()) {
    const title = `  ${before[index]}`;
    catalogue().updateProduct(id, { title });
    const sql = "update product set title = $3 where shop_id = $1 and id = $2";
    await db.query(sql, [shop.id, id, title]);
  }
  return { batchId: await of.ask({ checkIds: ["TTL-09"], productIds: ids }), ids, before };
}
