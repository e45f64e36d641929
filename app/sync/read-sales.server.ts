import { salesBulkDocument } from "../admin-api/documents/sales";
import { numberOfGid } from "../lib/gid";
import type { Queryable } from "../store/database.server";
import {
  listCrowdedLedgers,
  readAgreements,
  writeAgreements,
  writeLedger,
} from "../store/ledger.server";
import type { LedgerRow } from "../store/tables/ledger";
import type { BulkReader, ReadContext } from "./bulk-reader";
import { fetchAgreements, type AgreementWithSales } from "./fetch-agreements.server";
import { readSteps, type RestStep } from "./read-products-rest.server";
import { parentOf, parseNode, typeOf } from "./parse-line";
import { agreementNode, saleNode, toAgreement, toSale } from "./sale-rows";
import { saleToLedgerRow, type Sale, type SaleAgreement } from "./sale-to-ledger";
import { processedWithin } from "./window";

// Far more than Shopify interleaves; a miss costs one look-up in the database.
const agreementsKept = 20_000;

type ReadSale =
  | { orderId: number }
  | { agreement: SaleAgreement }
  | { sale: Sale; parentId: number; lineNo: number };

/** The ledger: every sale of every agreement of the orders of a window. */
export const salesReader: BulkReader<ReadSale> = {
  resource: "sales",
  document: (_scopes, window, isStrict) =>
    isStrict ? null : salesBulkDocument(processedWithin(window)),

  parse(_context, line) {
    if (typeOf(line) === "Order") return { orderId: numberOfGid(String(line.node["id"])) };
    const parentId = parentOf("sales", line);
    if ("reason" in line.node)
      return { agreement: toAgreement(parseNode(agreementNode, "sales", line), parentId) };
    const sale = toSale(parseNode(saleNode, "sales", line));
    return { sale, parentId, lineNo: line.lineNo };
  },

  async write(tx, context, parsed) {
    const { shop, agreements: known } = context;
    const orderIds = parsed.flatMap((each) => ("orderId" in each ? each.orderId : []));
    const agreements = parsed.flatMap((each) => ("agreement" in each ? each.agreement : []));
    const sales = parsed.flatMap((each) => ("sale" in each ? each : []));
    await writeAgreements(tx, shop, orderIds, agreements);
    for (const agreement of agreements) remember(known, agreement);

    const missing = new Set(sales.map(({ parentId }) => parentId).filter((id) => !known.has(id)));
    for (const agreement of await readAgreements(tx, shop, [...missing]))
      remember(known, agreement);

    const orphans: number[] = [];
    const rows: LedgerRow[] = [];
    for (const { sale, parentId, lineNo } of sales) {
      const agreement = known.get(parentId);
      if (agreement) rows.push(saleToLedgerRow(sale, agreement, context));
      else orphans.push(lineNo);
    }
    await writeLedger(tx, shop, rows);
    return { roots: orderIds.length, orphans };
  },

  readRest(client, context, cursor) {
    const { shop } = context;
    const agreements: RestStep = {
      name: "agreements",
      list: (tx, afterId) => listCrowdedLedgers(tx, shop, { ...context, afterId }),
      async *read(ids, at) {
        for (const id of ids) {
          const fetched = await fetchAgreements(client, [id]);
          yield {
            write: (tx) => writeFetched(tx, context, [id], fetched),
            next: { step: at.step, afterId: id, within: null },
          };
        }
      },
    };
    return readSteps(shop, [agreements], cursor);
  },
};

/** Writes agreements with their sales, of these orders. */
export async function writeFetched(
  tx: Queryable,
  context: ReadContext,
  orderIds: readonly number[],
  fetched: readonly AgreementWithSales[],
): Promise<void> {
  const { shop } = context;
  const agreements = fetched.map(({ agreement }) => agreement);
  await writeAgreements(tx, shop, orderIds, agreements);
  const rows = fetched.flatMap(({ agreement, sales }) =>
    sales.map((sale) => saleToLedgerRow(sale, agreement, context)),
  );
  await writeLedger(tx, shop, rows);
}

function remember(known: Map<number, SaleAgreement>, agreement: SaleAgreement): void {
  known.set(agreement.id, agreement);
  if (known.size <= agreementsKept) return;
  const oldest = known.keys().next().value;
  if (oldest !== undefined) known.delete(oldest);
}
