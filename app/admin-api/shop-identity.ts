import { z } from "zod";
import { AppError } from "../lib/errors";
import type { AdminClient } from "./client.server";
import { shopIdentityQuery } from "./documents/shop";

// As for the counts that a plan begins with: what waits here keeps everything else waiting.
const deadlineMs = 10_000;

const identityAnswer = z.object({ shop: z.object({ myshopifyDomain: z.string() }) });

/**
 * Asks whose answers come back. Throws wrong_shop where they are another shop's, as those of a domain
 * that was moved would be, and what AdminClient.query throws.
 */
export async function verifyShop(client: AdminClient): Promise<void> {
  const { data } = await client.query(shopIdentityQuery, {}, { deadlineMs });
  const answer = identityAnswer.safeParse(data);
  if (!answer.success) {
    throw new AppError("upstream_invalid", "Shopify did not say which shop it answers for.");
  }
  checkShopDomain(client, answer.data.shop.myshopifyDomain);
}

/** Throws wrong_shop where an answer is of another shop than the client's. */
export function checkShopDomain({ shop }: AdminClient, domain: string): void {
  if (domain.toLowerCase() === shop.domain.toLowerCase()) return;
  throw new AppError("wrong_shop", `Shopify answered for ${domain} in place of ${shop.domain}.`);
}
