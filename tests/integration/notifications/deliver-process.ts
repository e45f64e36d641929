import { deliverNotifications } from "../../../app/alerts/deliver.server";
import { makeMessage } from "../../../app/alerts/outgoing/message";
import { closeDatabase, database } from "../../../app/store/database.server";
import { migrate } from "../../../app/store/migrate.server";
import { addChannel } from "../../../app/store/notifications/channels.server";
import { readDeliveryLog } from "../../../app/store/notifications/delivery-log.server";
import { addNotification } from "../../../app/store/notifications/outbox.server";
import { findShopByDomain } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop } from "../../setup/test-database";

const domain = "killed.myshopify.com";
const start = new Date("2026-11-30T12:00:00Z");

/** Puts messages into the line of a new database, and delivers them. */
export async function begin(url: string, count: number): Promise<void> {
  await prepare(url, count);
  await deliver(0);
}

async function prepare(url: string, count: number): Promise<void> {
  const db = await database();
  await migrate(db);
  const shop = await installTestShop(db, domain);
  await withShop(shop, async (tx) => {
    const channel = { kind: "webhook", address: url, secret: "secret", isConfirmed: true } as const;
    const channelId = (await addChannel(tx, shop, channel, start)) ?? 0;
    for (let no = 1; no <= count; no += 1) {
      const message = makeMessage({ title: `Message ${no}` });
      const one = {
        channelId,
        dedupeKey: `message ${no}`,
        kind: "alert",
        scheduleId: null,
      } as const;
      await addNotification(tx, shop, { ...one, message }, start);
    }
  });
}

/** Delivers what is due, each time so many seconds after the beginning; prints the log as JSON after each. */
export async function deliver(...times: number[]): Promise<void> {
  const shop = await findShopByDomain(domain);
  if (!shop) throw new Error("Not prepared");
  for (const seconds of times) {
    const now = new Date(start.getTime() + seconds * 1000);
    await deliverNotifications(shop.id, new AbortController().signal, () => now);
    const log = await withShop(shop, (tx) =>
      readDeliveryLog(tx, shop, { channelId: null, limit: 100 }),
    );
    console.log(`LOG ${JSON.stringify(log)}`);
  }
  await closeDatabase();
}
