import type { TextKey } from "../../i18n/text-key";
import type { DifferenceCause } from "../../metrics/reconciliation/causes";

/** In short, for a count of orders; and in a sentence, for one order. */
export const causeTexts: Record<DifferenceCause, { short: TextKey; sentence: TextKey }> = {
  notReadYet: {
    short: "reconciliation.causes.notReadYet.short",
    sentence: "reconciliation.causes.notReadYet.sentence",
  },
  outOfReach: {
    short: "reconciliation.causes.outOfReach.short",
    sentence: "reconciliation.causes.outOfReach.sentence",
  },
  deleted: {
    short: "reconciliation.causes.deleted.short",
    sentence: "reconciliation.causes.deleted.sentence",
  },
  test: {
    short: "reconciliation.causes.test.short",
    sentence: "reconciliation.causes.test.sentence",
  },
  unexplainedSale: {
    short: "reconciliation.causes.unexplainedSale.short",
    sentence: "reconciliation.causes.unexplainedSale.sentence",
  },
  refundOtherDay: {
    short: "reconciliation.causes.refundOtherDay.short",
    sentence: "reconciliation.causes.refundOtherDay.sentence",
  },
  timeZone: {
    short: "reconciliation.causes.timeZone.short",
    sentence: "reconciliation.causes.timeZone.sentence",
  },
  otherDay: {
    short: "reconciliation.causes.otherDay.short",
    sentence: "reconciliation.causes.otherDay.sentence",
  },
  giftCard: {
    short: "reconciliation.causes.giftCard.short",
    sentence: "reconciliation.causes.giftCard.sentence",
  },
  edit: {
    short: "reconciliation.causes.edit.short",
    sentence: "reconciliation.causes.edit.sentence",
  },
  cancelled: {
    short: "reconciliation.causes.cancelled.short",
    sentence: "reconciliation.causes.cancelled.sentence",
  },
  taxRounding: {
    short: "reconciliation.causes.taxRounding.short",
    sentence: "reconciliation.causes.taxRounding.sentence",
  },
  updatedSince: {
    short: "reconciliation.causes.updatedSince.short",
    sentence: "reconciliation.causes.updatedSince.sentence",
  },
  reportBehind: {
    short: "reconciliation.causes.reportBehind.short",
    sentence: "reconciliation.causes.reportBehind.sentence",
  },
  currency: {
    short: "reconciliation.causes.currency.short",
    sentence: "reconciliation.causes.currency.sentence",
  },
  unknown: {
    short: "reconciliation.causes.unknown.short",
    sentence: "reconciliation.causes.unknown.sentence",
  },
};
