import {
  eachVariant,
  hasLetterSizes,
  hasShipping,
  isSold,
  longTitle,
  misspellVendor,
  renameSizes,
  respellTags,
  shallowCategory,
  wrongCategory,
} from "./defect-edits";
import { defect, duplicate, type Defect } from "./defect";

/** How a product is filed and found: options, texts for search engines, category, publishing. */
export const FILED_DEFECTS: readonly Defect[] = [
  // Options.
  defect(
    "option",
    "option-name-variant",
    0.06,
    (p) => {
      for (const option of p.options) if (option.name === "Color") option.name = "Colour";
    },
    (p) => p.options.some((option) => option.name === "Color"),
  ),
  defect(
    "option",
    "option-values-inconsistent",
    0.08,
    (p) => renameSizes(p),
    (p) => hasLetterSizes(p),
  ),
  defect(
    "option",
    "option-single-value",
    0.03,
    (p) => {
      p.options = [{ name: "Style", values: ["Standard"] }];
      eachVariant(p, (v) => Object.assign(v, { title: "Standard", optionValues: ["Standard"] }));
    },
    (p) => p.options[0]?.name === "Title",
  ),
  // Search engine texts.
  defect("seo", "seo-missing", 0.18, (p) => (p.seo = { title: null, description: null })),
  defect("seo", "seo-title-long", 0.025, (p) => (p.seo.title = `${longTitle(p)}`.slice(0, 118))),
  defect("seo", "seo-title-short", 0.015, (p) => (p.seo.title = p.productType)),
  defect("seo", "seo-description-long", 0.025, (p) => {
    p.seo.description = `${p.seo.description ?? ""} `.repeat(4).trim().slice(0, 318);
  }),
  duplicate("seo", "seo-title-duplicate", 0.01, (p, sibling) => (p.seo.title = sibling.seo.title)),
  // Category.
  defect("category", "category-missing", 0.12, (p) => (p.category = null)),
  defect(
    "category",
    "category-wrong",
    0.04,
    (p, rng, tools) => (p.category = wrongCategory(p, rng, tools.context)),
  ),
  defect(
    "category",
    "category-shallow",
    0.08,
    (p, rng) => (p.category = shallowCategory(p, rng)),
    (p) => p.rightCategory.split("-").length > 2,
  ),
  // Publishing and organisation.
  defect(
    "publishing",
    "active-unpublished",
    0.02,
    (p) => Object.assign(p, { publishedAt: null, publications: [1] }),
    isSold,
  ),
  defect(
    "vendor",
    "vendor-spelling",
    0.02,
    (p, rng) => (p.vendor = misspellVendor(p.vendor, rng)),
    hasShipping,
  ),
  defect("tags", "tags-inconsistent", 0.02, (p) => (p.tags = respellTags(p.tags))),
  defect("tags", "tags-missing", 0.01, (p) => (p.tags = []), hasShipping),
  defect("type", "product-type-missing", 0.02, (p) => (p.productType = ""), hasShipping),
];
