import { salesBulkDocument } from "../admin-api/documents/sales";
import { numberOfGid } from "../lib/gid";
import { readAgreements, writeAgreements, writeLedger } from "../store/ledger.server";
import type { BulkReader } from "./bulk-reader";
import { parentOf, parseNode, typeOf, type NumberedLine } from "./parse-line";
import { agreementNode, saleNode, toAgreement, toSale } from "./sale-rows";
import { saleToLedgerRow, type SaleAgreement } from "./sale-to-ledger";
import { processedWithin } from "./window";

// Far more than Shopify interleaves; a miss costs one look-up in the database.
const agreementsKept = 20_000;

/** The ledger: every sale of every agreement of the orders of a window. */
export const salesReader: BulkReader = {
  resource: "sales",
  document: (_scopes, window, isStrict) =>
    isStrict ? null : salesBulkDocument(processedWithin(window)),

  async write(tx, context, lines) {
    const { shop, agreements: known } = context;
    const orderIds: number[] = [];
    const agreements: SaleAgreement[] = [];
    const sales: { parentId: number; line: NumberedLine }[] = [];
    for (const line of lines) {
      if (typeOf(line) === "Order") {
        orderIds.push(numberOfGid(String(line.node["id"])));
      } else if ("reason" in line.node) {
        const node = parseNode(agreementNode, "sales", line);
        agreements.push(toAgreement(node, parentOf("sales", line)));
      } else {
        sales.push({ parentId: parentOf("sales", line), line });
      }
    }
    await writeAgreements(tx, shop, orderIds, agreements);
    for (const agreement of agreements) remember(known, agreement);

    const missing = new Set(sales.map(({ parentId }) => parentId).filter((id) => !known.has(id)));
    for (const agreement of await readAgreements(tx, shop, [...missing]))
      remember(known, agreement);

    const orphans: NumberedLine[] = [];
    const rows = sales.flatMap(({ parentId, line }) => {
      const agreement = known.get(parentId);
      if (agreement)
        return saleToLedgerRow(toSale(parseNode(saleNode, "sales", line)), agreement, context);
      orphans.push(line);
      return [];
    });
    await writeLedger(tx, shop, rows);
    return { roots: orderIds.length, orphans };
  },
};

function remember(known: Map<number, SaleAgreement>, agreement: SaleAgreement): void {
  known.set(agreement.id, agreement);
  if (known.size <= agreementsKept) return;
  const [oldest] = known.keys();
  if (oldest !== undefined) known.delete(oldest);
}
