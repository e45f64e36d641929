import { textsOfFiles } from "../../i18n/i18n";
import type { TextKey } from "../../i18n/text-key";
import { isOfGoods, type Breakdown } from "../../metrics/sales/breakdown";
import { noValue, notGoods, singleUseCodes, titleLead } from "../../store/rollup/dimensions";
import { countryName } from "./country-name";

/** Why SKUs do not find the orders of a key: other goods have them too, a variant has none, they are too many. */
export type SkuFault = "shared" | "missing" | "many";

export interface KeyLabel {
  title: string;
  skus: readonly string[];
  skuFault?: SkuFault | null;
}

const withoutValue: Record<Breakdown, TextKey> = {
  product: "breakdown.none.product",
  variant: "breakdown.none.variant",
  type: "breakdown.none.type",
  vendor: "breakdown.none.vendor",
  collection: "breakdown.none.collection",
  tag: "breakdown.none.tag",
  category: "breakdown.none.category",
  channel: "breakdown.none.channel",
  code: "breakdown.none.code",
  kind: "breakdown.none.kind",
  country: "breakdown.none.country",
};

const kinds: Readonly<Record<string, TextKey>> = {
  new: "breakdown.kinds.new",
  returning: "breakdown.kinds.returning",
  guest: "breakdown.kinds.guest",
  unknown: "breakdown.kinds.unknown",
};

/** Breakdowns whose keys are numbers that only a look-up turns into names. */
const numbered = new Set<Breakdown>(["product", "variant", "collection", "category"]);

/** What a key is called in a table, and what is to be said of it. */
export function labelOf(
  breakdown: Breakdown,
  key: string,
  labels: ReadonlyMap<string, KeyLabel>,
): { label: string; note: TextKey | null } {
  const { t } = textsOfFiles();
  if (key === notGoods && isOfGoods(breakdown)) {
    return { label: t("breakdown.notGoods"), note: null };
  }
  if (breakdown === "kind" && kinds[key]) return { label: t(kinds[key]), note: null };
  if (key === noValue) return { label: t(withoutValue[breakdown]), note: null };
  if (breakdown === "code" && key === singleUseCodes) {
    return { label: t("breakdown.singleUseCodes"), note: null };
  }
  if (breakdown === "country") return { label: countryName(key), note: null };
  if (!numbered.has(breakdown)) return { label: key, note: null };
  const known = labels.get(key);
  if (known) return { label: known.title, note: null };
  if (key.startsWith(titleLead)) {
    const title = key.slice(titleLead.length);
    return { label: title === "" ? t("breakdown.untitled") : title, note: "breakdown.notOfShop" };
  }
  return { label: nameOfGone(key.slice(key.lastIndexOf("/") + 1)), note: null };
}

const place = "\u0000";
let aroundId: readonly string[] | undefined;

/** The text around the number is looked up once: of a long range thousands of variants are gone. */
function nameOfGone(id: string): string {
  aroundId ??= textsOfFiles().t("breakdown.gone", { id: place }).split(place);
  return aroundId.join(id);
}
