import { randomUUID } from "node:crypto";
import type { MutationResolver } from "../platform/types";
import { NO_ID, idOfType } from "./gid";
import { refuseLongList, withoutCodes } from "./input";

interface MemberArgs {
  id: string;
  productIds: string[];
}

/** collectionAddProductsV2: into a collection picked by hand. */
export const collectionAddProductsV2: MutationResolver = (
  { world },
  { id, productIds }: MemberArgs,
) => {
  const userErrors = world.catalogue.changeMembers(collectionId(id), { add: numbers(productIds) });
  return { job: userErrors.length > 0 ? null : doneJob(), userErrors };
};

/** collectionRemoveProducts: out of a collection picked by hand. */
export const collectionRemoveProducts: MutationResolver = (
  { world },
  { id, productIds }: MemberArgs,
) => {
  const userErrors = world.catalogue.changeMembers(collectionId(id), {
    remove: numbers(productIds),
  });
  const job = userErrors.length > 0 ? null : doneJob();
  return { job, userErrors: withoutCodes(userErrors) };
};

/** Shopify's jobs take a while; here what they do is done when they are answered. */
function doneJob() {
  return { __typename: "Job", id: `gid://shopify/Job/${randomUUID()}`, done: true };
}

function collectionId(gid: string): number {
  return idOfType(gid, "Collection") ?? NO_ID;
}

function numbers(gids: string[]): number[] {
  refuseLongList(gids);
  return gids.map((gid) => idOfType(gid, "Product") ?? NO_ID);
}
