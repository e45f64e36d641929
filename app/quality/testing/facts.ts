import type {
  CatalogueFacts,
  CategoryFacts,
  MediaFacts,
  ProductFacts,
  RecommendedAttribute,
  ShopFacts,
  VariantFacts,
} from "../facts/facts";

// Facts of a product that has nothing wrong with it, and of the shop around it: a test says what differs.

export function categoryFacts(code: string, fullName: string, rest: Partial<CategoryFacts> = {}) {
  return {
    id: `gid://shopify/TaxonomyCategory/${code}`,
    name: fullName.split(" > ").at(-1) ?? "",
    fullName,
    level: fullName.split(" > ").length,
    isLeaf: true,
    isArchived: false,
    ...rest,
  };
}

export const shirts = categoryFacts(
  "aa-1-13-7",
  "Apparel & Accessories > Clothing > Clothing Tops > Shirts",
);
export const vases = categoryFacts("hg-3-80", "Home & Garden > Decor > Vases");
export const lamps = categoryFacts("hg-13-2", "Home & Garden > Lighting > Lamps");

export function variantFacts(rest: Partial<VariantFacts> = {}): VariantFacts {
  return {
    id: 11,
    title: "Default Title",
    sku: "VASE-01",
    barcode: "4006381333931",
    priceMinor: 4900,
    compareAtMinor: null,
    unitCostMinor: 2000,
    selectedOptions: [{ name: "Title", value: "Default Title" }],
    inventoryPolicy: "DENY",
    inventoryQuantity: 12,
    isTracked: true,
    requiresShipping: true,
    countryOfOrigin: "PT",
    harmonizedSystemCode: "691310",
    weightKg: 1.4,
    compareAtSince: null,
    hasOwnImage: false,
    ...rest,
  };
}

export function mediaFacts(rest: Partial<MediaFacts> = {}): MediaFacts {
  return {
    id: "gid://shopify/MediaImage/21",
    contentType: "IMAGE",
    position: 1,
    alt: "White stoneware vase on a wooden table",
    url: "https://cdn.shopify.com/s/files/1/0001/0002/files/vase-front.jpg?v=1",
    width: 2000,
    height: 2000,
    ...rest,
  };
}

export const threeImages: readonly MediaFacts[] = ["front", "side", "detail"].map((view, index) =>
  mediaFacts({
    id: `gid://shopify/MediaImage/${21 + index}`,
    position: index + 1,
    alt: `White stoneware vase, ${view}`,
    url: `https://cdn.shopify.com/s/files/1/0001/0002/files/vase-${view}.jpg?v=1`,
  }),
);

export const cleanDescription =
  "<p>This vase is thrown by hand from white stoneware and glazed inside, so that it holds water for years. " +
  "It is 24 cm high, weighs 1.4 kg and stands firmly with long stems, also on a shelf.</p><p>Wash it by hand with mild soap.</p>";

export const valueGid = (number: number) => `gid://shopify/TaxonomyValue/${number}`;

export const materials: RecommendedAttribute = {
  key: "material",
  name: "Material",
  values: new Map([
    [valueGid(1), "Stoneware"],
    [valueGid(2), "Glass"],
  ]),
};

export function productFacts(rest: Partial<ProductFacts> = {}): ProductFacts {
  return {
    id: 1,
    handle: "tall-stoneware-vase-white",
    title: "Tall Stoneware Vase, White",
    productType: "Vase",
    vendor: "Olaria",
    tags: ["stoneware"],
    status: "ACTIVE",
    category: vases,
    unknownCategoryId: null,
    descriptionHtml: cleanDescription,
    seoTitle: "Tall Stoneware Vase in White | Olaria",
    seoDescription:
      "A tall vase of white stoneware, thrown by hand, glazed inside and made to stand firmly with long stems.",
    options: [{ name: "Title", values: ["Default Title"], linkedMetafield: null }],
    hasOnlyDefaultVariant: true,
    isGiftCard: false,
    tracksInventory: true,
    totalInventory: 12,
    isOnOnlineStore: true,
    createdDay: "2025-03-01",
    media: threeImages,
    variants: [variantFacts()],
    collectionIds: [501],
    attributes: { material: [{ name: "Stoneware", valueIds: [valueGid(1)] }] },
    recommendedAttributes: [materials],
    outOfStockSince: null,
    sales: { units: 40, netMinor: 196_000, unitsReturned: 1, lastSoldDay: "2026-10-30" },
    suggestion: { category: vases, confidence: 0.97, isSure: true },
    ...rest,
  };
}

export function catalogueFacts(rest: Partial<CatalogueFacts> = {}): CatalogueFacts {
  return {
    titles: new Map(),
    descriptions: new Map(),
    seoTitles: new Map(),
    skus: new Map(),
    barcodes: new Map(),
    images: new Map(),
    vendors: new Map([["Olaria", 20]]),
    tags: new Map([["stoneware", 20]]),
    types: new Map([["Vase", 20]]),
    pricesByType: new Map([["Vase", { median: Math.log(4900), deviation: 0.2, variants: 20 }]]),
    categoriesOfPeers: new Map([["Olaria\nVase", new Map([[vases.id, 20]])]]),
    vendorsWithGtin: new Set(["Olaria"]),
    returnRate: 0.05,
    titlesByType: new Map([["Vase", { products: 20, withVendor: 0 }]]),
    titleWords: new Map([
      ["stoneware", 40],
      ["vase", 40],
      ["tall", 20],
      ["white", 20],
    ]),
    imageShapes: new Map([[501, { ratio: 1, products: 20, of: 20 }]]),
    ...rest,
  };
}

export function shopFacts(rest: Partial<ShopFacts> = {}): ShopFacts {
  return {
    name: "Olaria",
    domain: "olaria.example",
    currency: "EUR",
    minorPerUnit: 100,
    locale: "en",
    today: "2026-11-01",
    sellsAbroad: true,
    ...rest,
  };
}
