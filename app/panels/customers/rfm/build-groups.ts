import { netSales } from "../../../metrics/definitions/net-sales";
import { minorPerCustomer, perCustomer } from "../../../metrics/retention/cohort-values";
import type { RfmGroup, RfmSize, ShopifySize } from "../../../metrics/retention/rfm";
import { metricColumn, plainColumn } from "../table/column";
import type { SmallTable } from "../table/view";
import { adminUrl } from "./segment-query";
import { cellTexts, groupTexts } from "./words";

const worthColumns = [
  metricColumn(netSales),
  plainColumn("each", "retention.rfm.each", "money"),
  plainColumn("purchases", "retention.rfm.purchases", "number"),
  plainColumn("days", "retention.rfm.days", "count"),
];

/** What those of a group who purchased brought in, each. */
function worthCells(size: Pick<RfmSize, "netMinor" | "purchases" | "daysSince">, buyers: number) {
  const days = perCustomer(size.daysSince, buyers);
  return [
    size.netMinor,
    minorPerCustomer(size.netMinor, buyers),
    perCustomer(size.purchases, buyers),
    days === null ? null : Math.round(days),
  ];
}

/** Prospects have not purchased. */
function ofBuyers(group: RfmGroup, cells: readonly (number | null)[]) {
  return group === "PROSPECTS" ? cells.map(() => null) : cells;
}

/** The groups of now as Shopify has them, which are those that the links and segments are of. */
export function buildShopifyGroups(sizes: readonly ShopifySize[], buyers: number): SmallTable {
  const grouped = sizes.reduce((sum, size) => sum + size.buyers, 0);
  return {
    id: "rfm-shopify",
    title: "retention.rfm.shopifyTitle",
    rowHeading: "retention.rfm.group",
    columns: [
      plainColumn("customers", "retention.columns.customers", "count"),
      plainColumn("share", "retention.rfm.share", "rate"),
      ...worthColumns,
      plainColumn("same", "retention.rfm.same", "count"),
    ],
    rows: sizes.map((size) => {
      const { group, customers, buyers: own, same } = size;
      return {
        id: group,
        label: { key: groupTexts[group] },
        note: null,
        cells: [
          customers,
          ...ofBuyers(group, [perCustomer(own, grouped), ...worthCells(size, own), same]),
        ],
        link: { url: adminUrl(group), text: "retention.rfm.inAdmin" },
      };
    }),
    total: null,
    notes: [
      { key: "retention.rfm.shopifyNote" },
      ...(grouped < buyers
        ? [{ key: "retention.rfm.ungrouped" as const, values: { count: buyers - grouped } }]
        : []),
    ],
    emptyText: "retention.repeat.nobody",
  };
}

/** The groups by our own fifths, on both days: what history and moves are told by. */
export function buildFifths(
  sizes: readonly RfmSize[],
  buyers: number,
  isLastKnown: boolean,
): SmallTable {
  return {
    id: "rfm-groups",
    title: "retention.rfm.groupsTitle",
    rowHeading: "retention.rfm.group",
    columns: [
      plainColumn("customers", "retention.columns.customers", "count"),
      plainColumn("share", "retention.rfm.share", "rate"),
      plainColumn("change", "retention.rfm.change", "count"),
      plainColumn("joined", "retention.rfm.joined", "count"),
      plainColumn("left", "retention.rfm.left", "count"),
      ...worthColumns,
    ],
    rows: sizes.map((size) => {
      const { group, customers, joined, left } = size;
      return {
        id: group,
        label: { key: groupTexts[group] },
        note: cellTexts[group],
        cells: [
          customers,
          ...ofBuyers(group, [perCustomer(customers, buyers)]),
          customers - size.customersBefore,
          ...ofBuyers(group, [joined, left, ...worthCells(size, customers)]),
        ],
        link: null,
      };
    }),
    total: null,
    notes: [
      { key: "retention.rfm.rule" },
      { key: "retention.rfm.ties" },
      { key: "retention.rfm.knownNow" },
      ...(isLastKnown ? [] : [{ key: "retention.rfm.atShopifyPast" as const }]),
    ],
    emptyText: "retention.repeat.nobody",
  };
}
