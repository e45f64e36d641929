import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { env } from "./env.server";
import { database } from "./store/database.server";
import { createSessionStorage } from "./store/sessions.server";
import { createTokenBox } from "./store/token-box.server";

let storage: Promise<SessionStorage> | undefined;

function ready(): Promise<SessionStorage> {
  storage ??= database().then((db) => createSessionStorage(db, createTokenBox(env().TOKEN_KEYS)));
  return storage;
}

/** The process's session storage; opens the database on first use, after the migrations. */
export const sessionStorage: SessionStorage = {
  storeSession: async (session) => (await ready()).storeSession(session),
  loadSession: async (id) => (await ready()).loadSession(id),
  deleteSession: async (id) => (await ready()).deleteSession(id),
  deleteSessions: async (ids) => (await ready()).deleteSessions(ids),
  findSessionsByShop: async (shop) => (await (await ready()).findSessionsByShop?.(shop)) ?? [],
};

/** For tests, which change the database under the process. */
export function resetSessionStorage(): void {
  storage = undefined;
}
