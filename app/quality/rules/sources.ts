import type { Check } from "./check";

type Source = Check["source"];

/** Where rules are from, each named once. */
export const sources = {
  shopifyCategory: {
    name: "Shopify, product category",
    url: "https://help.shopify.com/en/manual/products/details/product-category",
  },
  shopifyTax: {
    name: "Shopify Tax, product categories",
    url: "https://help.shopify.com/en/manual/taxes/shopify-tax/product-categories-tax",
  },
  shopifyMetafields: {
    name: "Shopify, category metafields",
    url: "https://help.shopify.com/en/manual/custom-data/metafields/category-metafields",
  },
  shopifyTaxonomy: {
    name: "Shopify's product taxonomy",
    url: "https://github.com/Shopify/product-taxonomy",
  },
  googleProductData: {
    name: "Google, product data specification",
    url: "https://support.google.com/merchants/answer/7052112",
  },
  googleTitle: {
    name: "Google, title",
    url: "https://support.google.com/merchants/answer/6324415",
  },
  googleTitleStyle: {
    name: "Google Manufacturer Center, title",
    url: "https://support.google.com/manufacturers/answer/6124110",
  },
  googleImage: {
    name: "Google, image link",
    url: "https://support.google.com/merchants/answer/6324350",
  },
  googleRestrictedGtin: {
    name: "Google, GTIN in a restricted range",
    url: "https://support.google.com/merchants/answer/6286293",
  },
  googleCouponGtin: {
    name: "Google, GTIN of a coupon",
    url: "https://support.google.com/merchants/answer/6286302",
  },
  gs1: {
    name: "GS1, check digit of a GTIN",
    url: "https://www.gs1.org/services/how-calculate-check-digit-manually",
  },
  prisjaktTitle: {
    name: "Prisjakt, offer title",
    url: "https://developer.prisjakt.nu/docs/sections/for-shops/offer-inventory/feeds/offer/fields/title",
  },
  prisjaktGtin: {
    name: "Prisjakt, GTIN",
    url: "https://developer.prisjakt.nu/docs/sections/for-manufacturers/product/fields/gtin",
  },
  feedRules: {
    name: "Feedy McFeed, validation rules",
    url: "https://feedy-mcfeed-feed.pages.dev/validation/rules",
  },
  shoppingFeed: {
    name: "Shoppingfeed, Google Shopping",
    url: "https://support.shoppingfeed.com/hc/en-us/articles/360011673794-Google-Shopping-Pre-Requisites",
  },
  adminSkills: {
    name: "Shopify admin skills",
    url: "https://github.com/40RTY-ai/shopify-admin-skills",
  },
  akeneo: {
    name: "Akeneo, data quality insights",
    url: "https://github.com/akeneo/pim-community-dev",
  },
  metaTitle: {
    name: "Squirrelscan, meta title",
    url: "https://docs.squirrelscan.com/rules/core/meta-title",
  },
  uniqueness: { name: "Data quality dimension: uniqueness" },
  outliers: { name: "Data quality: values far from their group" },
  own: { name: "Shelfwise" },
} satisfies Record<string, Source>;
