import { beforeAll, beforeEach, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { runBackfill, startBackfill } from "../../../app/sync/backfill.server";
import { beginSyncRun } from "../../../app/store/sync-run.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { useDatabase, type Database, type Queryable } from "../../../app/store/database.server";
import { createRng } from "../../dev-store/world/rng";
import { smallBatches as limits } from "../support/skipping-time";
import { faultyShop } from "./faulty-shop";

const rounds = 12;
const faulty = faultyShop({
  shopDomain: "crash-faults.myshopify.com",
  orders: 40,
  products: 12,
  historyDays: 25,
});
const { time } = faulty;
let clean: Record<string, string>;

beforeAll(async () => {
  time.pass(21 * 24 * 3_600_000);
  await faulty.install();
  await faulty.read();
  clean = await faulty.dump();
});
beforeEach(() => faulty.install());

class Killed extends Error {}

/** Every place at which a run can die, by name. */
type Place = "submit" | "poll" | "download" | "load" | "rollup" | "commit";
const places: readonly Place[] = ["submit", "poll", "download", "load", "rollup", "commit"];

interface Killer {
  /** Dies at the n-th time it is at this place, before or after what is done there. */
  at: { place: Place; after: number; isBefore: boolean };
  hasStruck: boolean;
}

function pass(killer: Killer, place: Place, isBefore: boolean): void {
  const { at } = killer;
  if (killer.hasStruck) throw new Killed();
  if (at.place !== place || at.isBefore !== isBefore) return;
  at.after -= 1;
  if (at.after >= 0) return;
  killer.hasStruck = true;
  throw new Killed();
}

function mortal(client: AdminClient, killer: Killer): AdminClient {
  return {
    ...client,
    query: async (...args: Parameters<AdminClient["query"]>) => {
      const place = args[0].includes("mutation BulkRun")
        ? "submit"
        : args[0].includes("query BulkOperation(")
          ? "poll"
          : null;
      if (place) pass(killer, place, true);
      const answer = await client.query(...args);
      if (place) pass(killer, place, false);
      return answer;
    },
    // Not by a thread, which no download of this client's would be seen by.
    addressOf: () => null,
    async *download(...args: Parameters<AdminClient["download"]>) {
      pass(killer, "download", true);
      for await (const chunk of client.download(...args)) {
        yield chunk;
        pass(killer, "download", false);
      }
    },
  } as AdminClient;
}

/** The database of a process that dies between two statements, or after a commit it never hears of. */
function mortalDatabase(db: Database, killer: Killer): Database {
  return {
    ...db,
    transaction: async (work, settings) => {
      const result = await db.transaction(async (tx) => {
        const watched: Queryable = {
          ...tx,
          query: async (sql, values) => {
            const isLoad = /insert into (orders|order_line|ledger|product|customer)\b/.test(sql);
            const isRollup = /insert into (sales_rollup|order_fact|customer_fact)\b/.test(sql);
            const place = isLoad ? "load" : isRollup ? "rollup" : null;
            if (place) pass(killer, place, true);
            const answer = await tx.query(sql, values);
            if (place) pass(killer, place, false);
            return answer as never;
          },
        };
        const done = await work(watched);
        pass(killer, "commit", true);
        return done;
      }, settings);
      pass(killer, "commit", false);
      return result;
    },
  };
}

it.each(places)(
  "ends with the tables of a clean run, killed at random before and after each %s",
  async (place) => {
    const { db } = faulty;
    const shop = await faulty.shop();
    await startBackfill(shop, { now: time.clock() });
    const rng = createRng(7, "crash", place);
    // A small shop is added up in a few statements.
    const most = place === "rollup" ? 2 : 6;
    let kills = 0;
    for (let round = 0; round < rounds; round += 1) {
      const killer: Killer = {
        at: { place, after: Math.floor(rng.next() * most), isBefore: round % 2 === 0 },
        hasStruck: false,
      };
      const run = await beginSyncRun(shop, time.clock());
      const client = mortal(await faulty.client(), killer);
      useDatabase(mortalDatabase(db, killer));
      try {
        // The dead note nothing: their clock stops with them.
        const clock = () => {
          if (killer.hasStruck) throw new Killed();
          return time.clock();
        };
        await runBackfill(client, { run, budgetMs: 25_000, clock, sleep: time.sleep, limits });
        // What was read is added up meanwhile.
        await foldShop(shop, clock());
      } catch (error) {
        if (!killer.hasStruck) throw error;
      } finally {
        useDatabase(db);
      }
      if (killer.hasStruck) kills += 1;
      time.pass(1_000);
    }
    expect(kills).toBeGreaterThan(2);
    await time.runToEnd(await faulty.client());
    const progress = await time.progress(await faulty.client());
    expect(new Set(Object.values(progress).map(({ status }) => status))).toEqual(new Set(["done"]));
    expect(await faulty.dump()).toEqual(clean);
  },
);
