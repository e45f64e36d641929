import type { TFunction } from "i18next";
import type { Formats } from "../../components/format";
import type { TextKey } from "../../i18n/text-key";
import { formatDecimal } from "../../lib/money";
import { metricComment } from "../metric-comment";
import { metricOf } from "./build-view";
import { reconciliationCsv } from "./csv";
import { differenceTexts, mainMeasure } from "./difference-texts";
import type { DayView, ReadyReconciliation } from "./view";

export const stateTexts: Record<DayView["state"], TextKey> = {
  equal: "reconciliation.states.equal",
  differs: "reconciliation.states.differs",
  open: "reconciliation.states.open",
  notAsked: "reconciliation.states.notAsked",
};

/**
 * Every day with both sides of every figure, and why they differ by which orders, as the text of a CSV file, which
 * names Shopify's report.
 */
export function daysFile(
  view: ReadyReconciliation,
  { t, formats }: { t: TFunction; formats: Formats },
): string {
  const { currency, measures, range } = view;
  const { causes, why, whyRest } = differenceTexts({ t, formats });
  const differences = new Map(view.differences.map((difference) => [difference.day, difference]));

  /** The figure that says most of a difference, with its sign: "+12.50 net sales". */
  function amountOf(values: readonly number[]): string {
    const place = mainMeasure(values, measures);
    const [value, measure] = [values[place] ?? 0, measures[place]];
    if (!measure) return "";
    const number = measure.unit === "money" ? formatDecimal(value, currency) : String(value);
    return t("reconciliation.amountOf", {
      amount: value > 0 ? `+${number}` : number,
      figure: t(measure.label).toLowerCase(),
    });
  }

  function reasonsOf({ day, ours, theirs }: DayView): string[] {
    if (theirs === null || ours.every((value, place) => value === theirs[place])) {
      return ["", "", ""];
    }
    const difference = differences.get(day);
    if (!difference) return [t("reconciliation.csvNotTakenApart"), "", ""];
    const orders = difference.orders.map((order) =>
      t("reconciliation.csvOrder", {
        name: order.name ?? "",
        id: String(order.orderId),
        amount: amountOf(order.difference),
        why: why(order),
      }).trim(),
    );
    const rest = difference.remainder;
    return [
      causes(difference, t("reconciliation.csvNotOpened")),
      orders.join(" | "),
      // Words first: a cell that begins with a sign is a formula to spreadsheets.
      rest ? `${whyRest(difference)} (${amountOf(rest)})` : "",
    ];
  }

  return reconciliationCsv(view, {
    comments: [
      t("reconciliation.csvTitle", { days: formats.dayRange(range.from, range.to) }),
      t("csv.currency", { currency }),
      t("table.zone", { zone: view.timezone }),
      t("sales.basis"),
      t("reconciliation.csvSource"),
      t("reconciliation.csvReasons"),
      ...measures.map(({ id }) => metricComment(metricOf[id], t)),
    ],
    date: t("table.date"),
    headings: measures.map(({ label: key }) => [
      t("reconciliation.ours", { figure: t(key) }),
      t("reconciliation.theirs", { figure: t(key) }),
      `${t(key)}: ${t("reconciliation.difference")}`,
    ]),
    state: t("reconciliation.state"),
    states: {
      equal: t(stateTexts.equal),
      differs: t(stateTexts.differs),
      open: t(stateTexts.open),
      notAsked: t(stateTexts.notAsked),
    },
    reasons: [
      t("reconciliation.why"),
      t("reconciliation.csvOrders"),
      t("reconciliation.remainder"),
    ],
    reasonsOf,
  });
}
