import { PrismaClient } from "@prisma/client";
import type { Session } from "@shopify/shopify-api";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import type { Database } from "./database.server";
import type { TokenBox } from "./token-box.server";

/**
 * The library's session storage with two differences: tokens are encrypted before they reach a row,
 * and no personal data of the staff member is kept. Migrations must have run.
 */
export function createSessionStorage(db: Database, box: TokenBox): SessionStorage {
  const prisma = new PrismaClient({ adapter: db.prismaAdapter() as never });
  const storage = new PrismaSessionStorage(prisma as never);

  return {
    storeSession(session) {
      const sealed = clone(session);
      if (sealed.accessToken) sealed.accessToken = box.seal(sealed.accessToken);
      if (sealed.refreshToken) sealed.refreshToken = box.seal(sealed.refreshToken);
      return storage.storeSession(sealed);
    },
    async loadSession(id) {
      const session = await storage.loadSession(id);
      if (!session) return undefined;
      const isCurrent = [session.accessToken, session.refreshToken].every(
        (sealed) => !sealed || box.isCurrent(sealed),
      );
      unseal(session, box);
      // After a rotation of keys the old one goes out of use by itself.
      if (!isCurrent) await this.storeSession(session);
      return session;
    },
    deleteSession: (id) => storage.deleteSession(id),
    deleteSessions: (ids) => storage.deleteSessions(ids),
    async findSessionsByShop(shop) {
      return (await storage.findSessionsByShop(shop)).map((session) => unseal(session, box));
    },
  };
}

/** Forgets every token of a shop, however many there are. */
export async function deleteSessionsOfShop(db: Database, shopDomain: string): Promise<void> {
  await db.query("delete from session where shop = $1", [shopDomain]);
}

function unseal(session: Session, box: TokenBox): Session {
  if (session.accessToken) session.accessToken = box.open(session.accessToken);
  if (session.refreshToken) session.refreshToken = box.open(session.refreshToken);
  return session;
}

function clone(session: Session): Session {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(session)) as Session, session);
  const user = copy.onlineAccessInfo?.associated_user;
  if (copy.onlineAccessInfo && user) {
    const anonymous = { ...user, first_name: "", last_name: "", email: "" };
    copy.onlineAccessInfo = { ...copy.onlineAccessInfo, associated_user: anonymous };
  }
  return copy;
}
