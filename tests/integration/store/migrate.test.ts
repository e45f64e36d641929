import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { listMissing, migrate, migrations } from "../../../app/store/migrate.server";
import { openPGlite } from "../../../app/store/pglite.server";

let db: Database;
beforeAll(async () => {
  db = await openPGlite("memory://");
});
afterAll(() => db.close());

it("applies every migration once, and tells which are missing", async () => {
  const names = migrations.map(({ name }) => name);
  expect(await listMissing(db)).toEqual(names);
  const next = { name: "9999_next", sql: "select 1" };
  expect(await migrate(db)).toEqual(migrations.map(({ name }) => name));
  expect(await migrate(db)).toEqual([]);
  expect(await listMissing(db)).toEqual([]);
  expect(await listMissing(db, [...migrations, next])).toEqual(["9999_next"]);
});

it("refuses a migration that was changed after it had been applied", async () => {
  const [first] = migrations;
  const changed = [{ name: first?.name ?? "", sql: `${first?.sql} -- changed` }];
  await expect(migrate(db, changed)).rejects.toThrow(/was changed after it had been applied/);
});

it("rolls a failing migration back whole", async () => {
  const broken = [{ name: "0099_broken", sql: "create table half (id int); select nonsense;" }];
  await expect(migrate(db, broken)).rejects.toThrow();
  const { rows } = await db.query("select to_regclass('half') as half");
  expect(rows).toEqual([{ half: null }]);
});
