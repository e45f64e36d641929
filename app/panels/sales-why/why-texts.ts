import type { TextKey } from "../../i18n/text-key";
import { sizeOf } from "../../metrics/comparison";
import type { ChangePart, ChangePartId } from "../../metrics/sales/change-split";
import type { DayRange } from "../../metrics/date-range";
import { changeReasonTexts } from "../change-reason-texts";
import type { HomeTexts } from "../home/home-texts";
import { rowHeading } from "../sales-overview/words";
import type { SplitView, WhyView } from "./view";

const partTexts: Record<Exclude<ChangePartId, "mix">, TextKey> = {
  orders: "why.parts.orders",
  sessions: "why.parts.sessions",
  conversion: "why.parts.conversion",
  openOrders: "why.parts.openOrders",
  otherOrders: "why.parts.otherOrders",
  orderValue: "why.parts.orderValue",
  edits: "why.parts.edits",
  returns: "why.parts.returns",
};

const gapTexts: Record<NonNullable<SplitView["visitsGap"]>, TextKey> = {
  notRead: "why.visitsGaps.notRead",
  missingDays: "why.visitsGaps.missingDays",
  noDayOver: "why.visitsGaps.noDayOver",
  tooFewDays: "why.visitsGaps.tooFewDays",
  countedOtherwise: "why.visitsGaps.countedOtherwise",
  noOnlineOrders: "why.visitsGaps.noOnlineOrders",
};

export type WhyTexts = ReturnType<typeof whyTexts>;

/** The reasons of a change in words. */
export function whyTexts(home: HomeTexts, { currency }: Pick<WhyView, "currency">) {
  const { t, formats, when, period, comparison } = home;

  const withSign = (minor: number, text: string) => (minor > 0 ? `+${text}` : text);
  const signed = (minor: number) => withSign(minor, formats.money(minor, currency));
  const signedRounded = (minor: number) => withSign(minor, formats.moneyRounded(minor, currency));

  function partName(id: ChangePartId, mixBy: SplitView["mixBy"]): string {
    if (id !== "mix") return t(partTexts[id]);
    return mixBy === "channel" ? t("why.parts.mixOfChannels") : t("why.parts.mixOfKinds");
  }

  function reason({ id, minor }: ChangePart): string {
    const [more, less] = changeReasonTexts[id];
    return t(minor > 0 ? more : less);
  }

  /** What the parts of visits are made of, or why there are none. */
  function visitsNote({ visitsGap, openDays }: SplitView): string {
    if (visitsGap) return t("why.noVisits", { reason: t(gapTexts[visitsGap]) });
    const days = ({ from, to }: DayRange) => formats.dayRange(from, to);
    return [
      t("why.visits"),
      ...(openDays
        ? [t("why.openDays", { days: days(openDays.current), before: days(openDays.previous) })]
        : []),
    ].join(" ");
  }

  function answer({ answer: view, range }: WhyView): string {
    switch (view.kind) {
      case "notCovered":
        return t("why.answer.notCovered", { period: period(range) });
      case "noSales":
        return t("why.answer.noSales", { when: when(range), period: period(range) });
      case "same":
        return t("why.answer.same", {
          amount: formats.moneyRounded(view.netSalesMinor, currency),
          when: when(range),
          period: period(range),
        });
      case "changed": {
        const { changeMinor, contributor, part } = view;
        const values = {
          amount: formats.moneyRounded(Math.abs(changeMinor), currency),
          when: when(range),
          // In per cent where there is something to take them of.
          change:
            view.comparison.kind === "change" && sizeOf(view.comparison.change) !== 0
              ? comparison(view.comparison, range)
              : t("why.answer.than", { period: period(range) }),
          reason: reason(part),
          part: signedRounded(part.minor),
        };
        const isMore = changeMinor > 0;
        if (!contributor) {
          return t(isMore ? "why.answer.more" : "why.answer.less", values);
        }
        return t(isMore ? "why.answer.moreBy" : "why.answer.lessBy", {
          ...values,
          rows: t(rowHeading(contributor.breakdown)).toLowerCase(),
          name: contributor.label,
          contribution: signedRounded(contributor.minor),
        });
      }
    }
  }

  /** What all contributors that are not named come under. */
  const restName = (count: number) => t("why.rest", { count, number: formats.count(count) });

  return { ...home, signed, partName, visitsNote, restName, answer };
}
