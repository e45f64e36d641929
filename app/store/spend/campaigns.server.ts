import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";
import type { EnteredCampaign } from "./campaign-terms";
import { tellPages } from "./tell-pages.server";

/** The campaigns that were entered, the oldest first: where two claim an order, that is the one. */
export async function listCampaigns(tx: Queryable, shop: ShopRef): Promise<EnteredCampaign[]> {
  const { rows } = await tx.query<EnteredCampaign>(
    `select id, name, owner, channel, is_offline as "isOffline", from_day as from, to_day as to,
       budget_minor as "budgetMinor", utm_names as "utmNames", codes
     from campaign where shop_id = $1 order by id`,
    [shop.id],
  );
  return rows;
}

/** The same for who is going to change them: nobody else does until the transaction is over. */
export async function lockCampaigns(tx: Queryable, shop: ShopRef): Promise<EnteredCampaign[]> {
  await tx.query("select from shop where id = $1 for update", [shop.id]);
  return listCampaigns(tx, shop);
}

const valuesOf = (campaign: Omit<EnteredCampaign, "id">) => [
  campaign.name,
  campaign.owner,
  campaign.channel,
  campaign.isOffline,
  campaign.from,
  campaign.to,
  campaign.budgetMinor,
  campaign.utmNames,
  campaign.codes,
];

export async function addCampaign(
  tx: Queryable,
  shop: ShopRef,
  campaign: Omit<EnteredCampaign, "id">,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into campaign (shop_id, entered_at, name, owner, channel, is_offline, from_day, to_day,
       budget_minor, utm_names, codes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [shop.id, now, ...valuesOf(campaign)],
  );
  await tellPages(tx, shop);
}

/** False: there is no such campaign any more. */
export async function changeCampaign(
  tx: Queryable,
  shop: ShopRef,
  id: number,
  campaign: Omit<EnteredCampaign, "id">,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update campaign set name = $3, owner = $4, channel = $5, is_offline = $6, from_day = $7,
       to_day = $8, budget_minor = $9, utm_names = $10, codes = $11
     where shop_id = $1 and id = $2`,
    [shop.id, id, ...valuesOf(campaign)],
  );
  await tellPages(tx, shop);
  return rowCount > 0;
}

export async function deleteCampaign(shop: ShopRef, id: number): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query("delete from campaign where shop_id = $1 and id = $2", [shop.id, id]);
    await tellPages(tx, shop);
  });
}
