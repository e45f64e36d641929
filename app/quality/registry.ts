import type { Check, Decider, FixKind, Severity, Subject } from "./rules/check";
import { noCategory } from "./checks/category/tax-01-no-category";
import { uncategorized } from "./checks/category/tax-02-uncategorized";
import { notDeepEnough } from "./checks/category/tax-03-not-deep-enough";
import { retiredCategory } from "./checks/category/tax-04-retired-category";
import { otherVertical } from "./checks/category/tax-05-other-vertical";
import { otherBranch } from "./checks/category/tax-06-other-branch";
import { typeElsewhere } from "./checks/category/tax-07-type-elsewhere";
import { apartFromPeers } from "./checks/category/tax-08-apart-from-peers";
import { attributesWithoutValue } from "./checks/category/tax-09-attributes-without-value";
import { attributeNotAllowed } from "./checks/category/tax-10-attribute-not-allowed";
import { optionNotLinked } from "./checks/category/tax-11-option-not-linked";
import { giftCardCategory } from "./checks/category/tax-13-gift-card-category";
import { apparelWithoutAudience } from "./checks/category/tax-14-apparel-without-audience";
import { apparelWithoutColourOrSize } from "./checks/category/tax-15-apparel-without-colour-or-size";
import { noTitle } from "./checks/title/ttl-01-no-title";
import { titleTooLong } from "./checks/title/ttl-02-too-long";
import { factsLate } from "./checks/title/ttl-03-facts-late";
import { titleTooShort } from "./checks/title/ttl-04-too-short";
import { allCaps } from "./checks/title/ttl-05-all-caps";
import { promotionalWords } from "./checks/title/ttl-06-promotional-words";
import { loudPunctuation } from "./checks/title/ttl-07-loud-punctuation";
import { markupInTitle } from "./checks/title/ttl-08-markup";
import { strayTitleSpaces } from "./checks/title/ttl-09-spaces";
import { sameTitle } from "./checks/title/ttl-10-same-title";
import { placeholderTitle } from "./checks/title/ttl-11-placeholder";
import { vendorNotNamed } from "./checks/title/ttl-12-vendor-not-named";
import { repeatedWord } from "./checks/title/ttl-13-repeated-word";
import { misspelled } from "./checks/title/ttl-15-misspelled";
import { noDescription } from "./checks/description/dsc-01-no-description";
import { descriptionTooShort } from "./checks/description/dsc-02-too-short";
import { descriptionTooLong } from "./checks/description/dsc-03-too-long";
import { descriptionEqualsTitle } from "./checks/description/dsc-04-equals-title";
import { sameDescription } from "./checks/description/dsc-05-same-description";
import { descriptionDebris } from "./checks/description/dsc-06-debris";
import { contactsAndLinks } from "./checks/description/dsc-07-contacts-and-links";
import { oneCase } from "./checks/description/dsc-08-one-case";
import { otherLanguage } from "./checks/description/dsc-09-other-language";
import { noImage } from "./checks/media/img-01-no-image";
import { imageTooSmall } from "./checks/media/img-02-too-small";
import { noZoom } from "./checks/media/img-03-no-zoom";
import { imageTooLarge } from "./checks/media/img-04-too-large";
import { fileType } from "./checks/media/img-05-file-type";
import { imageAddress } from "./checks/media/img-06-address";
import { imageOfOneColour } from "./checks/media/img-07-one-colour";
import { imageInFrame } from "./checks/media/img-08-frame";
import { noAltText } from "./checks/media/img-09-no-alt-text";
import { poorAltText } from "./checks/media/img-10-poor-alt-text";
import { fewImages } from "./checks/media/img-11-few-images";
import { colourWithoutImage } from "./checks/media/img-12-colour-without-image";
import { sharedImage } from "./checks/media/img-13-shared-image";
import { otherShape } from "./checks/media/img-14-other-shape";
import { noSku } from "./checks/variant/var-01-no-sku";
import { sameSku } from "./checks/variant/var-02-same-sku";
import { untidySku } from "./checks/variant/var-03-untidy-sku";
import { barcodeExpected } from "./checks/variant/var-04-barcode-expected";
import { barcodeForm } from "./checks/variant/var-05-barcode-form";
import { checkDigit } from "./checks/variant/var-06-check-digit";
import { restrictedGtin } from "./checks/variant/var-07-restricted-gtin";
import { couponGtin } from "./checks/variant/var-08-coupon-gtin";
import { sameBarcode } from "./checks/variant/var-09-same-barcode";
import { spoiledBarcode } from "./checks/variant/var-10-spoiled-barcode";
import { noIdentifier } from "./checks/variant/var-11-no-identifier";
import { noPrice } from "./checks/price/prc-01-no-price";
import { compareAtNotHigher } from "./checks/price/prc-02-compare-at-not-higher";
import { oldCompareAt } from "./checks/price/prc-03-old-compare-at";
import { belowCost } from "./checks/price/prc-04-below-cost";
import { noCost } from "./checks/price/prc-05-no-cost";
import { priceOutlier } from "./checks/price/prc-06-outlier";
import { deepDiscount } from "./checks/price/prc-07-deep-discount";
import { thinMargin } from "./checks/price/prc-08-thin-margin";
import { noWeight } from "./checks/logistics/log-01-no-weight";
import { negativeStock } from "./checks/logistics/log-02-negative-stock";
import { oversold } from "./checks/logistics/log-03-oversold";
import { notTracked } from "./checks/logistics/log-04-not-tracked";
import { customs } from "./checks/logistics/log-05-customs";
import { inconsistentValues } from "./checks/option/opt-01-inconsistent-values";
import { needlessOption } from "./checks/option/opt-02-needless-option";
import { seoTitleLength } from "./checks/seo/seo-01-title-length";
import { seoDescriptionLength } from "./checks/seo/seo-02-description-length";
import { sameSeoTitle } from "./checks/seo/seo-03-same-title";
import { handle } from "./checks/seo/seo-04-handle";
import { notOnOnlineStore } from "./checks/publication/pub-01-not-on-online-store";
import { longOutOfStock } from "./checks/publication/pub-02-long-out-of-stock";
import { inNoCollection } from "./checks/publication/pub-03-in-no-collection";
import { likelyDuplicate } from "./checks/publication/pub-04-likely-duplicate";
import { vendorSpelling } from "./checks/publication/pub-05-vendor-spelling";
import { tagSpelling } from "./checks/publication/pub-06-tag-spelling";
import { deadStock } from "./checks/publication/pub-07-dead-stock";
import { oftenReturned } from "./checks/publication/pub-08-often-returned";
import { emptyCollection } from "./checks/shop/shop-01-empty-collection";
import { collectionWithoutText } from "./checks/shop/shop-02-collection-without-text";
import { collectionWithoutImage } from "./checks/shop/shop-03-collection-without-image";
import { collectionImageWithoutAlt } from "./checks/shop/shop-04-collection-image-without-alt";
import { sameCollectionTitle } from "./checks/shop/shop-05-same-collection-title";
import { numberedHandle } from "./checks/shop/shop-06-numbered-handle";
import { collectionSeo } from "./checks/shop/shop-07-collection-seo";
import { missingPolicies } from "./checks/shop/shop-08-missing-policies";
import { brokenRedirects } from "./checks/shop/shop-09-broken-redirects";
import { noUnitPrice } from "./checks/shop/shop-10-no-unit-price";
import type { ShopCheck } from "./rules/shop-check";
import { sources } from "./rules/sources";

/** All checks of products, in the order of the list of rules. */
export const checks: readonly Check[] = [
  noCategory,
  uncategorized,
  notDeepEnough,
  retiredCategory,
  otherVertical,
  otherBranch,
  typeElsewhere,
  apartFromPeers,
  attributesWithoutValue,
  attributeNotAllowed,
  optionNotLinked,
  giftCardCategory,
  apparelWithoutAudience,
  apparelWithoutColourOrSize,
  noTitle,
  titleTooLong,
  factsLate,
  titleTooShort,
  allCaps,
  promotionalWords,
  loudPunctuation,
  markupInTitle,
  strayTitleSpaces,
  sameTitle,
  placeholderTitle,
  vendorNotNamed,
  repeatedWord,
  misspelled,
  noDescription,
  descriptionTooShort,
  descriptionTooLong,
  descriptionEqualsTitle,
  sameDescription,
  descriptionDebris,
  contactsAndLinks,
  oneCase,
  otherLanguage,
  noImage,
  imageTooSmall,
  noZoom,
  imageTooLarge,
  fileType,
  imageAddress,
  imageOfOneColour,
  imageInFrame,
  noAltText,
  poorAltText,
  fewImages,
  colourWithoutImage,
  sharedImage,
  otherShape,
  noSku,
  sameSku,
  untidySku,
  barcodeExpected,
  barcodeForm,
  checkDigit,
  restrictedGtin,
  couponGtin,
  sameBarcode,
  spoiledBarcode,
  noIdentifier,
  noPrice,
  compareAtNotHigher,
  oldCompareAt,
  belowCost,
  noCost,
  priceOutlier,
  deepDiscount,
  thinMargin,
  noWeight,
  negativeStock,
  oversold,
  notTracked,
  customs,
  inconsistentValues,
  needlessOption,
  seoTitleLength,
  seoDescriptionLength,
  sameSeoTitle,
  handle,
  notOnOnlineStore,
  longOutOfStock,
  inNoCollection,
  likelyDuplicate,
  vendorSpelling,
  tagSpelling,
  deadStock,
  oftenReturned,
];

/** All checks of the shop as a whole. */
export const shopChecks: readonly ShopCheck[] = [
  emptyCollection,
  collectionWithoutText,
  collectionWithoutImage,
  collectionImageWithoutAlt,
  sameCollectionTitle,
  numberedHandle,
  collectionSeo,
  missingPolicies,
  brokenRedirects,
  noUnitPrice,
];

/** A rule of the list that no check decides. Its words are in the catalogue of texts under `quality.undecided.<id>`. */
export interface UndecidedRule {
  id: string;
  subject: Subject;
  severity: Severity;
  source: Check["source"];
  /** What it would take. */
  decidedBy: Exclude<Decider, "api">;
  fix: FixKind;
}

/** The rest of the list, so that nobody takes silence for a pass. */
export const undecided: readonly UndecidedRule[] = [
  {
    id: "TAX-12",
    subject: "category",
    severity: "warning",
    source: sources.shopifyTaxonomy,
    decidedBy: "external",
    fix: "none",
  },
  {
    id: "TTL-14",
    subject: "title",
    severity: "warning",
    source: sources.googleTitle,
    decidedBy: "none",
    fix: "direct",
  },
];
