import type { ExportedProduct, ExportedVariant } from "../exports/types";
import { IMPORTED_IDS, MAX_IMPORTED_VARIANTS } from "../catalogue/ids";
import { LOCATION_IDS } from "../catalogue/locations";
import type { CatalogueSource } from "../catalogue/source";
import { unlistedKey, withUnlisted, withoutAttributes } from "../catalogue/taxonomy";
import type { Taxonomy } from "../catalogue/taxonomy";
import { PUBLICATIONS } from "../catalogue/views/publication";
import type { Findings } from "./findings";
import { isOnOnlineStore, isStockKnown, readProduct } from "./products";

/** What Shopify files a product under when nobody chose. Its list has it; older lists do not. */
const NO_CATEGORY = "uncategorized";

/** The catalogue of a products file (null: none was given), one location and the online store. */
export function importProducts(
  products: readonly ExportedProduct[] | null,
  settings: { currency: string; madeAt: number; taxonomy: Taxonomy },
  findings: Findings,
): CatalogueSource {
  const { taxonomy, categoryKeyOf } = readCategories(products ?? [], settings.taxonomy, findings);
  if (products) noteRules(products, findings);
  return {
    count: products?.length ?? 0,
    madeWith: products?.length ?? 0,
    product(index) {
      const exported = products?.[index];
      if (!exported) throw new RangeError(`no product ${index}`);
      return readProduct(exported, index, { ...settings, categoryKeyOf });
    },
    ids: IMPORTED_IDS,
    locations: LOCATION_IDS.slice(0, 1).map((id) => ({ id, place: null })),
    publications: PUBLICATIONS.slice(0, 1),
    collections: [],
    activities: [],
    taxonomy,
  };
}

/** Looks all categories up once; names that are not in the list get keys of their own. */
function readCategories(
  products: readonly ExportedProduct[],
  listed: Taxonomy,
  findings: Findings,
) {
  const keys = new Map<string, string | null>();
  const unlisted: string[] = [];
  for (const { category } of products) {
    if (!category) continue;
    let key = keys.get(category);
    if (key === undefined) {
      key = listed.keyOf(category);
      if (key === null && category.trim().toLowerCase() !== NO_CATEGORY) {
        key = unlistedKey(unlisted.push(category) - 1);
      }
      keys.set(category, key);
    }
    if (key?.startsWith("unlisted-")) {
      findings.assume(
        "Product Category",
        "The category is not among those served (another language or version): it is set, but nothing can be said of it",
      );
    } else if (key === null) {
      findings.assume(
        "Product Category",
        '"Uncategorized" is not among the categories served: passed as no category',
      );
    }
  }
  return {
    taxonomy: withoutAttributes(withUnlisted(listed, unlisted)),
    categoryKeyOf: (category: string) => keys.get(category) ?? null,
  };
}

function noteRules(products: readonly ExportedProduct[], findings: Findings): void {
  const { assume } = findings;
  for (const product of products) {
    if (product.status == null) assume("Status", "Without a status a product is active");
    if (product.published == null && isOnOnlineStore(product)) {
      assume("Published", "Not said: an active product is on the online store");
    }
    const { images, metafields, googleShopping, variants } = product;
    assume(
      "Image.width, Image.height",
      "Not in an export: image sizes are not known",
      images.length,
    );
    assume(
      "Metafield.type",
      "Not in an export: the values of metafields are passed as text",
      metafields.length + Object.keys(googleShopping).length,
    );
    assume(
      "Google Shopping",
      'Columns of Google\'s channel are metafields of the namespace "mm-google-shopping"',
      Object.keys(googleShopping).length,
    );
    if (variants.length === 0) {
      assume("Variant", "A product without a row of a variant has one, of which nothing is known");
    }
    variants.forEach((variant, at) => {
      if (at < MAX_IMPORTED_VARIANTS) noteVariant(variant, findings);
      else {
        findings.reject(
          "products",
          variant.line,
          `more than ${MAX_IMPORTED_VARIANTS} variants of one product`,
        );
      }
    });
  }
  assume(
    "Product.createdAt, Product.updatedAt",
    "Not in an export: as if made when the first order was placed",
    products.length,
  );
  assume("Product.collections", "Not in an export: collections are not known", products.length);
  assume(
    "Product.resourcePublications",
    "Only the online store is known, by Published and Status",
    products.length,
  );
}

function noteVariant(variant: ExportedVariant, { assume }: Findings): void {
  if (variant.price == null) assume("Variant Price", "Without a price it is passed as 0");
  if (variant.cost === undefined) assume("Cost per item", "Not in the file: cost is not known");
  if (variant.cost === null) assume("Cost per item", "Blank: cost is not known");
  if (variant.requiresShipping == null) {
    assume("Variant Requires Shipping", "Not said: it is shipped");
  }
  if (variant.taxable == null) assume("Variant Taxable", "Not said: it is taxable");
  if (isStockKnown(variant)) {
    assume(
      "Variant Inventory Qty",
      "Stock by place is not in an export: all of it lies at one location",
    );
  } else if (variant.inventoryTracker !== null) {
    assume(
      "Variant Inventory Qty",
      "Without a quantity the stock is not known: passed as not tracked",
    );
  }
}
