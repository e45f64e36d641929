import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { writeResults, type ProductResult } from "../../../app/store/quality/results.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "results.myshopify.com");
});
afterAll(() => db.close());

const now = new Date("2026-07-01T12:00:00Z");
const checkIds = Array.from({ length: 10 }, (_, at) => `T-${at}`);

function resultOf(productId: number, failed: readonly string[]): ProductResult {
  return {
    ...{ productId, fingerprint: "1", settingsKey: "1", score: 50, stockMinor: 0 },
    ...{ suggestedCategoryId: null, confidence: null, suggestionKey: null, recheckFrom: null },
    ...{ unknown: {}, notApplicable: [] },
    findings: failed.map((checkId) => ({
      ...{ checkId, severity: "error", places: 1, evidence: [], isSuppressed: false },
    })),
  };
}

it("Results are written without a look at what others of the shop have, whatever statistics say", async () => {
  const others = Array.from({ length: 500 }, (_, at) => resultOf(at + 1, checkIds));
  await withShop(shop, (tx) => writeResults(tx, shop, others, now));
  const own = [resultOf(7, checkIds.slice(1)), resultOf(9_001, checkIds)];
  const { written, rowsRead } = await withShop(shop, async (tx) => {
    const result = await writeResults(tx, shop, own, now);
    const { rows } = await tx.query<{ count: number }>(
      `select (pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid)
         + (select sum(pg_stat_get_xact_tuples_returned(indexrelid)) from pg_index
            where indrelid = c.oid))::int as count
       from pg_class c where oid = 'quality_finding'::regclass`,
    );
    return { written: result, rowsRead: rows[0]?.count ?? 0 };
  });
  expect([...written.checkIds].sort()).toEqual(checkIds);
  // Of two products some tens of rows; the shop has five thousand.
  expect(rowsRead).toBeGreaterThan(0);
  expect(rowsRead).toBeLessThan(500);
  const { rows } = await db.query<{ checkId: string; resolvedBy: string }>(
    `select check_id as "checkId", resolved_by as "resolvedBy" from quality_finding
     where shop_id = $1 and resolved_at is not null`,
    [shop.id],
  );
  expect(rows).toEqual([{ checkId: "T-0", resolvedBy: "elsewhere" }]);
});
