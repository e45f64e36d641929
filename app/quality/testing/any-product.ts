import fc from "fast-check";
import { mediaFacts, variantFacts } from "./facts";

export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "",
    " ",
    "<b",
    "&#x;",
    "Copy of",
    "花瓶",
    "٣",
    "e+",
    "🏳️‍🌈",
    "__proto__",
    "constructor",
  ),
);
const anyNumber = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1, Number.MAX_SAFE_INTEGER));

/** Whatever a merchant may have entered. */
export const anyProduct = fc.record({
  title: anyText,
  handle: anyText,
  vendor: anyText,
  productType: anyText,
  tags: fc.array(anyText, { maxLength: 3 }),
  status: fc.constantFrom("ACTIVE", "DRAFT", "UNLISTED", "ARCHIVED"),
  descriptionHtml: anyText,
  seoTitle: fc.option(anyText),
  seoDescription: fc.option(anyText),
  options: fc.array(fc.record({ name: anyText, values: fc.array(anyText, { maxLength: 3 }) }), {
    maxLength: 3,
  }),
  hasOnlyDefaultVariant: fc.boolean(),
  totalInventory: anyNumber,
  media: fc
    .array(
      fc
        .record({
          alt: fc.option(anyText),
          url: fc.option(anyText),
          width: fc.option(anyNumber),
          height: fc.option(anyNumber),
        })
        .map(mediaFacts),
      { maxLength: 2 },
    )
    .map((media) =>
      media.map((each, index) => ({ ...each, id: `gid://shopify/MediaImage/${String(index)}` })),
    ),
  variants: fc
    .array(
      fc
        .record({
          title: anyText,
          sku: fc.option(anyText),
          barcode: fc.option(anyText),
          priceMinor: anyNumber,
          compareAtMinor: fc.option(anyNumber),
          unitCostMinor: fc.option(anyNumber),
          inventoryQuantity: fc.option(anyNumber),
          weightKg: fc.option(anyNumber),
        })
        .map(variantFacts),
      { maxLength: 2 },
    )
    .map((variants) => variants.map((each, index) => ({ ...each, id: index }))),
});
