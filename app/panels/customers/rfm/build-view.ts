import type { ShopDay } from "../../../lib/shop-day";
import { leastForFifths } from "./limits";
import { netSales } from "../../../metrics/definitions/net-sales";
import { rfmAgreement } from "../../../metrics/definitions/rfm-agreement";
import {
  agreementOf,
  rfmMoves,
  rfmSizes,
  type RfmGroup,
  type RfmSize,
} from "../../../metrics/retention/rfm";
import { minorPerCustomer, perCustomer } from "../../../metrics/retention/cohort-values";
import type { RfmCell } from "../../../store/worth/rfm.server";
import { countFigure, figureOf } from "../../products/list/figure";
import { metricColumn, plainColumn } from "../table/column";
import type { SmallTable } from "../table/view";
import { adminUrl } from "./segment-query";
import type { RfmContent, RfmSentence } from "./view";
import { cellTexts, groupTexts } from "./words";

export interface RfmInput {
  day: ShopDay;
  before: ShopDay;
  /** Shopify's groups are of this day too. */
  isLastKnown: boolean;
  cells: readonly RfmCell[];
  prospects: { now: number; before: number };
  mayCreateSegments: boolean;
}

// Who is in one of these is about to be lost.
const slipping: ReadonlySet<RfmGroup> = new Set(["ALMOST_LOST", "AT_RISK", "PREVIOUSLY_LOYAL"]);
const shownMoves = 20;
export function buildRfm(input: RfmInput): Omit<RfmContent, "history" | "historyFailure"> {
  const sizes = rfmSizes(input.cells, input.prospects);
  const buyers = sizes.filter(({ group }) => group !== "PROSPECTS");
  const sum = (read: (size: RfmSize) => number, of: readonly RfmSize[] = buyers) =>
    of.reduce((total, size) => total + read(size), 0);
  const agreement = agreementOf(input.cells);
  const customers = sum((size) => size.customers);
  return {
    sentence: chooseSentence(input, buyers),
    day: input.day,
    before: input.before,
    figures: [
      countFigure("buyers", "retention.rfm.buyers", customers, null),
      countFigure(
        "champions",
        groupTexts.CHAMPIONS,
        sizes.find(({ group }) => group === "CHAMPIONS")?.customers ?? 0,
        cellTexts.CHAMPIONS,
      ),
      countFigure(
        "slipping",
        "retention.rfm.slipping",
        sum(
          (size) => size.customers,
          buyers.filter(({ group }) => slipping.has(group)),
        ),
        "retention.rfm.slippingNote",
      ),
      figureOf(rfmAgreement, rfmAgreement.compute(agreement), {
        note: input.isLastKnown ? "retention.rfm.agreementNote" : "retention.rfm.agreementPast",
      }),
    ],
    bars: buyers.map(({ group, customers: count }) => ({ group, customers: count })),
    groups: buildGroups(sizes, customers, input.isLastKnown),
    moves: buildMoves(input.cells),
    mayCreateSegments: input.mayCreateSegments,
  };
}

function chooseSentence({ cells }: RfmInput, buyers: readonly RfmSize[]): RfmSentence {
  const total = (read: (size: RfmSize) => number) => buyers.reduce((sum, s) => sum + read(s), 0);
  const [customers, net] = [total((s) => s.customers), total((s) => s.netMinor)];
  const champions = buyers.find(({ group }) => group === "CHAMPIONS");
  if (customers === 0 || !champions) return { kind: "nobody" };
  if (customers < leastForFifths) return { kind: "tooFew", customers };
  const slipped = rfmMoves(cells)
    .filter(({ from, to }) => slipping.has(to) && (from === null || !slipping.has(from)))
    .reduce((sum, move) => sum + move.customers, 0);
  return {
    kind: "best",
    champions: champions.customers,
    customers,
    salesShare: net > 0 && champions.netMinor >= 0 ? champions.netMinor / net : null,
    slipped,
  };
}

function buildGroups(sizes: readonly RfmSize[], buyers: number, isLastKnown: boolean): SmallTable {
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
      plainColumn("shopify", "retention.rfm.atShopify", "count"),
    ],
    rows: sizes.map((size) => {
      const { group, customers } = size;
      const isOfBuyers = group !== "PROSPECTS";
      const each = (value: number) => (isOfBuyers ? perCustomer(value, customers) : null);
      const days = each(size.daysSince);
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
          each(size.purchases),
          days === null ? null : Math.round(days),
          size.customersAtShopify,
        ],
        link: { url: adminUrl(group), text: "retention.rfm.inAdmin" },
      };
    }),
    total: null,
    notes: [
      { key: "retention.rfm.rule" },
      { key: "retention.rfm.ties" },
      { key: "retention.rfm.knownNow" },
      { key: "retention.rfm.linkNote" },
      ...(isLastKnown ? [] : [{ key: "retention.rfm.atShopifyPast" as const }]),
    ],
    emptyText: "retention.repeat.nobody",
  };
}

function buildMoves(cells: readonly RfmCell[]): SmallTable {
  return {
    id: "rfm-movement",
    title: "retention.rfm.movesTitle",
    rowHeading: "retention.rfm.from",
    columns: [
      plainColumn("to", "retention.rfm.to", "key"),
      plainColumn("customers", "retention.columns.customers", "count"),
    ],
    rows: rfmMoves(cells)
      .slice(0, shownMoves)
      .map(({ from, to, customers }) => ({
        id: `${from ?? ""}-${to}`,
        label: { key: from === null ? "retention.rfm.fromNowhere" : groupTexts[from] },
        note: null,
        cells: [groupTexts[to], customers],
        link: null,
      })),
    total: null,
    notes: [{ key: "retention.rfm.movesNote", values: { count: shownMoves } }],
    emptyText: "retention.rfm.noMoves",
  };
}
