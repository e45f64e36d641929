import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { changeChannels } from "../../../app/alerts/change-channels.server";
import { deliverNotifications } from "../../../app/alerts/deliver.server";
import { makeMessage } from "../../../app/alerts/outgoing/message";
import { loadNotifications } from "../../../app/panels/notifications/load.server";
import type { Database } from "../../../app/store/database.server";
import { addNotification } from "../../../app/store/notifications/outbox.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import {
  clearMailEnv,
  setMailEnv,
  startMailServer,
  startReceiver,
  type MailServer,
  type Receiver,
} from "./servers";

/** Two shops whose notifications go to servers of the test; each test begins with nothing sent, at noon. */
export function deliveryShops() {
  let db: Database;
  let one: ShopRow;
  let two: ShopRow;
  let mail: MailServer;
  let receiver: Receiver;
  let now: Date;
  let counter = 0;

  beforeAll(async () => {
    mail = await startMailServer();
    receiver = await startReceiver();
    setMailEnv(mail.port);
    db = await openTestDatabase();
    one = await installTestShop(db, "one.myshopify.com");
    two = await installTestShop(db, "two.myshopify.com");
  });
  afterAll(async () => {
    clearMailEnv();
    await Promise.all([db.close(), mail.close(), receiver.close()]);
  });
  beforeEach(() => {
    now = new Date("2026-11-30T12:00:00Z");
  });
  afterEach(async () => {
    for (const table of ["_attempt", "", "_schedule", "_channel"]) {
      await db.query(`delete from notification${table}`);
    }
    const { mails, refusals, textRefusals, refused } = mail;
    const lists = [mails, refusals, textRefusals, refused, receiver.received, receiver.answers];
    for (const list of lists) {
      list.length = 0;
    }
  });

  function send(shop: ShopRow, fields: Record<string, string>) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return changeChannels(shop, form, now);
  }
  const view = (shop: ShopRow) => loadNotifications(shop, new URLSearchParams());

  return {
    get db() {
      return db;
    },
    get one() {
      return one;
    },
    get two() {
      return two;
    },
    get mail() {
      return mail;
    },
    get receiver() {
      return receiver;
    },
    get now() {
      return now;
    },
    pass(seconds: number): void {
      now = new Date(now.getTime() + seconds * 1000);
    },
    send,
    view,
    deliver: (shop: ShopRow) =>
      deliverNotifications(shop.id, new AbortController().signal, () => now),
    /** Adds a channel; returns its number and, of a webhook, its secret. */
    async add(shop: ShopRow, kind: string, address: string) {
      const answer = await send(shop, { intent: "addChannel", kind, address });
      expect(answer.kind, JSON.stringify(answer)).toMatch(/done|secret/);
      const { channels } = await view(shop);
      return {
        channelId: channels.at(-1)?.id ?? 0,
        secret: answer.kind === "secret" ? answer.secret : "",
      };
    },
    queue(shop: ShopRow, channelId: number, key = `key ${(counter += 1)}`) {
      const message = makeMessage({ title: `Message ${key}`, sentences: ["Something happened."] });
      return withShop(shop, (tx) =>
        addNotification(
          tx,
          shop,
          { channelId, dedupeKey: key, kind: "alert", scheduleId: null, message },
          now,
        ),
      );
    },
  };
}
