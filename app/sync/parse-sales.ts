import { numberOfGid } from "../lib/gid";
import { createShopCalendar } from "../lib/shop-day";
import { createRowPacker, type PackedRows } from "../store/packed-rows";
import { ledgerTable, orderAgreementTable } from "../store/tables/ledger";
import type { LineKind } from "./line-parser";
import { parentOf, parseNode, unreadableValue } from "./parse-line";
import { agreementNode, saleNode, toAgreement, toSale } from "./sale-rows";
import { saleToLedgerRow, type Sale, type SaleAgreement } from "./sale-to-ledger";
import { countUnexplained, type UnexplainedKinds } from "./unexplained";

/** A sale's line, and the number of the agreement it is nested under. */
export interface SaleLine {
  sale: Sale;
  parentId: number;
  lineNo: number;
}

export interface PackedSales {
  orderIds: Float64Array<ArrayBuffer>;
  agreements: PackedRows;
  ledger: PackedRows;
  /** Of the rows in `ledger`. */
  unexplained: UnexplainedKinds;
  /** Sales of agreements that were not met lately: to be looked up. */
  others: SaleLine[];
}

// Far more than Shopify interleaves; a miss costs one look-up in the database.
const agreementsKept = 20_000;

export const saleLines: LineKind<PackedSales> = {
  resource: "sales",
  parser({ currency, zone, shopId }) {
    const shop = { id: shopId };
    const context = { currency, calendar: createShopCalendar(zone) };
    const agreements = createRowPacker(orderAgreementTable, shop);
    const ledger = createRowPacker(ledgerTable, shop);
    /** Met lately: their sales follow them, though not directly. */
    const known = new Map<number, SaleAgreement>();
    let orderIds: number[] = [];
    /** Sales that came before their agreement. */
    let waiting: SaleLine[] = [];
    let unexplained: UnexplainedKinds = {};

    function addSale({ sale, parentId, lineNo }: SaleLine): boolean {
      const agreement = known.get(parentId);
      if (!agreement) return false;
      try {
        const row = saleToLedgerRow(sale, agreement, context);
        ledger.add(row);
        countUnexplained(unexplained, row);
      } catch (error) {
        throw error instanceof RangeError
          ? unreadableValue("sales", `line ${lineNo}`, error)
          : error;
      }
      return true;
    }

    return {
      add(line) {
        if (line.node["__parentId"] === undefined) {
          orderIds.push(numberOfGid(String(line.node["id"])));
          return;
        }
        const parentId = parentOf("sales", line);
        if ("reason" in line.node) {
          const agreement = toAgreement(parseNode(agreementNode, "sales", line), parentId);
          agreements.add(agreement);
          remember(known, agreement);
          return;
        }
        const sale = toSale(parseNode(saleNode, "sales", line));
        const saleLine = { sale, parentId, lineNo: line.lineNo };
        if (!addSale(saleLine)) waiting.push(saleLine);
      },

      take() {
        const others = waiting.filter((saleLine) => !addSale(saleLine));
        const taken = {
          orderIds: Float64Array.from(orderIds),
          agreements: agreements.take(),
          ledger: ledger.take(),
          unexplained,
          others,
        };
        [orderIds, waiting, unexplained] = [[], [], {}];
        return taken;
      },
    };
  },
};

function remember(known: Map<number, SaleAgreement>, agreement: SaleAgreement): void {
  known.set(agreement.id, agreement);
  if (known.size <= agreementsKept) return;
  const oldest = known.keys().next().value;
  if (oldest !== undefined) known.delete(oldest);
}
