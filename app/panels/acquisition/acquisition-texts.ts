import type { TextKey } from "../../i18n/text-key";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { Origin } from "../../metrics/acquisition/attribute";
import { paybackPeriod } from "../../metrics/definitions/payback-period";
import { orderCostKinds } from "../../metrics/retention/customer-margin";
import type { SpendLimit } from "../../metrics/acquisition/spend-limits";
import type { HomeTexts } from "../home/home-texts";
import type { RangeView } from "../home/view";
import type {
  AcquisitionContent,
  AcquisitionFigure,
  ChannelRow,
  FigureChange,
  PlaceRow,
} from "./view";
import { orderCostTexts, orderPlaceTexts } from "./words";

export type AcquisitionTexts = ReturnType<typeof acquisitionTexts>;

/** The texts of Acquisition: keys and numbers of a view put into words of one language. */
export function acquisitionTexts(home: HomeTexts) {
  const { t, formats } = home;

  function origin(of: Origin | "noChannel"): string {
    if (of === "noChannel") return t("spend.noChannel");
    if (of === "unattributed") return t("acquisition.unattributed");
    if (of === "notApplicable") return t("acquisition.notApplicable");
    const key: TextKey = marketingChannelTexts[of];
    return t(key);
  }

  /** What a row of channels is called, or a part of one. */
  const channelName = (row: ChannelRow | PlaceRow) =>
    "place" in row ? t(orderPlaceTexts[row.place]) : origin(row.origin);

  /** After which costs a customer has paid back: "the cost of goods, shipping and payment". */
  function costsOf({ basis, lacks }: Pick<AcquisitionContent, "basis" | "lacks">): string {
    const kinds = orderCostKinds.filter((kind) => basis !== "goods" && !lacks.includes(kind));
    return formats.list([
      t("acquisition.basisCosts"),
      ...kinds.map((kind) => t(orderCostTexts[kind])),
    ]);
  }

  function sentence(
    content: Pick<AcquisitionContent, "sentence" | "basis" | "lacks">,
    currency: string,
  ): string {
    const of = content.sentence;
    const money = (minor: number) => formats.moneyRounded(minor, currency);
    switch (of.kind) {
      case "noSpend":
        return t("acquisition.sentence.noSpend", {
          count: of.newCustomers,
          customers: formats.count(of.newCustomers),
        });
      case "noCustomers":
        return t("acquisition.sentence.noCustomers", { spend: money(of.spendMinor) });
      case "cac": {
        const cac = money(of.cacMinor);
        const { payback } = of;
        if (payback.kind === "unknown") return t("acquisition.sentence.cac", { cac });
        return payback.kind === "within"
          ? t("acquisition.sentence.paidBack", {
              cac,
              count: payback.months,
              costs: costsOf(content),
            })
          : t("acquisition.sentence.notPaidBack", {
              cac,
              count: payback.months,
              costs: costsOf(content),
            });
      }
    }
  }

  /** "Paid social: what was spent is known from 1 to 12 November." */
  const limit = ({ channel, days }: SpendLimit) =>
    days === null
      ? t("acquisition.limits.none", { channel: origin(channel) })
      : t("acquisition.limits.some", {
          channel: origin(channel),
          from: formats.day(days.from),
          to: formats.day(days.to),
        });

  const money = (minor: number | null, currency: string) =>
    minor === null ? t("acquisition.none") : formats.money(minor, currency);
  const ratio = (value: number | null) =>
    value === null ? t("acquisition.none") : formats.fixed(value, 2);

  /** Of a card: months are told as such. */
  function figure({ id, unit, value }: AcquisitionFigure, currency: string): string | null {
    if (value === null) return null;
    if (id === paybackPeriod.id) return t("acquisition.months", { count: value });
    return unit === "number" ? ratio(value) : home.rounded(value, unit, currency);
  }

  function change(
    of: FigureChange,
    whole: RangeView,
    known: Pick<AcquisitionContent["known"], "days" | "before">,
  ): string {
    const range = comparedOf(whole, known);
    if (!of.months) return home.comparison(of, range);
    return t(of.months > 0 ? "acquisition.later" : "acquisition.sooner", {
      count: Math.abs(of.months),
      period: home.period(range),
    });
  }

  /** Where not all days are told of, such as the one under way, as many others stand beside them: told by their dates. */
  function comparedOf(
    whole: RangeView,
    { days, before }: Pick<AcquisitionContent["known"], "days" | "before">,
  ): RangeView {
    if (days.to === whole.to) return whole;
    // They end with a whole day, also where nothing is known of them.
    if (before === null) return { ...whole, isPreviousCut: false };
    const compared = { ...whole.compared, kind: "custom" as const };
    return { ...whole, previous: before, compared, isPreviousCut: false };
  }

  /** How the two figures were made alike, where that does not go without saying. */
  function alike(
    { id, change, isPredicted }: AcquisitionFigure,
    { ageDays }: Pick<AcquisitionContent, "ageDays">,
  ): string | null {
    if (change?.kind !== "change") return null;
    if (isPredicted) return t("acquisition.predictedAlike", { count: ageDays });
    return id === paybackPeriod.id ? t("acquisition.ofAll") : null;
  }

  return {
    ...home,
    figure,
    change,
    alike,
    origin,
    channelName,
    costsOf,
    sentence,
    limit,
    money,
    ratio,
  };
}
