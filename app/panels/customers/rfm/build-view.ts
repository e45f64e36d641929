import type { ShopDay } from "../../../lib/shop-day";
import { leastForFifths } from "./limits";
import { rfmAgreement } from "../../../metrics/definitions/rfm-agreement";
import {
  agreementOf,
  rfmMoves,
  rfmSizes,
  sizesAtShopify,
  type RfmGroup,
} from "../../../metrics/retention/rfm";
import type { RfmCell } from "../../../store/worth/rfm.server";
import { countFigure, figureOf } from "../../products/list/figure";
import { plainColumn } from "../table/column";
import type { SmallTable } from "../table/view";
import { buildFifths, buildShopifyGroups } from "./build-groups";
import type { RfmContent, RfmSentence } from "./view";
import { cellTexts, groupTexts } from "./words";

export interface RfmInput {
  day: ShopDay;
  before: ShopDay;
  /** Shopify's groups are of this day too. */
  isLastKnown: boolean;
  cells: readonly RfmCell[];
  /** How many customers Shopify has in each of its groups; empty: it tells none of that day. */
  atShopify: ReadonlyMap<string, number>;
  prospects: { now: number; before: number };
  mayCreateSegments: boolean;
}

// Who is in one of these is about to be lost.
const slipping: ReadonlySet<RfmGroup> = new Set(["ALMOST_LOST", "AT_RISK", "PREVIOUSLY_LOYAL"]);
const shownMoves = 20;

/** A group as the page leads with it: Shopify's own where it tells of that day, else by our fifths. */
interface LeadSize {
  group: RfmGroup;
  customers: number;
  netMinor: number;
}

export function buildRfm(input: RfmInput): Omit<RfmContent, "history" | "historyFailure"> {
  const own = rfmSizes(input.cells, input.prospects);
  const told = sizesAtShopify(input.cells, input.atShopify);
  const lead: LeadSize[] = (told ?? own).filter(({ group }) => group !== "PROSPECTS");
  const buyers = total(own.filter(({ group }) => group !== "PROSPECTS"));
  return {
    source: told ? "shopify" : "fifths",
    sentence: chooseSentence(input.cells, lead, buyers),
    day: input.day,
    before: input.before,
    figures: [
      countFigure("buyers", "retention.rfm.buyers", buyers, null),
      countFigure(
        "champions",
        groupTexts.CHAMPIONS,
        lead.find(({ group }) => group === "CHAMPIONS")?.customers ?? 0,
        told ? "retention.rfm.byShopify" : cellTexts.CHAMPIONS,
      ),
      countFigure(
        "slipping",
        "retention.rfm.slipping",
        total(lead.filter(({ group }) => slipping.has(group))),
        "retention.rfm.slippingNote",
      ),
      figureOf(rfmAgreement, rfmAgreement.compute(agreementOf(input.cells)), {
        note: input.isLastKnown ? "retention.rfm.agreementNote" : "retention.rfm.agreementPast",
      }),
    ],
    bars: lead.map(({ group, customers }) => ({ group, customers })),
    atShopify: told && buildShopifyGroups(told, buyers),
    groups: buildFifths(own, buyers, input.isLastKnown),
    moves: buildMoves(input.cells),
    mayCreateSegments: input.mayCreateSegments,
  };
}

function total(sizes: readonly { customers: number }[]): number {
  return sizes.reduce((sum, { customers }) => sum + customers, 0);
}

/** `buyers`: all who purchased, in whichever group. Who slipped is by our fifths: Shopify tells no group before. */
function chooseSentence(
  cells: readonly RfmCell[],
  lead: readonly LeadSize[],
  buyers: number,
): RfmSentence {
  const champions = lead.find(({ group }) => group === "CHAMPIONS");
  if (buyers === 0 || !champions) return { kind: "nobody" };
  if (buyers < leastForFifths) return { kind: "tooFew", customers: buyers };
  const net = cells.reduce((sum, { netMinor }) => sum + netMinor, 0);
  const slipped = rfmMoves(cells)
    .filter(({ from, to }) => slipping.has(to) && (from === null || !slipping.has(from)))
    .reduce((sum, move) => sum + move.customers, 0);
  return {
    kind: "best",
    champions: champions.customers,
    customers: buyers,
    salesShare: net > 0 && champions.netMinor >= 0 ? champions.netMinor / net : null,
    slipped,
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
