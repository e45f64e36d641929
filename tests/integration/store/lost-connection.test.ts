import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { openTestDatabase } from "../../setup/test-database";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

it("fails a transaction whose connection is lost between two statements, and nothing else", async () => {
  // The embedded database has no connections.
  if (db.kind === "pglite") return;
  const lost = db.transaction(async (tx) => {
    const { rows } = await tx.query<{ pid: number }>("select pg_backend_pid() as pid");
    await db.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
    // An error that nobody listened for would end the process meanwhile.
    await delay(100);
    await tx.query("select 1");
  });
  await expect(lost).rejects.toThrow();
  expect((await db.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});
