import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { log } from "../../../app/log.server";
import { loadReconciliationPage } from "../../../app/panels/reconciliation/load.server";
import type { Database } from "../../../app/store/database.server";
import { openTestDatabase } from "../../setup/test-database";
import { shopOf, skippingTime, withResults } from "../support/skipping-time";
import { backfill, openStore } from "../support/sync-store";

let db: Database;
let client: AdminClient;
const time = skippingTime();

beforeAll(async () => {
  db = await openTestDatabase();
  const store = await openStore({
    settings: {
      shopDomain: "unexplained.myshopify.com",
      orders: 60,
      products: 30,
      historyDays: 50,
      plan: "plus",
    },
  });
  client = await store.client();
  await backfill(client);
});
afterAll(() => db.close());

const pageOf = async () => {
  const view = await loadReconciliationPage(await shopOf(client), time.clock());
  if (view.state !== "ready") throw new Error(view.state);
  return view;
};

it("tells the operator of sales of an unknown kind once for a batch, and the merchant of which orders", async () => {
  expect((await pageOf()).unexplained).toBeNull();
  // A result can be downloaded more than once: the same three sales each time.
  const changed = new Set<string>();
  const through = withResults(client, (lines) =>
    lines.map((line) => {
      if (!line.includes('"lineType":"PRODUCT"')) return line;
      if (changed.size < 3) changed.add(line);
      return changed.has(line) ? line.replace('"PRODUCT"', '"NOVELTY"') : line;
    }),
  );
  const error = vi.spyOn(log, "error");
  await time.read(through, ["sales"]);
  expect(error.mock.calls).toEqual([
    [
      {
        shop: "unexplained.myshopify.com",
        sales: 3,
        kinds: { "ORDER of NOVELTY": 3 },
      },
      "Sales of an unknown kind are in no figure",
    ],
  ]);
  error.mockRestore();

  const { rows } = await db.query<{ orderId: number; minor: number }>(
    `select order_id as "orderId", sum(unexplained_minor)::bigint as minor from ledger
     where line_type = 'NOVELTY' group by order_id`,
  );
  const { report, unexplained } = await pageOf();
  // Without leave to read reports.
  expect(report.problem).toMatchObject({ kind: "missingScope" });
  const listed = unexplained?.newest.map(({ orderId, minor }) => ({ orderId, minor })) ?? [];
  const byId = (a: { orderId: number }, b: { orderId: number }) => a.orderId - b.orderId;
  expect(listed.sort(byId)).toEqual(rows.sort(byId));
  expect(unexplained?.totalMinor).toBe(rows.reduce((sum, { minor }) => sum + minor, 0));
  expect(unexplained?.totalMinor).toBeGreaterThan(0);
});
