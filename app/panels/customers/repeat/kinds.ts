import type { DayRange } from "../../../metrics/date-range";
import { returningSalesShare } from "../../../metrics/definitions/returning-sales-share";
import { averageOrderValue } from "../../../metrics/definitions/average-order-value";
import { netSales } from "../../../metrics/definitions/net-sales";
import { orders } from "../../../metrics/definitions/orders";
import { shareOfSales } from "../../../metrics/definitions/share-of-sales";
import { noSales, type SalesFacts } from "../../../metrics/metric";
import type { RepeatFacts } from "../../../metrics/retention/repeat";
import type { TextKey } from "../../../i18n/text-key";
import type { CustomerKind } from "../../../store/rollup/dimensions";
import { metricColumn } from "../table/column";
import type { SmallTable } from "../table/view";
import type { RepeatAlways } from "./view";

const kinds: readonly (readonly [CustomerKind, TextKey])[] = [
  ["new", "breakdown.kinds.new"],
  ["returning", "breakdown.kinds.returning"],
  ["guest", "breakdown.kinds.guest"],
  ["unknown", "breakdown.kinds.unknown"],
];

/** Sales of first orders beside those of later ones. `facts`: of the range, by kind of customer. */
export function buildKinds(
  facts: ReadonlyMap<string, SalesFacts>,
  { from, to }: DayRange,
): RepeatAlways {
  const present = kinds.filter(([kind]) => facts.has(kind));
  const of = (kind: CustomerKind) => facts.get(kind) ?? noSales;
  const net = (kind: CustomerKind) => netSales.compute(of(kind)) ?? 0;
  const all = present.reduce((sum, [kind]) => sum + net(kind), 0);
  const table: SmallTable = {
    id: "new-and-returning-sales",
    title: "retention.repeat.kindsTitle",
    rowHeading: "breakdown.rows.kind",
    columns: [
      metricColumn(orders),
      metricColumn(netSales),
      metricColumn(shareOfSales),
      metricColumn(averageOrderValue),
    ],
    rows: present.map(([kind, key]) => ({
      id: kind,
      label: { key },
      note: null,
      cells: [
        orders.compute(of(kind)),
        net(kind),
        all > 0 && net(kind) >= 0 ? net(kind) / all : null,
        averageOrderValue.compute(of(kind)),
      ],
      link: null,
    })),
    total: null,
    notes: [
      { key: "retention.repeat.kindsDays", values: { from, to } },
      { key: "retention.repeat.kindsNote" },
    ],
    emptyText: "breakdown.empty",
  };
  const share = returningSalesShare.compute({ ...noRepeats, ...netOfKinds(facts) });
  return { kinds: table, returningShare: share };
}

/** Net sales of customers, by whether the order was their first. */
export function netOfKinds(
  facts: ReadonlyMap<string, SalesFacts>,
): Pick<RepeatFacts, "newNetMinor" | "returningNetMinor"> {
  const net = (kind: CustomerKind) => netSales.compute(facts.get(kind) ?? noSales) ?? 0;
  return { newNetMinor: net("new"), returningNetMinor: net("returning") };
}

export const noRepeats: RepeatFacts = {
  customers: 0,
  repeaters: 0,
  rangePurchases: 0,
  rangeCustomers: 0,
  orderingCustomers: 0,
  returningCustomers: 0,
  medianDays: null,
  reactivated: 0,
  newNetMinor: 0,
  returningNetMinor: 0,
};
