import { inject } from "vitest";
import { log } from "../../app/log.server";
import { nameAppDatabase } from "./server-database";

/** The environment of tests that run the app's own modules in their process. */
export const testEnv = {
  SHELFWISE_MODE: "test",
  SHOPIFY_APP_URL: "http://localhost:3000",
  SHOPIFY_API_KEY: "test-key",
  SHOPIFY_API_SECRET: "test-secret",
  TOKEN_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  LOG_LEVEL: "silent",
} as const;

Object.assign(process.env, testEnv);

// What reads the environment in place of asking for the database (the queue) must find the same one;
// openTestDatabase makes it.
const serverUrl = inject("serverUrl");
if (serverUrl) process.env.DATABASE_URL = nameAppDatabase(serverUrl);
else delete process.env.DATABASE_URL;
// A file before in the same process may have started a store.
delete process.env.DEV_STORE_URL;

log.level = testEnv.LOG_LEVEL;
