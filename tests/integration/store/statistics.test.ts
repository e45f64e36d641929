import { afterAll, beforeAll, expect, it } from "vitest";
import { handlers } from "../../../app/jobs/registry";
import type { Database } from "../../../app/store/database.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

it("tells the embedded database what is in its tables, which nothing else does", async () => {
  if (db.kind !== "pglite") return;
  for (let shop = 0; shop < 40; shop += 1) await installTestShop(db, `s-${shop}.myshopify.com`);
  const estimated = async () => {
    const { rows } = await db.query<{ rows: number }>(
      "select reltuples::int as rows from pg_class where oid = 'shop'::regclass",
    );
    return rows[0]?.rows;
  };
  expect(await estimated()).toBe(-1);
  expect(await handlers["store.analyze"]({}, new AbortController().signal)).toEqual([]);
  expect(await estimated()).toBe(40);
});
