import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { startProgram, type Started } from "./child-process";
import { lockDirectory } from "../store/directory-lock.server";
import { findFreePort } from "./free-port";

export interface StackOptions {
  /** Where the embedded database lives; emptied first unless `keepData`. */
  dataDir: string;
  keepData?: boolean;
  /** 0 for any. */
  adminPort?: number;
  /** Options of the local store's command line, by name. */
  store?: Record<string, string | undefined>;
  /** Every line both programs print. */
  onLine?: (line: string) => void;
}

/** The local store and Shelfwise, each a process of its own. */
export interface Stack {
  storeUrl: string;
  appUrl: string;
  /** The page of the admin that has Shelfwise inside. */
  adminUrl: string;
  shop: string;
  apiKey: string;
  apiSecret: string;
  app: Started;
  devStore: Started;
  /** Starts the app again after it ended: same database, same address. */
  restartApp(): Promise<void>;
  /** Calls back when one of the two ends without having been told to. */
  onDeath(tell: (which: string) => void): void;
  close(): Promise<void>;
}

const readySchema = z.object({
  ready: z.literal(true),
  url: z.url(),
  shops: z.tuple([z.string()], z.string()),
});

const apiKey = "shelfwise-local";
const apiSecret = "local-secret-of-the-demo-and-the-tests";

/** Starts both, so that nothing needs to be set up. Needs the build (see ensureBuild). */
export async function startStack(options: StackOptions): Promise<Stack> {
  const dataDir = resolve(options.dataDir);
  // Throws where another stack is running on this data: it must not be pulled from under it.
  await mkdir(dirname(dataDir), { recursive: true });
  await (
    await lockDirectory(dataDir)
  )();
  if (!options.keepData) await rm(dataDir, { recursive: true, force: true });
  const [adminPort, appPort] = [await findFreePort(options.adminPort), await findFreePort()];
  const appUrl = `http://localhost:${appPort}`;

  const flags = Object.entries(options.store ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  let ready: z.output<typeof readySchema> | undefined;
  const devStore = await startProgram(
    [
      ...["--import", "tsx", "tests/dev-store/main.ts", "--port", String(adminPort)],
      ...["--app-url", appUrl, "--api-key", apiKey, "--api-secret", apiSecret, ...flags],
    ],
    {},
    (line) => {
      ready ??= readySchema.safeParse(parseJson(line)).data;
      return ready !== undefined;
    },
    options.onLine,
  );
  if (!ready) throw new Error("The local store did not say where it listens");
  const { url: storeUrl, shops } = ready;
  const [shop] = shops;

  const env = {
    NODE_ENV: "production",
    SHELFWISE_MODE: "demo",
    PORT: String(appPort),
    SHOPIFY_APP_URL: appUrl,
    SHOPIFY_API_KEY: apiKey,
    SHOPIFY_API_SECRET: apiSecret,
    TOKEN_KEYS: `demo:${randomBytes(32).toString("base64")}`,
    DATA_DIR: dataDir,
    DEV_STORE_URL: storeUrl,
    APP_BRIDGE_URL: `${storeUrl}/app-bridge.js`,
    FRAME_ANCESTOR: storeUrl,
    // The line that tells it is up is one of this level.
    LOG_LEVEL: "info",
  };
  const startApp = () =>
    startProgram(
      ["build/server/server.js"],
      env,
      (line) => line.includes("Shelfwise is listening"),
      options.onLine,
    );

  let stack: Stack;
  let isClosing = false;
  try {
    const handle = shop.replace(/\.myshopify\.com$/, "");
    stack = {
      storeUrl,
      appUrl,
      adminUrl: `${storeUrl}/store/${handle}/apps/shelfwise`,
      shop,
      apiKey,
      apiSecret,
      devStore,
      app: await startApp(),
      async restartApp() {
        await stack.app.stop();
        stack.app = await startApp();
      },
      onDeath(tell) {
        stack.app.process.once("exit", () => isClosing || tell("Shelfwise"));
        devStore.process.once("exit", () => isClosing || tell("The local store"));
      },
      async close() {
        isClosing = true;
        await stack.app.stop();
        await devStore.stop();
      },
    };
  } catch (error) {
    await devStore.stop();
    throw error;
  }
  return stack;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
