import { netSales } from "../../../metrics/definitions/net-sales";
import { minorPerCustomer, perCustomer } from "../../../metrics/retention/cohort-values";
import type { RfmSize, ShopifySize } from "../../../metrics/retention/rfm";
import { metricColumn, plainColumn } from "../table/column";
import type { SmallTable } from "../table/view";
import { adminUrl } from "./segment-query";
import { cellTexts, groupTexts } from "./words";

function daysOfEach(daysSince: number, customers: number): number | null {
  const days = perCustomer(daysSince, customers);
  return days === null ? null : Math.round(days);
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
      metricColumn(netSales),
      plainColumn("each", "retention.rfm.each", "money"),
      plainColumn("purchases", "retention.rfm.purchases", "number"),
      plainColumn("days", "retention.rfm.days", "count"),
      plainColumn("same", "retention.rfm.same", "count"),
    ],
    rows: sizes.map((size) => {
      const { group, customers, buyers: own } = size;
      const isOfBuyers = group !== "PROSPECTS";
      return {
        id: group,
        label: { key: groupTexts[group] },
        note: null,
        cells: [
          customers,
          isOfBuyers ? perCustomer(own, grouped) : null,
          isOfBuyers ? size.netMinor : null,
          isOfBuyers ? minorPerCustomer(size.netMinor, own) : null,
          isOfBuyers ? perCustomer(size.purchases, own) : null,
          isOfBuyers ? daysOfEach(size.daysSince, own) : null,
          isOfBuyers ? size.same : null,
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
      metricColumn(netSales),
      plainColumn("each", "retention.rfm.each", "money"),
      plainColumn("purchases", "retention.rfm.purchases", "number"),
      plainColumn("days", "retention.rfm.days", "count"),
    ],
    rows: sizes.map((size) => {
      const { group, customers } = size;
      const isOfBuyers = group !== "PROSPECTS";
      return {
        id: group,
        label: { key: groupTexts[group] },
        note: cellTexts[group],
        cells: [
          customers,
          isOfBuyers ? perCustomer(customers, buyers) : null,
          customers - size.customersBefore,
          isOfBuyers ? size.joined : null,
          isOfBuyers ? size.left : null,
          isOfBuyers ? size.netMinor : null,
          isOfBuyers ? minorPerCustomer(size.netMinor, customers) : null,
          isOfBuyers ? perCustomer(size.purchases, customers) : null,
          isOfBuyers ? daysOfEach(size.daysSince, customers) : null,
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
