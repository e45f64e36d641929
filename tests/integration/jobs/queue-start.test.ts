import { afterEach, beforeEach, expect, inject, it, vi } from "vitest";
import { jobs } from "../../../app/jobs/catalogue";
import { enqueue, stopQueue } from "../../../app/jobs/queue.server";
import { useDatabase, type Database } from "../../../app/store/database.server";
import { openTestDatabase } from "../../setup/test-database";

let db: Database;
const closings: (() => Promise<void>)[] = [];

beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
  await db.close();
});

/** The queue as another process has it: with modules and connections of its own. */
async function loadAnotherQueue() {
  vi.resetModules();
  const [other, store] = await Promise.all([
    import("../../../app/jobs/queue.server"),
    import("../../../app/store/database.server"),
  ]);
  await store.database();
  closings.push(other.stopQueue, store.closeDatabase);
  return other;
}

async function namesOfQueues(): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>("select name from pgboss.queue order by 1");
  return rows.map(({ name }) => name);
}

// The embedded database belongs to one process.
it.skipIf(!inject("serverUrl"))(
  "starts in several processes at once, on a new database and where a kind of job is new",
  async () => {
    const startAll = async () => {
      const others = [await loadAnotherQueue(), await loadAnotherQueue(), await loadAnotherQueue()];
      await Promise.all(others.map(({ queue }, n) => queue({ runsJobs: n > 0 })));
    };
    await startAll();
    expect(await namesOfQueues()).toEqual(expect.arrayContaining(Object.keys(jobs)));
    const added = Object.keys(jobs).slice(3);
    for (const name of added) await db.query("select pgboss.delete_queue($1)", [name]);
    expect(await namesOfQueues()).not.toEqual(expect.arrayContaining(added));
    await startAll();
    expect(await namesOfQueues()).toEqual(expect.arrayContaining(added));
  },
);

it("starts with the next job that is added where it could not with the one before", async () => {
  const isAway = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const refuse = () => Promise.reject(isAway);
  useDatabase({ ...db, query: refuse, exec: refuse, transaction: refuse });
  const add = () => enqueue({ name: "store.analyze", payload: {} });
  await expect(add()).rejects.toBe(isAway);
  useDatabase(db);
  closings.push(stopQueue);
  await add();
  const { rows } = await db.query("select name from pgboss.job where name = 'store.analyze'");
  expect(rows).toHaveLength(1);
});
