import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { runMigrations, startAppProcess, type AppProcess, type Surroundings } from "./app-process";
import type { Started } from "./child-process";
import { lockDirectory } from "../store/directory-lock.server";
import { copyEmptyDatabase } from "./empty-database";
import { findFreePort } from "./free-port";
import { addressOf, apiKey, apiSecret, startLocalStore, type LocalStore } from "./local-store";

export interface StackOptions {
  /** Where the embedded database lives; emptied first unless `keepData`. */
  dataDir?: string;
  keepData?: boolean;
  /** A database on a PostgreSQL server in place of the embedded one; it is migrated first. */
  databaseUrl?: string;
  /** How many processes of each kind run on `databaseUrl` (1 and 1). */
  webs?: number;
  workers?: number;
  /** 0 for any. */
  adminPort?: number;
  /** Options of the local store's command line, by name. */
  store?: Record<string, string | undefined>;
  /** One that runs already, and goes on running. */
  localStore?: LocalStore;
  /** Variables of the app's environment beside its own. */
  env?: Record<string, string>;
  /** Every line both programs print. */
  onLine?: (line: string) => void;
  /** Runs before the app is started, while the local store starts; told to stop where that refuses its options. */
  prepareApp?: (signal: AbortSignal) => Promise<void>;
  /** Ends both, also while they start. */
  signal?: AbortSignal;
}

/** The local store and Shelfwise, in processes of their own. */
export interface Stack {
  storeUrl: string;
  appUrl: string;
  /** The page of the admin that has Shelfwise inside. */
  adminUrl: string;
  shop: string;
  apiKey: string;
  apiSecret: string;
  /** The first web process: the one Shopify knows. */
  app: Started;
  /** All processes of the app: those that answer at an address of their own, and those that do jobs. */
  webs: readonly AppProcess[];
  workers: readonly AppProcess[];
  devStore: Started;
  /** Starts the app again after it ended: same database, same address. */
  restartApp(): Promise<void>;
  /** Calls back when one of the two ends without having been told to. */
  onDeath(tell: (which: string) => void): void;
  close(): Promise<void>;
}

/** Starts both, so that nothing needs to be set up. Needs the build (see ensureBuild). */
export async function startStack(options: StackOptions): Promise<Stack> {
  const database = await prepareDatabase(options);
  const refused = new AbortController();
  const ends = [refused.signal, ...(options.signal ? [options.signal] : [])];
  // Settled at once, so that what goes wrong with it is told where it is awaited.
  const prepared = Promise.allSettled([options.prepareApp?.(AbortSignal.any(ends))]);
  const localStore =
    options.localStore ??
    (await startLocalStore(options).catch(async (error: unknown) => {
      refused.abort();
      await prepared;
      throw error;
    }));
  const { url: storeUrl, shop, appPort, started: devStore } = localStore;
  const appUrl = addressOf(appPort);

  const surroundings: Surroundings = {
    env: {
      NODE_ENV: "production",
      SHELFWISE_MODE: "demo",
      SHOPIFY_APP_URL: appUrl,
      SHOPIFY_API_KEY: apiKey,
      SHOPIFY_API_SECRET: apiSecret,
      TOKEN_KEYS: `demo:${randomBytes(32).toString("base64")}`,
      ...database,
      DEV_STORE_URL: storeUrl,
      APP_BRIDGE_URL: `${storeUrl}/app-bridge.js`,
      FRAME_ANCESTOR: storeUrl,
      // The lines that tell they are up are of this level.
      LOG_LEVEL: "info",
      ...options.env,
    },
    onLine: options.onLine,
    signal: options.signal,
  };

  const webs: AppProcess[] = [];
  const workers: AppProcess[] = [];
  let isClosing = false;
  async function close() {
    isClosing = true;
    await Promise.all([...webs, ...workers].map(({ started }) => started.stop()));
    if (!options.localStore) await devStore.stop();
  }
  try {
    const [preparation] = await prepared;
    if (preparation.status === "rejected") throw preparation.reason;
    const { databaseUrl, webs: webCount = 1, workers: workerCount = 1 } = options;
    if (databaseUrl !== undefined) await runMigrations(surroundings);
    const { DATA_DIR: dataDir } = database;
    if (dataDir !== undefined && !options.keepData) {
      await copyEmptyDatabase(dataDir, surroundings);
    }
    const ports = [appPort];
    while (databaseUrl !== undefined && ports.length < webCount) ports.push(await findFreePort());
    // At once, as those who start them on a server do.
    const starts = ports.map((port) => startAppProcess("web", surroundings, port));
    for (let n = 0; n < (databaseUrl === undefined ? 0 : workerCount); n += 1) {
      starts.push(startAppProcess("worker", surroundings));
    }
    const outcomes = await Promise.allSettled(starts);
    for (const outcome of outcomes) {
      if (outcome.status === "fulfilled") {
        (outcome.value.kind === "web" ? webs : workers).push(outcome.value);
      }
    }
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  } catch (error) {
    await close();
    throw error;
  }
  const [first] = webs;
  if (!first) throw new Error("A stack has at least one web process");
  return {
    storeUrl,
    appUrl,
    adminUrl: `${storeUrl}/store/${shop.replace(/\.myshopify\.com$/, "")}/apps/shelfwise`,
    shop,
    apiKey,
    apiSecret,
    devStore,
    get app() {
      return first.started;
    },
    webs,
    workers,
    restartApp: () => first.restart(),
    onDeath(tell) {
      for (const { started } of [...webs, ...workers]) {
        started.process.once("exit", () => isClosing || tell("Shelfwise"));
      }
      devStore.process.once("exit", () => isClosing || tell("The local store"));
    },
    close,
  };
}

/** The part of the app's environment that says where its data is. */
async function prepareDatabase(options: StackOptions): Promise<Record<string, string>> {
  if (options.databaseUrl !== undefined) return { DATABASE_URL: options.databaseUrl };
  if (options.dataDir === undefined) throw new Error("Neither a folder nor a server for the data");
  const dataDir = resolve(options.dataDir);
  // Throws where another stack is running on this data: it must not be pulled from under it.
  await mkdir(dirname(dataDir), { recursive: true });
  await (
    await lockDirectory(dataDir)
  )();
  if (!options.keepData) await rm(dataDir, { recursive: true, force: true });
  return { DATA_DIR: dataDir };
}
