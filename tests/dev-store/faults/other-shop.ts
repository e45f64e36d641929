const OTHER_SHOP = "other-shop.myshopify.com";

/**
 * The text as if another shop had answered: `shop` becomes `domain`, and all ids but those of bulk
 * operations (which are the caller's own) become ids that the shop does not have.
 */
export function tellOfAnotherShop(text: string, shop: string, domain = OTHER_SHOP): string {
  return text
    .replaceAll(shop, domain)
    .replace(
      /(gid:\/\/shopify\/(?!BulkOperation\/)\w+\/)(\d+)/g,
      (_gid, path: string, id: string) => {
        return `${path}9${id}`;
      },
    );
}
