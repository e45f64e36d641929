import type { TextKey } from "../../i18n/text-key";
import type { MarginBasis } from "../../metrics/acquisition/contribution";
import type { PointGrain } from "../../metrics/acquisition/points";

export const basisTexts: Record<MarginBasis, { choice: TextKey; costs: TextKey }> = {
  goods: { choice: "acquisition.basisChoice.goods", costs: "acquisition.basisCosts.goods" },
  contribution: {
    choice: "acquisition.basisChoice.contribution",
    costs: "acquisition.basisCosts.contribution",
  },
};

export const seriesTitles: Record<PointGrain, TextKey> = {
  day: "acquisition.series.titles.day",
  week: "acquisition.series.titles.week",
  month: "acquisition.series.titles.month",
};
