import type { TextKey } from "../../i18n/text-key";
import type { WorthBasis } from "../../metrics/acquisition/acquired-worth";
import type { MarginBasis } from "../../metrics/acquisition/contribution";
import type { CostKind } from "../../store/costs/cost-terms";
import type { PointGrain } from "../../metrics/acquisition/points";

export const basisTexts: Record<MarginBasis, TextKey> = {
  contribution: "acquisition.basisChoice.contribution",
  goods: "acquisition.basisChoice.goods",
};

export const orderCostTexts: Record<CostKind, TextKey> = {
  shipping: "acquisition.orderCosts.shipping",
  payment: "acquisition.orderCosts.payment",
  handling: "acquisition.orderCosts.handling",
};

export const worthNotes: Record<WorthBasis, TextKey> = {
  observed: "acquisition.worthNotes.observed",
  predicted: "acquisition.worthNotes.predicted",
  tooYoung: "acquisition.worthNotes.tooYoung",
};

export const seriesTitles: Record<PointGrain, TextKey> = {
  day: "acquisition.series.titles.day",
  week: "acquisition.series.titles.week",
  month: "acquisition.series.titles.month",
};
