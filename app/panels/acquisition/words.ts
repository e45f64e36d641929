import type { TextKey } from "../../i18n/text-key";
import type { OrderPlace } from "../../lib/order-place";
import type { WorthBasis } from "../../metrics/acquisition/acquired-worth";
import type { MarginBasis } from "../../metrics/acquisition/contribution";
import type { CostKind } from "../../store/costs/cost-terms";
import type { PointGrain } from "../../metrics/acquisition/points";
import type { AcquisitionContent, ChannelRow, PlaceRow, PointLack } from "./view";

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

export const worthBasisTexts: Record<WorthBasis, TextKey> = {
  observed: "acquisition.series.worthBases.observed",
  predicted: "acquisition.series.worthBases.predicted",
  tooYoung: "acquisition.series.worthBases.tooYoung",
};

export const lackTexts: Record<PointLack["kind"], TextKey> = {
  noSpend: "acquisition.series.lacks.noSpend",
  noCustomers: "acquisition.series.lacks.noCustomers",
  tooYoung: "acquisition.series.lacks.tooYoung",
  fewCustomers: "acquisition.series.lacks.fewCustomers",
  noCosts: "acquisition.series.lacks.noCosts",
  notWithin: "acquisition.series.lacks.notWithin",
};

/** Orders that no visits come before, by where they were placed. */
export const orderPlaceTexts: Record<OrderPlace, TextKey> = {
  pos: "acquisition.places.pos",
  draft: "acquisition.places.draft",
  subscription: "acquisition.places.subscription",
  app: "acquisition.places.app",
  unknown: "acquisition.places.unknown",
};

/** The rows of the table: where "notApplicable" stood, its parts do. */
export function channelRows({
  channels,
  places,
}: Pick<AcquisitionContent, "channels" | "places">): (ChannelRow | PlaceRow)[] {
  return channels.flatMap((row) => (row.origin === "notApplicable" ? places : [row]));
}
