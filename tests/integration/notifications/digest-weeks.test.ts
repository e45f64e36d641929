import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeChannels } from "../../../app/alerts/change-channels.server";
import { deliverNotifications } from "../../../app/alerts/deliver.server";
import { followLink } from "../../../app/alerts/follow-link.server";
import { checkAlertsOf } from "../../../app/alerts/run.server";
import { sendDueSchedules } from "../../../app/panels/digest/send-due.server";
import { loadNotifications } from "../../../app/panels/notifications/load.server";
import type { Database } from "../../../app/store/database.server";
import { listShopsWithDueSchedules } from "../../../app/store/notifications/schedules.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { openTestDatabase } from "../../setup/test-database";
import { backfill, openStore } from "../support/sync-store";
import {
  clearMailEnv,
  linkIn,
  setMailEnv,
  startMailServer,
  startReceiver,
  type MailServer,
  type Receiver,
} from "./servers";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const sunday = "7";
const until = Date.UTC(2026, 8, 20, 20);

let db: Database;
let mail: MailServer;
let receiver: Receiver;
let now = new Date(until);
const shops = {} as Record<"America/New_York" | "Australia/Lord_Howe", ShopRow>;

beforeAll(async () => {
  mail = await startMailServer();
  receiver = await startReceiver();
  setMailEnv(mail.port);
  db = await openTestDatabase();
  for (const zone of ["America/New_York", "Australia/Lord_Howe"] as const) {
    const shopDomain = `${zone.split("/")[1]?.toLowerCase().replace("_", "-")}.myshopify.com`;
    const settings = { shopDomain, until, orders: 60, products: 5, historyDays: 30 };
    await backfill(await (await openStore({ settings: { ...settings, timezone: zone } })).client());
    const found = await findShopByDomain(shopDomain);
    if (found?.timezone !== zone) throw new Error(`Not in ${zone}`);
    shops[zone] = found;
  }
}, 180_000);
afterAll(async () => {
  clearMailEnv();
  await Promise.all([db.close(), mail.close(), receiver.close()]);
});

function send(shop: ShopRow, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return changeChannels(shop, form, now);
}
const deliver = (shop: ShopRow) =>
  deliverNotifications(shop.id, new AbortController().signal, () => now);

/** As the minutely job does it. */
async function tick(): Promise<void> {
  for (const shopId of await listShopsWithDueSchedules(now)) {
    await sendDueSchedules(shopId, now);
    await deliverNotifications(shopId, new AbortController().signal, () => now);
  }
}

/** Removes what there is in either shop, and has digests sent weekly to channels of this kind, at each of these hours. */
async function setUp(shop: ShopRow, kind: "email" | "slack", hours: readonly number[]) {
  for (const each of Object.values(shops)) {
    for (const { id } of (await loadNotifications(each, new URLSearchParams())).channels) {
      await send(each, { intent: "removeChannel", channelId: String(id) });
    }
  }
  for (const hour of hours) {
    const address = kind === "slack" ? `${receiver.url}/at/${hour}` : `at${hour}@shop.example`;
    await send(shop, { intent: "addChannel", kind, address });
    if (kind === "email") {
      await deliver(shop);
      const asked = mail.mails.at(-1)?.text ?? "";
      await followLink("confirm", linkIn(asked, "/notifications/confirm"), now);
    }
    const { channels } = await loadNotifications(shop, new URLSearchParams());
    const channelId = String(channels.at(-1)?.id);
    const rhythm = { cadence: "weekly", weekday: sunday, hour: String(hour) };
    const added = await send(shop, { intent: "addDigest", channelId, ...rhythm });
    expect(added).toMatchObject({ kind: "done" });
  }
}

// A hand's count of when it is the hour on Sundays around each change of clocks.
const cases = [
  // Back from 2 to 1 o'clock on 1 November: 1 o'clock comes twice, and the first one counts.
  ["America/New_York", "2026-10-24", 1, ["10-25T05:00", "11-01T05:00", "11-08T06:00"]],
  ["America/New_York", "2026-10-24", 2, ["10-25T06:00", "11-01T07:00", "11-08T07:00"]],
  ["America/New_York", "2026-10-24", 9, ["10-25T13:00", "11-01T14:00", "11-08T14:00"]],
  // On from 2 to 3 o'clock on 14 March: there is no 2 o'clock.
  ["America/New_York", "2027-03-06", 1, ["03-07T06:00", "03-14T06:00", "03-21T05:00"]],
  ["America/New_York", "2027-03-06", 2, ["03-07T07:00", "03-14T07:00", "03-21T06:00"]],
  ["America/New_York", "2027-03-06", 9, ["03-07T14:00", "03-14T13:00", "03-21T13:00"]],
  // By half an hour there: on from 2 to 2:30 on 4 October.
  ["Australia/Lord_Howe", "2026-09-26", 1, ["09-26T14:30", "10-03T14:30", "10-10T14:00"]],
  ["Australia/Lord_Howe", "2026-09-26", 2, ["09-26T15:30", "10-03T15:30", "10-10T15:00"]],
  ["Australia/Lord_Howe", "2026-09-26", 9, ["09-26T22:30", "10-03T22:00", "10-10T22:00"]],
  // Back from 2 to 1:30 on 4 April.
  ["Australia/Lord_Howe", "2027-03-27", 1, ["03-27T14:00", "04-03T14:00", "04-10T14:30"]],
  ["Australia/Lord_Howe", "2027-03-27", 2, ["03-27T15:00", "04-03T15:30", "04-10T15:30"]],
  ["Australia/Lord_Howe", "2027-03-27", 9, ["03-27T22:00", "04-03T22:30", "04-10T22:30"]],
] as const;
const periods = [
  ...new Map(cases.map(([zone, from]) => [`${zone} ${from}`, [zone, from] as const])).values(),
];

describe("a weekly digest", () => {
  it.each(periods)(
    "comes once a week at the hour of a shop in %s, over the change of clocks after %s",
    async (zone, from) => {
      const shop = shops[zone];
      now = new Date(`${from}T02:00:00Z`);
      await setUp(shop, "slack", [1, 2, 9]);
      receiver.received.length = 0;
      const sent: string[] = [];
      const end = now.getTime() + 16 * dayMs;
      while (now.getTime() < end) {
        const before = receiver.received.length;
        await tick();
        // What asks again at once, or a minute later, gets no other.
        if (receiver.received.length > before) {
          now = new Date(now.getTime() + minuteMs);
          await tick();
          now = new Date(now.getTime() - minuteMs);
        }
        const at = now.toISOString().slice(5, 16);
        for (const { path } of receiver.received.slice(before)) sent.push(`${path} ${at}`);
        now = new Date(now.getTime() + 15 * minuteMs);
      }
      const due = cases
        .filter((each) => each[0] === zone && each[1] === from)
        .flatMap(([, , hour, times]) => times.map((at) => `/at/${hour} ${at}`));
      expect(sent.sort()).toEqual(due.sort());
    },
    120_000,
  );

  it("lists the alerts that are open: in a mail, as text and HTML, and in Slack", async () => {
    const shop = shops["Australia/Lord_Howe"];
    const read = new Date("2026-09-26T16:00:00Z");
    const readAt = (at: Date) =>
      db.query(
        `insert into sync_live (shop_id, resource, polled_at) values ($1, 'orders', $2)
         on conflict (shop_id, resource) do update set polled_at = excluded.polled_at`,
        [shop.id, at],
      );
    await readAt(read);
    now = new Date(read.getTime() + 4 * hourMs);
    await checkAlertsOf(shop, now);
    const text = "Shopify has not answered for 3 h or longer. Figures are those of before.";
    const link = "/app/settings/data-status";
    const next = new Date("2026-10-03T22:00:00Z");

    await setUp(shop, "slack", [9]);
    receiver.received.length = 0;
    now = next;
    await tick();
    expect(receiver.received).toHaveLength(1);
    const { blocks } = JSON.parse(receiver.received[0]?.body ?? "{}") as {
      blocks: { text?: { text: string } }[];
    };
    const [list, ...others] = blocks.flatMap((block) => {
      const said = block.text?.text ?? "";
      return said.startsWith("*Open alerts*") ? [said] : [];
    });
    expect(others).toEqual([]);
    expect(list).toMatch(new RegExp(`^\\*Open alerts\\*\\n• <https?:[^|]*${link}\\|${text}>$`));

    now = new Date("2026-10-04T02:00:00Z");
    await setUp(shop, "email", [9]);
    mail.mails.length = 0;
    now = new Date("2026-10-10T22:00:00Z");
    await tick();
    expect(mail.mails).toHaveLength(1);
    const [one] = mail.mails;
    expect(one?.text).toMatch(
      new RegExp(`\nOpen alerts\n- ${text.replace(".", "\\.")}\n  https?:\\S*${link}\n`),
    );
    expect(one?.html).toMatch(
      new RegExp(
        `Open alerts</h2><ul[^>]*><li[^>]*><a href="https?:[^"]*${link}"[^>]*>${text}</a>`,
      ),
    );

    // What is over is not news of the week any more.
    now = new Date("2026-10-17T21:00:00Z");
    await readAt(now);
    await checkAlertsOf(shop, now);
    now = new Date("2026-10-17T22:00:00Z");
    await tick();
    expect(mail.mails).toHaveLength(2);
    expect(mail.mails[1]?.text).not.toContain("Open alerts");
    expect(mail.mails[1]?.html).not.toContain(text);
  });
});
