import { setTimeout as delay } from "node:timers/promises";
import { readAllScopes } from "../app-config";
import { hasFigures } from "../app-pages";
import { followBackfill } from "../follow-backfill";
import { startStack, type StackOptions } from "../stack";
import { parsePortion, type Portion } from "./portions";
import { watchMemory } from "./process-memory";

export interface BackfillOptions {
  /** About how many. */
  orders: number;
  products?: number;
  plan?: "standard" | "advanced" | "plus";
  /** One of both: where the data goes. */
  database: Pick<StackOptions, "databaseUrl" | "dataDir">;
  /** Objects a second that the local store's bulk operations go through; null: as Shopify's would. */
  bulkSpeed?: string | null;
  onLine?: (line: string) => void;
  /** How the reading goes, in words. */
  say?: (line: string) => void;
}

export interface BackfillResult {
  /** As Shopify counts them, and as the app has read them. */
  ordersExpected: number | null;
  ordersRead: number;
  isWhole: boolean;
  /** From the first request of the merchant until Home showed figures. */
  firstFigureSeconds: number;
  /** From the same moment until everything was read. */
  wholeSeconds: number;
  /** Of `wholeSeconds`: waiting for Shopify's limits of cost; for its bulk operations, or between portions. */
  limitWaitSeconds: number;
  idleSeconds: number;
  /** The highest resident memory of each process of the app, in MB. */
  peakMb: Record<string, number>;
  /** Of the local store's process, for comparison. */
  storePeakMb: number | null;
}

const lookMs = 200;

/** Installs the app into a fresh local store, lets it read all of it, and measures. Needs the build. */
export async function measureBackfill(options: BackfillOptions): Promise<BackfillResult> {
  const { orders, products = 1_000, plan = "standard", bulkSpeed = "instant" } = options;
  const portions: Portion[] = [];
  const stack = await startStack({
    ...options.database,
    store: {
      installed: "on",
      scopes: await readAllScopes(),
      orders: String(orders),
      products: String(products),
      seed: "7",
      plan,
      ...(bulkSpeed === null ? {} : { "bulk-speed": bulkSpeed }),
    },
    onLine: (line) => {
      const portion = parsePortion(line);
      if (portion) portions.push(portion);
      options.onLine?.(line);
    },
  });
  try {
    const apps = [...stack.webs, ...stack.workers];
    const memory = watchMemory(function* () {
      yield ["the local store", stack.devStore.process.pid];
      for (const [index, app] of apps.entries()) {
        yield [`${app.kind} ${index + 1}`, app.started.process.pid];
      }
    });
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1000;
    let firstFigureSeconds: number | null = null;
    let isOver = false;
    const watching = (async () => {
      while (!isOver && firstFigureSeconds === null) {
        if (await hasFigures(stack).catch(() => false)) firstFigureSeconds = seconds();
        else await delay(lookMs);
      }
    })();
    const status = await followBackfill(stack, options.say ?? (() => {})).finally(
      () => (isOver = true),
    );
    const wholeSeconds = seconds();
    await watching;
    const { "the local store": storePeakMb = null, ...peakMb } = await memory.stop();
    const read = status.resources.find(({ resource }) => resource === "orders");
    const sum = (of: (portion: Portion) => number) =>
      portions.reduce((total, portion) => total + of(portion), 0) / 1000;
    const worked = sum(({ startedAt: from, endedAt: to, idleMs }) => to - from - idleMs);
    return {
      ordersExpected: read?.expected ?? null,
      ordersRead: read?.rootsDone ?? 0,
      isWhole: status.resources.every((each) => each.status === "done"),
      firstFigureSeconds: firstFigureSeconds ?? wholeSeconds,
      wholeSeconds,
      limitWaitSeconds: sum(({ limitWaitMs }) => limitWaitMs),
      idleSeconds: Math.max(wholeSeconds - worked, 0),
      peakMb,
      storePeakMb,
    };
  } finally {
    await stack.close();
  }
}
