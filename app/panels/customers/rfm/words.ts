import type { TextKey } from "../../../i18n/text-key";
import type { RfmGroup } from "../../../metrics/retention/rfm";
import type { HistoryMeasure, RfmContent } from "./view";

export const groupTexts = {
  CHAMPIONS: "retention.rfm.groups.CHAMPIONS",
  LOYAL: "retention.rfm.groups.LOYAL",
  ACTIVE: "retention.rfm.groups.ACTIVE",
  NEW: "retention.rfm.groups.NEW",
  PROMISING: "retention.rfm.groups.PROMISING",
  NEEDS_ATTENTION: "retention.rfm.groups.NEEDS_ATTENTION",
  ALMOST_LOST: "retention.rfm.groups.ALMOST_LOST",
  AT_RISK: "retention.rfm.groups.AT_RISK",
  PREVIOUSLY_LOYAL: "retention.rfm.groups.PREVIOUSLY_LOYAL",
  DORMANT: "retention.rfm.groups.DORMANT",
  PROSPECTS: "retention.rfm.groups.PROSPECTS",
} as const satisfies Record<RfmGroup, TextKey>;

/** The cells of a group: R, and the mean of F and M. */
export const cellTexts = {
  CHAMPIONS: "retention.rfm.cells.CHAMPIONS",
  LOYAL: "retention.rfm.cells.LOYAL",
  ACTIVE: "retention.rfm.cells.ACTIVE",
  NEW: "retention.rfm.cells.NEW",
  PROMISING: "retention.rfm.cells.PROMISING",
  NEEDS_ATTENTION: "retention.rfm.cells.NEEDS_ATTENTION",
  ALMOST_LOST: "retention.rfm.cells.ALMOST_LOST",
  AT_RISK: "retention.rfm.cells.AT_RISK",
  PREVIOUSLY_LOYAL: "retention.rfm.cells.PREVIOUSLY_LOYAL",
  DORMANT: "retention.rfm.cells.DORMANT",
  PROSPECTS: "retention.rfm.cells.PROSPECTS",
} as const satisfies Record<RfmGroup, TextKey>;

export const historyTexts = {
  customers: "retention.rfm.history.customers",
  net: "retention.rfm.history.net",
  each: "retention.rfm.history.each",
  joined: "retention.rfm.history.joined",
  left: "retention.rfm.history.left",
} as const satisfies Record<HistoryMeasure, TextKey>;

/** Whose groups lead the page, in words. */
export const sourceTexts = {
  shopify: { basis: "retention.rfm.ofShopify", chart: "retention.rfm.chartShopify" },
  fifths: { basis: "retention.rfm.ofFifths", chart: "retention.rfm.chartFifths" },
} as const satisfies Record<RfmContent["source"], { basis: TextKey; chart: TextKey }>;
