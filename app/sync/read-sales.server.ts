import { salesBulkDocument } from "../admin-api/documents/sales";
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
import { saleLines, type PackedSales } from "./parse-sales";
import { saleToLedgerRow } from "./sale-to-ledger";
import { tellUnexplained } from "./tell-unexplained.server";
import { countUnexplained, type UnexplainedKinds } from "./unexplained";
import { processedWithin } from "./window";

/** The ledger: every sale of every agreement of the orders of a window. */
export const salesReader: BulkReader<PackedSales> = {
  resource: "sales",
  lines: saleLines,
  document: (_permissions, window, isStrict) =>
    isStrict ? null : salesBulkDocument(processedWithin(window)),

  async write(tx, context, { orderIds, agreements, ledger, unexplained, others }) {
    const { shop } = context;
    await writeAgreements(tx, shop, [...orderIds], agreements, ledger);
    const missing = new Set(others.map(({ parentId }) => parentId));
    const stored = await readAgreements(tx, shop, [...missing]);
    const known = new Map(stored.map((agreement) => [agreement.id, agreement]));

    const orphans: number[] = [];
    const rows: LedgerRow[] = [];
    for (const { sale, parentId, lineNo } of others) {
      const agreement = known.get(parentId);
      if (agreement) rows.push(saleToLedgerRow(sale, agreement, context));
      else orphans.push(lineNo);
    }
    await writeLedger(tx, shop, rows);
    const kinds = { ...unexplained };
    for (const row of rows) countUnexplained(kinds, row);
    tellUnexplained(shop, kinds);
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
  const rows = fetched.flatMap(({ agreement, sales }) =>
    sales.map((sale) => saleToLedgerRow(sale, agreement, context)),
  );
  await writeAgreements(tx, shop, orderIds, agreements, rows);
  const kinds: UnexplainedKinds = {};
  for (const row of rows) countUnexplained(kinds, row);
  tellUnexplained(shop, kinds);
}
