import type { AskedTexts } from "../../store/quality/told-sums.server";
import type { ToldProduct } from "../../store/quality/told.server";
import { normalizeText } from "../texts/texts";
import { wordsToCompare } from "./catalogue-of-rows";
import type { ProductFacts } from "./facts";
import { readDescription } from "./readings";
import { namesVendor } from "./title-facts";
import { trimCode } from "./variant-places";

/** What others share with a product, as it is compared. */
function textsOf(product: ProductFacts): AskedTexts {
  const { title, seoTitle, variants, media } = product;
  const distinct = (texts: readonly (string | null | undefined)[]) => [
    ...new Set(texts.flatMap((text) => text || [])),
  ];
  const description = readDescription(product);
  return {
    titles: distinct([normalizeText(title)]),
    seoTitles: distinct([normalizeText(seoTitle ?? "")]),
    descriptions: description.text === "" ? [] : [description.hash],
    // As often as variants have them, which is what is counted.
    skus: variants.flatMap(({ sku }) => trimCode(sku)?.toLowerCase() || []),
    barcodes: variants.flatMap(({ barcode }) => trimCode(barcode) || []),
    images: distinct(media.map(({ url }) => url?.split("?")[0])),
  };
}

/** What of these products is asked of the catalogue. */
export function askedOf(products: readonly ProductFacts[]): AskedTexts {
  const texts = products.map(textsOf);
  const all = (of: keyof AskedTexts) => [...new Set(texts.flatMap((each) => each[of]))];
  return {
    titles: all("titles"),
    seoTitles: all("seoTitles"),
    descriptions: all("descriptions"),
    skus: all("skus"),
    barcodes: all("barcodes"),
    images: all("images"),
  };
}

/** What a product adds to what the catalogue says. */
export function toldOf(product: ProductFacts): ToldProduct {
  const { id, title, vendor, productType, tags, status, category, unknownCategoryId } = product;
  const texts = textsOf(product);
  return {
    productId: id,
    vendor,
    type: productType,
    categoryId: status === "ACTIVE" ? (category?.id ?? unknownCategoryId) : null,
    namesVendor: vendor !== "" && namesVendor(title, vendor),
    tags,
    words: [...wordsToCompare(title)],
    title: texts.titles[0] ?? null,
    seoTitle: texts.seoTitles[0] ?? null,
    description: texts.descriptions[0] ?? null,
    codes: [...texts.skus, ...texts.barcodes, ...texts.images],
    collectionIds: product.collectionIds ?? [],
  };
}
