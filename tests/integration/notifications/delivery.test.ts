import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeChannels } from "../../../app/alerts/change-channels.server";
import { signWebhook } from "../../../app/alerts/channels/sign-webhook";
import { deliverNotifications } from "../../../app/alerts/deliver.server";
import { describeLink, followLink } from "../../../app/alerts/follow-link.server";
import { makeMessage } from "../../../app/alerts/outgoing/message";
import { loadNotifications } from "../../../app/panels/notifications/load.server";
import type { Database } from "../../../app/store/database.server";
import {
  addNotification,
  listShopsToDeliver,
} from "../../../app/store/notifications/outbox.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import {
  clearMailEnv,
  linkIn,
  setMailEnv,
  startMailServer,
  startReceiver,
  status,
  type MailServer,
  type Receiver,
} from "./servers";

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
  for (const list of [mail.mails, mail.refusals, receiver.received, receiver.answers]) {
    list.length = 0;
  }
});

const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

function send(shop: ShopRow, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return changeChannels(shop, form, now);
}

const deliver = (shop: ShopRow) =>
  deliverNotifications(shop.id, new AbortController().signal, () => now);
const view = (shop: ShopRow) => loadNotifications(shop, new URLSearchParams());

/** Adds a channel; returns its number and, of a webhook, its secret. */
async function add(shop: ShopRow, kind: string, address: string) {
  const answer = await send(shop, { intent: "addChannel", kind, address });
  expect(answer.kind, JSON.stringify(answer)).toMatch(/done|secret/);
  const { channels } = await view(shop);
  return {
    channelId: channels.at(-1)?.id ?? 0,
    secret: answer.kind === "secret" ? answer.secret : "",
  };
}

function queue(shop: ShopRow, channelId: number, key = `key ${(counter += 1)}`) {
  const message = makeMessage({ title: `Message ${key}`, sentences: ["Something happened."] });
  return withShop(shop, (tx) =>
    addNotification(
      tx,
      shop,
      { channelId, dedupeKey: key, kind: "alert", scheduleId: null, message },
      now,
    ),
  );
}

describe("a channel of mail", () => {
  it("gets a question, then nothing before it has agreed, then everything", async () => {
    const { channelId } = await add(one, "email", "owner@shop.example");
    expect(await send(one, { intent: "testChannel", channelId: String(channelId) })).toMatchObject({
      kind: "refused",
    });
    await queue(one, channelId);
    await deliver(one);
    expect(mail.mails.map(({ subject }) => subject)).toEqual([
      "Do you want messages about one.myshopify.com?",
    ]);
    expect(mail.mails[0]?.headers.some(({ key }) => key === "list-unsubscribe")).toBe(false);

    const link = linkIn(mail.mails[0]?.text ?? "", "/notifications/confirm");
    expect(await describeLink("confirm", link, now)).toMatchObject({
      state: "asks",
      address: "owner@shop.example",
    });
    // Looking at it is not agreeing.
    await deliver(one);
    expect(mail.mails).toHaveLength(1);
    expect(await followLink("confirm", `${link}x`, now)).toMatchObject({ state: "invalid" });
    expect(await followLink("confirm", link, now)).toMatchObject({ state: "done" });
    expect(await followLink("confirm", link, now)).toMatchObject({ state: "over" });

    await send(one, { intent: "testChannel", channelId: String(channelId) });
    await deliver(one);
    const subjects = mail.mails.slice(1).map(({ subject }) => subject);
    expect(subjects).toHaveLength(2);
    expect(subjects).toContain("Test message from Shelfwise");
    expect(mail.mails.every(({ to }) => to[0]?.address === "owner@shop.example")).toBe(true);
    const [test] = mail.mails.slice(-1);
    expect(test?.html).toContain("<h1");
    expect(test?.text).toContain("Stop these messages: http");
  });

  it("ends by the link of its mails, at one press, and what waits is not sent", async () => {
    const { channelId } = await confirmed("leaver@shop.example");
    await queue(one, channelId);
    await deliver(one);
    const [sent] = mail.mails.slice(-1);
    const header = (name: string) => sent?.headers.find(({ key }) => key === name)?.value ?? "";
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const link = linkIn(header("list-unsubscribe"), "/notifications/stop");
    await queue(one, channelId, "never sent");
    expect(await describeLink("stop", link, now)).toMatchObject({ state: "asks" });
    expect(await followLink("stop", link, now)).toMatchObject({ state: "done" });
    const before = mail.mails.length;
    await deliver(one);
    expect(mail.mails).toHaveLength(before);
    const { channels, log } = await view(one);
    expect(channels[0]?.state).toBe("stopped");
    expect(log.find(({ title }) => title.includes("never sent"))?.state).toBe("cancelled");

    // Whoever starts it again needs its consent again.
    await send(one, { intent: "restartChannel", channelId: String(channelId) });
    pass(600);
    expect((await view(one)).channels[0]?.state).toBe("unconfirmed");
  });

  it("is asked again only after a while, however often somebody wants it", async () => {
    const { channelId } = await add(one, "email", "slow@shop.example");
    const ask = { intent: "askAgain", channelId: String(channelId) };
    expect(await send(one, ask)).toMatchObject({ kind: "refused" });
    pass(299);
    expect(await send(one, ask)).toMatchObject({ kind: "refused" });
    pass(1);
    expect(await send(one, ask)).toMatchObject({ kind: "done" });
    await deliver(one);
    expect(mail.mails).toHaveLength(2);
  });

  it("is shown as failing at once where the server refuses the address, and tried again", async () => {
    const { channelId } = await confirmed("gone@shop.example");
    mail.refusals.push({ code: 550, text: "No such user" });
    await queue(one, channelId);
    await deliver(one);
    const { channels } = await view(one);
    expect(channels[0]).toMatchObject({
      state: "failing",
      error: { text: "notifications.errors.smtp", detail: "550 No such user" },
    });
    pass(40);
    await deliver(one);
    expect((await view(one)).channels[0]).toMatchObject({ state: "ok", error: null });
  });

  it("keeps the id of a mail over repeats", async () => {
    const { channelId } = await confirmed("id@shop.example");
    await queue(one, channelId);
    await deliver(one);
    const [logged] = (await view(one)).log;
    await send(one, { intent: "replay", notificationId: String(logged?.id) });
    await deliver(one);
    const ids = mail.mails.slice(-2).map(({ messageId }) => messageId);
    expect(ids).toEqual([`<${logged?.deliveryId}@localhost>`, `<${logged?.deliveryId}@localhost>`]);
  });

  it.each(["nobody", "a@b", "a@b.example\r\nBcc: all@world.example", "a@b.example, c@d.example"])(
    "refuses %j",
    async (address) => {
      const answer = await send(one, { intent: "addChannel", kind: "email", address });
      expect(answer).toMatchObject({ kind: "invalid" });
    },
  );

  async function confirmed(address: string) {
    const added = await add(one, "email", address);
    await deliver(one);
    const [asked] = mail.mails.slice(-1);
    await followLink("confirm", linkIn(asked?.text ?? "", "/notifications/confirm"), now);
    return added;
  }
});

describe("a webhook", () => {
  it("is signed over timestamp and body with the secret told once", async () => {
    const { channelId, secret } = await add(one, "webhook", `${receiver.url}/hook`);
    await queue(one, channelId);
    await deliver(one);
    const [got] = receiver.received;
    const timestamp = Number(got?.headers["shelfwise-timestamp"]);
    expect(timestamp).toBe(now.getTime() / 1000);
    expect(got?.headers["shelfwise-signature"]).toBe(
      `v1=${signWebhook(secret, timestamp, got?.body ?? "")}`,
    );
    expect(JSON.parse(got?.body ?? "")).toMatchObject({
      id: got?.headers["shelfwise-id"],
      shop: "one.myshopify.com",
      kind: "alert",
      sentences: ["Something happened."],
    });
    const stored = await db.query<{ address: string; secret: string }>(
      "select address, secret from notification_channel",
    );
    expect(JSON.stringify(stored.rows)).not.toContain(secret);
    expect(JSON.stringify(stored.rows)).not.toContain("127.0.0.1");
  });

  it("is tried again after failures, with the same id and a new time, and nothing is lost", async () => {
    const { channelId } = await add(one, "webhook", `${receiver.url}/hook`);
    receiver.answers.push(
      status(500, "broken"),
      (response) => response.socket?.destroy(),
      status(503),
    );
    for (const key of ["a", "b"]) await queue(one, channelId, key);
    await deliver(one);
    expect(receiver.received).toHaveLength(1);
    expect((await view(one)).channels[0]?.state).toBe("ok");
    // What waits for the same channel waits with it.
    pass(20);
    await deliver(one);
    expect(receiver.received).toHaveLength(1);
    for (let round = 0; round < 12; round += 1) {
      pass(130);
      await deliver(one);
    }
    const { log, channels } = await view(one);
    expect(log.map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    expect(channels[0]).toMatchObject({ state: "ok", error: null });
    const idsOf = (key: string) =>
      receiver.received
        .filter(({ body }) => body.includes(`Message ${key}`))
        .map(({ headers }) => headers["shelfwise-id"]);
    expect(new Set(idsOf("a")).size).toBe(1);
    expect(new Set(idsOf("b")).size).toBe(1);
    expect(idsOf("a")[0]).not.toBe(idsOf("b")[0]);
    const failed = log.flatMap(({ attempts }) => attempts).filter(({ error }) => error);
    expect(failed.map(({ error }) => error?.text).sort()).toEqual([
      "notifications.errors.connection",
      "notifications.errors.status",
      "notifications.errors.status",
    ]);
  });

  it("is shown as failing when it has failed three times, and works again when it does", async () => {
    const { channelId } = await add(one, "webhook", `${receiver.url}/hook`);
    receiver.answers.push(status(500, "a"), status(502, "b"), status(503, "c"));
    await queue(one, channelId);
    const states = [];
    for (let round = 0; round < 4; round += 1) {
      await deliver(one);
      states.push((await view(one)).channels[0]?.state);
      pass(200);
    }
    expect(states).toEqual(["ok", "ok", "failing", "ok"]);
  });

  it("gives up after a week, keeps what it could not tell, and sends it by hand", async () => {
    const { channelId } = await add(one, "webhook", `${receiver.url}/hook`);
    receiver.answers.push(status(500), status(500));
    await queue(one, channelId);
    await deliver(one);
    pass(7 * 24 * 3600);
    await deliver(one);
    let [message] = (await view(one)).log;
    expect(message?.state).toBe("given-up");
    await send(one, { intent: "replay", notificationId: String(message?.id) });
    await deliver(one);
    [message] = (await view(one)).log;
    expect(message?.state).toBe("delivered");
    expect(message?.attempts.map(({ no }) => no)).toEqual([1, 2, 3]);
    expect(new Set(receiver.received.map(({ headers }) => headers["shelfwise-id"])).size).toBe(1);
  });

  it("does not follow a redirect", async () => {
    const { channelId } = await add(one, "webhook", `${receiver.url}/hook`);
    receiver.answers.push(status(302, "", { location: `${receiver.url}/inside` }));
    await queue(one, channelId);
    await deliver(one);
    expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
    expect((await view(one)).channels[0]).toMatchObject({
      state: "failing",
      error: { text: "notifications.errors.redirect" },
    });
  });

  it("reads the beginning of a huge answer and no more", async () => {
    const { channelId } = await add(one, "webhook", `${receiver.url}/hook`);
    let written = 0;
    receiver.answers.push((response) => {
      response.writeHead(200);
      const part = Buffer.alloc(64 * 1024, "x");
      const write = () => {
        while (!response.destroyed && written < 200 * 1024 * 1024) {
          written += part.length;
          if (!response.write(part)) return void response.once("drain", write);
        }
        response.end();
      };
      write();
    });
    await queue(one, channelId);
    await deliver(one);
    expect((await view(one)).log[0]?.state).toBe("delivered");
    expect(written).toBeLessThan(20 * 1024 * 1024);
  });

  it("waits for ten seconds, also for an answer that drips", async () => {
    const { channelId } = await add(one, "webhook", `${receiver.url}/hook`);
    let timer: NodeJS.Timeout | undefined;
    receiver.answers.push((response) => {
      response.writeHead(200);
      timer = setInterval(() => response.write("."), 200);
    });
    await queue(one, channelId);
    const startedAt = Date.now();
    await deliver(one);
    clearInterval(timer);
    expect(Date.now() - startedAt).toBeLessThan(13_000);
    expect((await view(one)).channels[0]?.error).toMatchObject({
      text: "notifications.errors.timeout",
    });
  });
});

describe("Slack", () => {
  it("gets blocks", async () => {
    const { channelId } = await add(one, "slack", `${receiver.url}/services/T/B/x`);
    await queue(one, channelId, "for Slack");
    await deliver(one);
    const { blocks } = JSON.parse(receiver.received[0]?.body ?? "") as {
      blocks: { type: string }[];
    };
    expect(blocks.map(({ type }) => type)).toEqual(["header", "section", "context"]);
  });
});

describe("the line", () => {
  it("takes the same thing once", async () => {
    const { channelId } = await add(one, "webhook", `${receiver.url}/hook`);
    expect(await queue(one, channelId, "same")).toBe(true);
    expect(await queue(one, channelId, "same")).toBe(false);
    await deliver(one);
    expect(receiver.received).toHaveLength(1);
  });

  it("is worked through by several processes without a message twice", async () => {
    const { channelId } = await add(one, "webhook", `${receiver.url}/hook`);
    for (let count = 0; count < 12; count += 1) await queue(one, channelId);
    await Promise.all([deliver(one), deliver(one), deliver(one)]);
    const ids = receiver.received.map(({ headers }) => headers["shelfwise-id"]);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
  });

  it("names the shops that have something due", async () => {
    const { channelId } = await add(two, "webhook", `${receiver.url}/hook`);
    expect(await listShopsToDeliver(now)).toEqual([]);
    await queue(two, channelId);
    expect(await listShopsToDeliver(now)).toEqual([two.id]);
  });
});

describe("two shops", () => {
  it("neither see nor touch what is the other's", async () => {
    const { channelId } = await add(one, "webhook", `${receiver.url}/one`);
    await queue(one, channelId);
    await deliver(two);
    expect(receiver.received).toEqual([]);
    const [logged] = (await view(one)).log;
    const ids = { channelId: String(channelId), notificationId: String(logged?.id) };
    for (const intent of ["testChannel", "saveChannel", "removeChannel", "replay", "addDigest"]) {
      const extra = {
        severities: "",
        tellsResolved: "on",
        cadence: "daily",
        weekday: "1",
        hour: "8",
      };
      await send(two, { intent, ...ids, ...extra });
    }
    expect(await view(two)).toMatchObject({ channels: [], log: [], schedules: [] });
    const { channels, log } = await view(one);
    expect(channels).toHaveLength(1);
    expect(channels[0]?.severities).toEqual(["critical", "warning"]);
    expect(log[0]).toMatchObject({ state: "waiting", attempts: [] });
  });
});
