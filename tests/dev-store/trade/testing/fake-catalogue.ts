import type { Catalogue, CatalogueProduct, CatalogueVariant, Resource } from "../../world/types";

/** A tiny catalogue for tests of trade alone: a few plain products and one gift card. */
export function createFakeCatalogue(
  products = 40,
): Catalogue & { stockChanges: [number, number][] } {
  const list: CatalogueProduct[] = [];
  for (let i = 0; i < products; i++) {
    const isGiftCard = i === 0;
    const variants: CatalogueVariant[] = [0, 1].map((v) => ({
      id: 9000 + i * 10 + v,
      productId: 100 + i,
      inventoryItemId: 5000 + i * 10 + v,
      title: v === 0 ? "Small" : "Large",
      sku: `SKU-${i}-${v}`,
      barcode: null,
      priceMinor: isGiftCard ? 5000 : 999 + i * 317 + v * 150,
      compareAtMinor: null,
      costMinor: 400 + i * 100,
      requiresShipping: !isGiftCard,
      taxable: i % 9 !== 8,
      stock: 50,
    }));
    list.push({
      id: 100 + i,
      title: isGiftCard ? "Gift card" : `Lantern no. ${i}`,
      vendor: "Alder",
      productType: "Lamp",
      vertical: i % 2 ? "home" : "garden",
      isGiftCard,
      launchedAt: 0,
      popularity: 1 / (i + 1),
      season: Array.from({ length: 12 }, () => 1),
      tags: [],
      variants,
    });
  }
  const resource = (typeName: string, ids: number[]): Resource => ({
    typeName,
    gidPrefix: `gid://shopify/${typeName}/`,
    ids: () => ids,
    node: (id) =>
      ids.includes(id) ? { __typename: typeName, id: `gid://shopify/${typeName}/${id}` } : null,
    field: (id, name) => (name === "id" ? id : undefined),
  });
  const stockChanges: [number, number][] = [];
  const variants = list.flatMap((product) => product.variants);
  return {
    products: list,
    stockChanges,
    product: (id) => list.find((product) => product.id === id),
    variant: (id) => variants.find((variant) => variant.id === id),
    campaigns: [
      {
        activityId: 1,
        title: "Search",
        source: "google",
        medium: "cpc",
        campaign: "brand",
        startsAt: 0,
        endsAt: null,
        weight: 1,
      },
    ],
    resources: {
      products: resource(
        "Product",
        list.map(({ id }) => id),
      ),
      productVariants: resource(
        "ProductVariant",
        variants.map(({ id }) => id),
      ),
      inventoryItems: resource("InventoryItem", []),
      mediaImages: resource("MediaImage", []),
      collections: resource("Collection", []),
      locations: resource("Location", [71, 72]),
      publications: resource("Publication", [81, 82]),
      marketingActivities: resource("MarketingActivity", [1]),
    },
    taxonomy: { version: "fake", categories: () => [], category: () => null },
    adjustStock: (variantId, delta) => void stockChanges.push([variantId, delta]),
    updateProduct: () => [],
    updateVariant: () => [],
    deleteProduct: () => [],
    updateMedia: () => [],
    updateOption: () => [],
    deleteOptions: () => [],
    createOptions: () => [],
    setCategoryField: () => [],
    publishProduct: () => [],
    unpublishProduct: () => [],
    changeMembers: () => [],
  };
}
