import { z } from "zod";
import type { AdminClient, QueryResult } from "../admin-api/client.server";
import { publicationsQuery, shopQuery } from "../admin-api/documents/shop";
import { checkShopDomain } from "../admin-api/shop-identity";
import { numberOfGid } from "../lib/gid";
import { replacePublications } from "../store/products.server";
import { writeShopDetails } from "../store/shop-details.server";
import { writeStorefront } from "../store/storefront.server";
import type { PublicationRow } from "../store/tables/products";
import type { Queryable } from "../store/database.server";
import type { ShopRef } from "../store/with-shop.server";
import { followCurrency, followZone } from "./follow-shop-change.server";
import { parsePageNode } from "./parse-line";
import { expandScopes } from "./plan";
import { readStorefront } from "./read-storefront.server";
import { connectionPage, gid, instant } from "./shapes";

const shopNode = z.object({
  shop: z.object({
    id: gid,
    name: z.string(),
    myshopifyDomain: z.string(),
    ianaTimezone: z.string(),
    currencyCode: z.string(),
    taxesIncluded: z.boolean(),
    weightUnit: z.string(),
    primaryDomain: z.object({ localization: z.object({ defaultLocale: z.string() }).nullable() }),
    createdAt: instant,
    plan: z.object({ publicDisplayName: z.string() }),
    shopAddress: z.object({ countryCodeV2: z.string().nullable() }).nullable(),
  }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

const publicationNode = z.object({
  id: gid,
  catalog: z.object({ title: z.string() }).nullable(),
});

/**
 * Asks for the shop's details, its granted scopes, its publications, policies and redirects; returns
 * what writes them.
 * Throws wrong_shop where another shop answers, as a redirected domain would.
 */
export async function readShop(
  client: AdminClient,
): Promise<{ write: (tx: Queryable, shop: ShopRef, now: Date) => Promise<void> }> {
  const { data } = await client.query(shopQuery);
  const { shop: node, currentAppInstallation } = parsePageNode(shopNode, "shop", data);
  checkShopDomain(client, node.myshopifyDomain);
  const grantedScopes = currentAppInstallation.accessScopes.map(({ handle }) => handle);
  const scopes = expandScopes(grantedScopes);
  const publications = scopes.has("read_publications") ? await readPublications(client) : [];
  const storefront = await readStorefront(client, scopes);

  return {
    async write(tx, shop, now) {
      const before = await writeShopDetails(tx, shop, {
        shopifyId: numberOfGid(node.id),
        name: node.name,
        currency: node.currencyCode,
        timezone: node.ianaTimezone,
        countryCode: node.shopAddress?.countryCodeV2 ?? null,
        planName: node.plan.publicDisplayName,
        taxesIncluded: node.taxesIncluded,
        weightUnit: node.weightUnit,
        primaryLocale: node.primaryDomain.localization?.defaultLocale ?? null,
        shopCreatedAt: node.createdAt,
        grantedScopes,
      });
      await replacePublications(tx, shop, publications);
      await writeStorefront(tx, shop, storefront);
      const { ianaTimezone: zone, currencyCode: currency } = node;
      if (before.timezone !== null && before.timezone !== zone)
        await followZone(tx, shop, { before: before.timezone, after: zone, at: now });
      if (before.currency !== null && before.currency !== currency)
        await followCurrency(tx, shop, { before: before.currency, after: currency, at: now });
    },
  };
}

const publicationsAnswer = z.object({ publications: connectionPage });

async function readPublications(client: AdminClient): Promise<PublicationRow[]> {
  const rows: PublicationRow[] = [];
  let after: string | null = null;
  do {
    const { data }: QueryResult<unknown> = await client.query(publicationsQuery, { after });
    const page: z.infer<typeof publicationsAnswer> = parsePageNode(
      publicationsAnswer,
      "shop",
      data,
    );
    const { nodes, pageInfo } = page.publications;
    for (const item of nodes) {
      const node = parsePageNode(publicationNode, "shop", item);
      rows.push({ id: numberOfGid(node.id), name: node.catalog?.title ?? "" });
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}
