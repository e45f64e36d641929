import type { TextKey } from "../../i18n/text-key";
import type { SpendFormatId } from "../../imports/spend/formats";
import type { SpendCostKind, SpendSource } from "../../store/spend/spend-terms";

export const sourceTexts: Record<SpendSource, TextKey> = {
  import: "spend.sources.import",
  post: "spend.sources.post",
  activity: "spend.sources.activity",
  cost: "spend.sources.cost",
};

export const kindTexts: Record<SpendCostKind, TextKey> = {
  agency: "spend.kinds.agency",
  tools: "spend.kinds.tools",
  influencer: "spend.kinds.influencer",
  offline: "spend.kinds.offline",
  other: "spend.kinds.other",
};

const formatTexts: Record<SpendFormatId, TextKey> = {
  "google-ads": "spend.formats.google-ads",
  "meta-ads": "spend.formats.meta-ads",
  "tiktok-ads": "spend.formats.tiktok-ads",
  "microsoft-ads": "spend.formats.microsoft-ads",
  plain: "spend.formats.plain",
  "by-hand": "spend.formats.by-hand",
};

/** Of a stored batch, whose format is any text: posts have none. */
export function formatText(format: string): TextKey {
  return format in formatTexts ? formatTexts[format as SpendFormatId] : "spend.formats.post";
}
