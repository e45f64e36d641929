import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeChannels } from "../../../app/alerts/change-channels.server";
import { deliverNotifications } from "../../../app/alerts/deliver.server";
import { followLink } from "../../../app/alerts/follow-link.server";
import { loadDigest } from "../../../app/panels/digest/load.server";
import { sendDueSchedules } from "../../../app/panels/digest/send-due.server";
import { loadHome } from "../../../app/panels/home/load.server";
import { loadNotifications } from "../../../app/panels/notifications/load.server";
import { loadProductsCsv } from "../../../app/panels/products/csv.server";
import { loadQualityCsv } from "../../../app/panels/quality/csv.server";
import { loadRules } from "../../../app/panels/quality/rules/load.server";
import { loadSalesCsv } from "../../../app/panels/sales-overview/load.server";
import { continueChecks } from "../../../app/quality/run/run.server";
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

const shopDomain = "digest.myshopify.com";
const timezone = "America/New_York";
// A Sunday, the last on which New York has summer time in 2026.
const until = Date.UTC(2026, 9, 31, 20);

let db: Database;
let mail: MailServer;
let receiver: Receiver;
let shop: ShopRow;
let now = new Date(until);

beforeAll(async () => {
  mail = await startMailServer();
  receiver = await startReceiver();
  setMailEnv(mail.port);
  db = await openTestDatabase();
  const settings = {
    ...{ shopDomain, until, orders: 400, products: 30, historyDays: 60 },
    timezone,
  };
  await backfill(await (await openStore({ settings })).client());
  const found = await findShopByDomain(shopDomain);
  if (!found) throw new Error("Not installed");
  shop = found;
  while ((await continueChecks(shop.id, new AbortController().signal)) !== null);
  await send({ intent: "addChannel", kind: "slack", address: `${receiver.url}/slack` });
  await send({ intent: "addChannel", kind: "email", address: "owner@shop.example" });
  await deliver();
  const link = linkIn(mail.mails[0]?.text ?? "", "/notifications/confirm");
  await followLink("confirm", link, now);
});
afterAll(async () => {
  clearMailEnv();
  await Promise.all([db.close(), mail.close(), receiver.close()]);
});

function send(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return changeChannels(shop, form, now);
}
const view = () => loadNotifications(shop, new URLSearchParams());
const deliver = () => deliverNotifications(shop.id, new AbortController().signal, () => now);
async function idOf(kind: string): Promise<string> {
  return String((await view()).channels.find((channel) => channel.kind === kind)?.id);
}

/** As the minutely job does it. */
async function passTo(iso: string) {
  now = new Date(iso);
  for (const shopId of await listShopsWithDueSchedules(now)) await sendDueSchedules(shopId, now);
  await deliver();
}

describe("a digest", () => {
  it("says what Home says of the same days, and the fixes that Quality puts first", async () => {
    const digest = await loadDigest(shop, "daily", now);
    const home = await loadHome(shop, new URLSearchParams({ range: "yesterday" }), now);
    const rules = await loadRules(shop, new URLSearchParams(), now);
    if (home.state !== "ready" || rules.state !== "ready") throw new Error("Not ready");
    const orders = home.figures.find(({ id }) => id === "orders")?.value;
    expect(digest?.figures.find(({ label }) => label === "Orders")?.value).toBe(String(orders));
    expect(digest?.title).toContain("Oct 30, 2026");
    expect(digest?.sentences[0]).toMatch(
      /net sales from \d+ orders? yesterday, .* than Oct 23, 2026/,
    );
    const [fixes] = digest?.lists ?? [];
    const urls = rules.content.rules
      .filter(({ failed, words }) => failed > 0 && words.isFixable)
      .slice(0, 3)
      .map(({ words }) => `/app/quality/rules/${words.id}`);
    expect(urls).toHaveLength(3);
    expect(fixes?.items.map(({ url }) => url?.slice(-urls[0]!.length))).toEqual(urls);
  });

  it("is of the seven days that are over where it is weekly", async () => {
    const digest = await loadDigest(shop, "weekly", now);
    // Around the dash stand spaces that do not break.
    expect(digest?.title).toMatch(/: Oct 24\s–\s30, 2026$/);
    expect(digest?.figures[0]?.change).toMatch(/the previous 7 days/);
  });

  it("comes once a day at the shop's hour, also on the day on which clocks change", async () => {
    const answer = await send({
      ...{ intent: "addDigest", channelId: await idOf("slack") },
      ...{ cadence: "daily", weekday: "1", hour: "8" },
    });
    expect(answer).toMatchObject({ kind: "done" });
    receiver.received.length = 0;
    const counts = [];
    for (const iso of [
      // 8 o'clock is 12 UTC in summer and 13 UTC from 1 November on.
      "2026-10-31T20:00:00Z",
      "2026-11-01T12:00:00Z",
      "2026-11-01T12:59:59Z",
      "2026-11-01T13:00:00Z",
      "2026-11-01T13:01:00Z",
      "2026-11-02T12:59:59Z",
      "2026-11-02T13:00:00Z",
    ]) {
      await passTo(iso);
      counts.push(receiver.received.length);
    }
    expect(counts).toEqual([0, 0, 0, 1, 1, 1, 2]);
    expect(receiver.received[0]?.body).toContain("Oct 31, 2026");
  });

  it("comes once where it should have come often while nothing ran", async () => {
    const before = receiver.received.length;
    await passTo("2026-11-06T15:00:00Z");
    await passTo("2026-11-06T15:01:00Z");
    expect(receiver.received).toHaveLength(before + 1);
    expect((await view()).schedules[0]?.nextAt).toBe("2026-11-07T13:00:00.000Z");
  });

  it("is made once by several processes", async () => {
    const before = receiver.received.length;
    now = new Date("2026-11-07T13:00:00Z");
    await Promise.all([sendDueSchedules(shop.id, now), sendDueSchedules(shop.id, now)]);
    await deliver();
    expect(receiver.received).toHaveLength(before + 1);
  });

  it("ends by the link in it, and the channel goes on", async () => {
    const body = receiver.received.at(-1)?.body ?? "";
    const stopped = await followLink("stop", linkIn(body, "/notifications/stop"), now);
    expect(stopped).toMatchObject({ state: "done", schedule: { kind: "digest" } });
    const { schedules, channels } = await view();
    expect(schedules).toEqual([]);
    expect(channels.map(({ state }) => state)).toEqual(["ok", "ok"]);
    const before = receiver.received.length;
    await passTo("2026-11-08T14:00:00Z");
    expect(receiver.received).toHaveLength(before);
  });
});

describe("a report", () => {
  it("is the table of the sales page, as a file by mail, every week", async () => {
    const query = "by=vendor&range=last30";
    const report = {
      ...{ intent: "addReport", name: "Vendors / month", report: "sales" },
      query: `host=YWRtaW4&id_token=ey.J.x&${query}`,
    };
    const when = { cadence: "weekly", weekday: "1", hour: "6" };
    expect(await send({ ...report, channelId: await idOf("slack"), ...when })).toMatchObject({
      kind: "refused",
    });
    await send({ ...report, channelId: await idOf("email"), ...when });
    const before = mail.mails.length;
    await passTo("2026-11-09T10:59:00Z");
    expect(mail.mails).toHaveLength(before);
    await passTo("2026-11-09T11:00:00Z");
    const [sent] = mail.mails.slice(before);
    expect(sent?.subject).toBe("Vendors / month, Nov 9, 2026");
    const [file] = sent?.attachments ?? [];
    expect(file).toMatchObject({ filename: "Vendors-month-2026-11-09.csv", mimeType: "text/csv" });
    const content = Buffer.from(file?.content as ArrayBuffer).toString("utf8");
    expect(sent?.text).toContain("by=vendor");
    expect(sent?.text).not.toContain("id_token");
    expect(content).toBe(await loadSalesCsv(shop, new URLSearchParams(query), now));
    expect(content.split("\r\n").length).toBeGreaterThan(5);
  });

  it("is not sent to an address that has said stop", async () => {
    const [last] = mail.mails.slice(-1);
    const link = linkIn(last?.text ?? "", "/notifications/stop");
    expect(await followLink("stop", link, now)).toMatchObject({
      schedule: { kind: "report", name: "Vendors / month" },
    });
    const before = mail.mails.length;
    await passTo("2026-11-16T11:00:00Z");
    expect(mail.mails).toHaveLength(before);
  });

  it("is a table of products or of quality too, with the choices of its page", async () => {
    const when = { cadence: "weekly", weekday: "2", hour: "6", channelId: await idOf("email") };
    const wanted = [
      ["products", "table=sell-through&range=last30", loadProductsCsv, "/app/sales/products/sell"],
      ["quality", "table=rules&sev=error", loadQualityCsv, "/app/quality?"],
      ["quality", "table=products&rule=IMG-01", loadQualityCsv, "/app/quality/rules/IMG-01?"],
    ] as const;
    for (const [report, query] of wanted) {
      await send({ intent: "addReport", name: `${report} ${query}`, report, query, ...when });
    }
    expect(
      await send({ intent: "addReport", name: "x", report: "anything", query: "", ...when }),
    ).toMatchObject({ kind: "invalid" });
    const before = mail.mails.length;
    await passTo("2026-11-17T11:00:00Z");
    const sent = mail.mails.slice(before);
    expect(sent).toHaveLength(wanted.length);
    for (const [report, query, load, path] of wanted) {
      const one = sent.find(({ subject }) => subject?.startsWith(`${report} ${query}`));
      const content = Buffer.from(one?.attachments[0]?.content as ArrayBuffer).toString("utf8");
      expect(content, query).toBe(await load(shop, new URLSearchParams(query), now));
      expect(content.split("\r\n").length, query).toBeGreaterThan(3);
      expect(one?.text).toContain(path);
    }
  });
});
