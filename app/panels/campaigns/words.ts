import type { TextKey } from "../../i18n/text-key";
import type { PaceWord } from "../../metrics/acquisition/pace";
import type { WorthSoFar } from "../../metrics/acquisition/campaign-worth";

export const paceTexts: Record<PaceWord, TextKey> = {
  under: "campaigns.pace.under",
  onPace: "campaigns.pace.onPace",
  over: "campaigns.pace.over",
};

export const basisTexts: Record<WorthSoFar["basis"], TextKey> = {
  margin: "campaigns.worthBasis.margin",
  net: "campaigns.worthBasis.net",
};
