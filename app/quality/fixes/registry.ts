import { altText } from "./alt-text";
import { attributeEntry } from "./attribute-entry";
import { barcode } from "./barcode";
import { category } from "./category";
import { collections } from "./collections";
import { compareAtNotHigher } from "./compare-at-not-higher";
import { cost } from "./cost";
import { customs } from "./customs";
import { descriptionCase } from "./description-case";
import { descriptionDebris } from "./description-debris";
import { descriptionEntered } from "./description-entered";
import { descriptionLength } from "./description-length";
import { descriptionLinks } from "./description-links";
import type { Fix } from "./fix";
import { giftCardCategory } from "./gift-card-category";
import { handle } from "./handle";
import { madeSku } from "./made-sku";
import { needlessOption } from "./needless-option";
import { offOnlineStore } from "./off-online-store";
import { oldCompareAt } from "./old-compare-at";
import { onlineStore } from "./online-store";
import { optionSizes } from "./option-sizes";
import { restoredBarcode } from "./restored-barcode";
import { seoDescription } from "./seo-description";
import { seoTitle } from "./seo-title";
import { stopOverselling } from "./stop-overselling";
import { tagSpelling } from "./tag-spelling";
import { tidySku } from "./tidy-sku";
import { titleApart } from "./title-apart";
import { titleCapitals } from "./title-capitals";
import { titleCopyMark } from "./title-copy-mark";
import { titleEntered } from "./title-entered";
import { titleLength } from "./title-length";
import { titleMarkup } from "./title-markup";
import { titlePromotion } from "./title-promotion";
import { titlePunctuation } from "./title-punctuation";
import { titleRepeats } from "./title-repeats";
import { titleSpaces } from "./title-spaces";
import { titleSpelling } from "./title-spelling";
import { titleVendor } from "./title-vendor";
import { trackStock } from "./track-stock";
import { vendorEntered } from "./vendor-entered";
import { vendorSpelling } from "./vendor-spelling";
import { weight } from "./weight";

/** Every fix, in the order in which they are done to one product: what others write of it comes before what is made of it. */
export const fixes: readonly Fix[] = [
  category,
  giftCardCategory,
  attributeEntry,
  vendorSpelling,
  tagSpelling,
  titleMarkup,
  titleSpaces,
  titlePunctuation,
  titlePromotion,
  titleCopyMark,
  titleCapitals,
  titleSpelling,
  titleRepeats,
  titleVendor,
  titleApart,
  titleLength,
  titleEntered,
  descriptionDebris,
  descriptionLinks,
  descriptionCase,
  descriptionLength,
  descriptionEntered,
  optionSizes,
  needlessOption,
  seoTitle,
  seoDescription,
  handle,
  altText,
  compareAtNotHigher,
  oldCompareAt,
  cost,
  tidySku,
  madeSku,
  restoredBarcode,
  barcode,
  vendorEntered,
  weight,
  customs,
  stopOverselling,
  trackStock,
  onlineStore,
  offOnlineStore,
  collections,
];

/** The fixes of these checks' findings. */
export function fixesOf(checkIds: readonly string[]): Fix[] {
  return fixes.filter((fix) => fix.checkIds.some((id) => checkIds.includes(id)));
}
