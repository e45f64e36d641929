import {
  dropImagesOfColour,
  dropMedia,
  eachVariant,
  firstBarcode,
  hasColours,
  hasLetterSizes,
  longTitle,
  misspellVendor,
  renameSizes,
  respellTags,
  setFirstStock,
  shallowCategory,
  shortTitle,
  withCheck,
  wrongCategory,
} from "./defect-edits";
import type { ProductFacts } from "./facts";
import { defect, duplicate, type Defect } from "./defect";
import { minorDigits } from "./money";

const hasShipping = (product: ProductFacts): boolean => !product.isGiftCard;
const hasBarcode = (product: ProductFacts): boolean => product.variants[0]?.barcode != null;
const isSold = (product: ProductFacts): boolean =>
  product.status === "ACTIVE" && !product.isGiftCard;

/** Everything that can be planted, in one place; names are what `plantedDefects` answers. */
export const DEFECTS: readonly Defect[] = [
  // Titles.
  defect("title", "title-short", 0.012, (p) => (p.title = shortTitle(p))),
  defect("title", "title-all-caps", 0.015, (p) => (p.title = p.title.toUpperCase())),
  defect("title", "title-too-long", 0.008, (p) => (p.title = longTitle(p))),
  defect("title", "title-html", 0.005, (p) => (p.title = `<b>${p.title}</b> &amp; more`)),
  defect("title", "title-spaces", 0.012, (p) => (p.title = ` ${p.title.replace(" ", "  ")} `)),
  defect("title", "title-promotional", 0.012, (p, rng) => {
    p.title = `${p.title} ${rng.pick(["- SALE", "(Free Shipping)", "- 50% off today", "Best Price"])}`;
  }),
  defect("title", "title-punctuation", 0.008, (p, rng) => {
    p.title = `${p.title}${rng.pick(["!!!", " 🔥🔥", "!!", " ★★★"])}`;
  }),
  defect("title", "title-repetition", 0.006, (p) => {
    p.title = `${p.title} ${p.productType} ${p.productType} ${p.productType}`;
  }),
  defect("title", "title-copy-residue", 0.006, (p) => {
    p.title = `Copy of ${p.title}`;
    p.handle = `copy-of-${p.handle}`;
  }),
  duplicate("title", "title-duplicate", 0.012, (p, sibling) => {
    p.title = sibling.title;
    p.handle = `${sibling.handle}-1`;
  }),
  // Descriptions.
  defect("description", "description-missing", 0.04, (p) => (p.descriptionHtml = "")),
  defect("description", "description-short", 0.03, (p) => {
    p.descriptionHtml = `<p>${p.productType} by ${p.vendor}.</p>`;
  }),
  defect("description", "description-html-junk", 0.025, (p, rng) => {
    p.descriptionHtml = rng.pick([
      `<div style="font-family:'Times New Roman';mso-line-height-rule:exactly"><span style="color:#333">${p.descriptionHtml}</span><p>&nbsp;</p>`,
      `${p.descriptionHtml}<script>window.legacyWidget && legacyWidget.load()</script>`,
      `<table border="0"><tr><td>${p.descriptionHtml}</td></tr><iframe src="https://video.example/embed/1" width="560"></iframe>`,
    ]);
  }),
  defect("description", "description-equals-title", 0.008, (p) => {
    p.descriptionHtml = `<p>${p.title}</p>`;
  }),
  defect("description", "description-all-caps", 0.008, (p) => {
    p.descriptionHtml = p.descriptionHtml.replace(/>[^<]+</g, (text) => text.toUpperCase());
  }),
  defect("description", "description-contact", 0.008, (p) => {
    p.descriptionHtml += `\n<p>Questions? Call +1 555 0134, write to sales@othershop.example or see <a href="https://othershop.example/item">our other shop</a>.</p>`;
  }),
  defect("description", "description-placeholder", 0.004, (p) => {
    p.descriptionHtml =
      "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.</p>";
  }),
  duplicate("description", "description-duplicate", 0.012, (p, sibling) => {
    p.descriptionHtml = sibling.descriptionHtml;
  }),
  // Images.
  defect("media", "image-missing", 0.03, (p) => dropMedia(p), hasShipping),
  defect("media", "image-tiny", 0.02, (p, rng) => {
    const side = rng.pick([80, 150, 240, 400]);
    for (const media of p.media) Object.assign(media, { width: side, height: side });
  }),
  defect("media", "image-alt-missing", 0.1, (p) => {
    for (const media of p.media) media.alt = null;
  }),
  defect("media", "image-alt-file-name", 0.02, (p) => {
    p.media.forEach((media, at) => (media.alt = `IMG_${4021 + p.index + at}.jpg`));
  }),
  // What shops that read feeds do not take, of all that a shop can upload.
  defect("media", "image-wrong-type", 0.025, (p, rng) => {
    const extension = rng.pick(["svg", "avif"]);
    for (const media of p.media) media.extension = extension;
  }),
  defect("media", "colour-without-image", 0.015, dropImagesOfColour, hasColours),
  // Barcodes.
  defect(
    "barcode",
    "barcode-missing",
    0.05,
    (p) => eachVariant(p, (v) => (v.barcode = null)),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-checksum",
    0.012,
    (p) => firstBarcode(p, (code) => code.slice(0, -1) + String((Number(code.slice(-1)) + 3) % 10)),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-length",
    0.006,
    (p) => firstBarcode(p, (code) => code.slice(2, 12)),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-restricted",
    0.006,
    (p) => firstBarcode(p, (code) => withCheck(`2${code.slice(1, 12)}`)),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-coupon",
    0.003,
    (p) => firstBarcode(p, (code) => withCheck(`99${code.slice(2, 12)}`)),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-scientific",
    0.005,
    (p) => firstBarcode(p, (code) => `${code[0]}.${code.slice(1, 6)}E+12`),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-placeholder",
    0.004,
    (p, rng) => firstBarcode(p, () => rng.pick(["0000000000000", "1234567890123"])),
    hasBarcode,
  ),
  duplicate(
    "barcode",
    "barcode-duplicate",
    0.01,
    (p, sibling) => {
      firstBarcode(p, () => sibling.variants[0]?.barcode ?? "");
    },
    (p) => hasBarcode(p),
  ),
  // SKUs.
  defect("sku", "sku-missing", 0.03, (p) => eachVariant(p, (v) => (v.sku = null)), hasShipping),
  defect(
    "sku",
    "sku-spaces",
    0.01,
    (p) => eachVariant(p, (v) => (v.sku = v.sku?.toLowerCase().replace(/-/g, " ") ?? null)),
    hasShipping,
  ),
  duplicate(
    "sku",
    "sku-duplicate",
    0.012,
    (p, sibling) => {
      const first = p.variants[0];
      if (first) first.sku = sibling.variants[0]?.sku ?? null;
    },
    hasShipping,
  ),
  // Prices and costs.
  defect(
    "price",
    "price-zero",
    0.006,
    (p) => eachVariant(p, (v) => Object.assign(v, { priceMinor: 0, compareAtMinor: null })),
    isSold,
  ),
  defect(
    "price",
    "price-compare-at-low",
    0.02,
    (p, rng) => {
      const factor = rng.pick([1, 1, 0.8]);
      eachVariant(p, (v) => (v.compareAtMinor = Math.round(v.priceMinor * factor)));
    },
    hasShipping,
  ),
  defect(
    "price",
    "price-below-cost",
    0.012,
    (p) => eachVariant(p, (v) => (v.costMinor = Math.ceil(v.priceMinor * 1.2))),
    hasShipping,
  ),
  defect(
    "price",
    "price-outlier",
    0.004,
    (p, _rng, tools) => {
      const factor = 10 ** Math.max(1, minorDigits(tools.context.settings.currency));
      eachVariant(p, (v) =>
        Object.assign(v, { priceMinor: v.priceMinor * factor, compareAtMinor: null }),
      );
    },
    hasShipping,
  ),
  defect(
    "price",
    "price-discount-deep",
    0.005,
    (p) => eachVariant(p, (v) => (v.compareAtMinor = v.priceMinor * 7)),
    hasShipping,
  ),
  defect(
    "price",
    "cost-missing",
    0.14,
    (p) => eachVariant(p, (v) => (v.costMinor = null)),
    hasShipping,
  ),
  // Logistics.
  defect(
    "logistics",
    "weight-missing",
    0.03,
    (p) => eachVariant(p, (v) => (v.grams = null)),
    hasShipping,
  ),
  defect(
    "logistics",
    "inventory-untracked",
    0.015,
    (p) => eachVariant(p, (v) => (v.tracked = false)),
    hasShipping,
  ),
  // Stock.
  defect(
    "stock",
    "stock-negative",
    0.008,
    (p, rng) => setFirstStock(p, -rng.int(1, 9)),
    hasShipping,
  ),
  defect(
    "stock",
    "stock-oversell",
    0.008,
    (p) =>
      eachVariant(p, (v) =>
        Object.assign(v, { inventoryPolicy: "CONTINUE", stock: v.stock.map(() => 0) }),
      ),
    hasShipping,
  ),
  defect(
    "stock",
    "stock-none-published",
    0.025,
    (p) =>
      eachVariant(p, (v) =>
        Object.assign(v, { inventoryPolicy: "DENY", stock: v.stock.map(() => 0) }),
      ),
    isSold,
  ),
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
