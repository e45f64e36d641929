import { describe, expect, it } from "vitest";
import { signWebhook } from "../../../app/alerts/channels/sign-webhook";
import { listShopsToDeliver } from "../../../app/store/notifications/outbox.server";
import { deliveryShops } from "./delivery-shops";
import { status } from "./servers";

const shops = deliveryShops();
const { add, deliver, pass, queue, send, view } = shops;

describe("a webhook", () => {
  it("is signed over timestamp and body with the secret told once", async () => {
    const { channelId, secret } = await add(shops.one, "webhook", `${shops.receiver.url}/hook`);
    await queue(shops.one, channelId);
    await deliver(shops.one);
    const [got] = shops.receiver.received;
    const timestamp = Number(got?.headers["shelfwise-timestamp"]);
    expect(timestamp).toBe(shops.now.getTime() / 1000);
    expect(got?.headers["shelfwise-signature"]).toBe(
      `v1=${signWebhook(secret, timestamp, got?.body ?? "")}`,
    );
    expect(JSON.parse(got?.body ?? "")).toMatchObject({
      id: got?.headers["shelfwise-id"],
      shop: "one.myshopify.com",
      kind: "alert",
      sentences: ["Something happened."],
    });
    const stored = await shops.db.query<{ address: string; secret: string }>(
      "select address, secret from notification_channel",
    );
    expect(JSON.stringify(stored.rows)).not.toContain(secret);
    expect(JSON.stringify(stored.rows)).not.toContain("127.0.0.1");
  });

  it("is tried again after failures, with the same id and a new time, and nothing is lost", async () => {
    const { channelId } = await add(shops.one, "webhook", `${shops.receiver.url}/hook`);
    shops.receiver.answers.push(
      status(500, "broken"),
      (response) => response.socket?.destroy(),
      status(503),
    );
    for (const key of ["a", "b"]) await queue(shops.one, channelId, key);
    await deliver(shops.one);
    expect(shops.receiver.received).toHaveLength(1);
    expect((await view(shops.one)).channels[0]?.state).toBe("ok");
    // What waits for the same channel waits with it.
    pass(20);
    await deliver(shops.one);
    expect(shops.receiver.received).toHaveLength(1);
    for (let round = 0; round < 12; round += 1) {
      pass(130);
      await deliver(shops.one);
    }
    const { log, channels } = await view(shops.one);
    expect(log.map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    expect(channels[0]).toMatchObject({ state: "ok", error: null });
    const idsOf = (key: string) =>
      shops.receiver.received
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
    const { channelId } = await add(shops.one, "webhook", `${shops.receiver.url}/hook`);
    shops.receiver.answers.push(status(500, "a"), status(502, "b"), status(503, "c"));
    await queue(shops.one, channelId);
    const states = [];
    for (let round = 0; round < 4; round += 1) {
      await deliver(shops.one);
      states.push((await view(shops.one)).channels[0]?.state);
      pass(200);
    }
    expect(states).toEqual(["ok", "ok", "failing", "ok"]);
  });

  it("gives up after a week, keeps what it could not tell, and sends it by hand", async () => {
    const { channelId } = await add(shops.one, "webhook", `${shops.receiver.url}/hook`);
    shops.receiver.answers.push(status(500), status(500));
    await queue(shops.one, channelId);
    await deliver(shops.one);
    pass(7 * 24 * 3600);
    await deliver(shops.one);
    let [message] = (await view(shops.one)).log;
    expect(message?.state).toBe("given-up");
    await send(shops.one, { intent: "replay", notificationId: String(message?.id) });
    await deliver(shops.one);
    [message] = (await view(shops.one)).log;
    expect(message?.state).toBe("delivered");
    expect(message?.attempts.map(({ no }) => no)).toEqual([1, 2, 3]);
    expect(
      new Set(shops.receiver.received.map(({ headers }) => headers["shelfwise-id"])).size,
    ).toBe(1);
  });

  it("does not follow a redirect", async () => {
    const { channelId } = await add(shops.one, "webhook", `${shops.receiver.url}/hook`);
    shops.receiver.answers.push(status(302, "", { location: `${shops.receiver.url}/inside` }));
    await queue(shops.one, channelId);
    await deliver(shops.one);
    expect(shops.receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
    expect((await view(shops.one)).channels[0]).toMatchObject({
      state: "failing",
      error: { text: "notifications.errors.redirect" },
    });
  });

  it("reads the beginning of a huge answer and no more", async () => {
    const { channelId } = await add(shops.one, "webhook", `${shops.receiver.url}/hook`);
    let written = 0;
    shops.receiver.answers.push((response) => {
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
    await queue(shops.one, channelId);
    await deliver(shops.one);
    expect((await view(shops.one)).log[0]?.state).toBe("delivered");
    expect(written).toBeLessThan(20 * 1024 * 1024);
  });

  it("waits for ten seconds, also for an answer that drips", async () => {
    const { channelId } = await add(shops.one, "webhook", `${shops.receiver.url}/hook`);
    let timer: NodeJS.Timeout | undefined;
    shops.receiver.answers.push((response) => {
      response.writeHead(200);
      timer = setInterval(() => response.write("."), 200);
    });
    await queue(shops.one, channelId);
    const startedAt = Date.now();
    await deliver(shops.one);
    clearInterval(timer);
    // Without an end it would wait for as long as it drips.
    expect(Date.now() - startedAt).toBeLessThan(30_000);
    expect((await view(shops.one)).channels[0]?.error).toMatchObject({
      text: "notifications.errors.timeout",
    });
  });
});

describe("Slack", () => {
  it("gets blocks", async () => {
    const { channelId } = await add(shops.one, "slack", `${shops.receiver.url}/services/T/B/x`);
    await queue(shops.one, channelId, "for Slack");
    await deliver(shops.one);
    const { blocks } = JSON.parse(shops.receiver.received[0]?.body ?? "") as {
      blocks: { type: string }[];
    };
    expect(blocks.map(({ type }) => type)).toEqual(["header", "section", "context"]);
  });
});

describe("the line", () => {
  it("takes the same thing once", async () => {
    const { channelId } = await add(shops.one, "webhook", `${shops.receiver.url}/hook`);
    expect(await queue(shops.one, channelId, "same")).toBe(true);
    expect(await queue(shops.one, channelId, "same")).toBe(false);
    await deliver(shops.one);
    expect(shops.receiver.received).toHaveLength(1);
  });

  it("is worked through by several processes without a message twice", async () => {
    const { channelId } = await add(shops.one, "webhook", `${shops.receiver.url}/hook`);
    for (let count = 0; count < 12; count += 1) await queue(shops.one, channelId);
    await Promise.all([deliver(shops.one), deliver(shops.one), deliver(shops.one)]);
    const ids = shops.receiver.received.map(({ headers }) => headers["shelfwise-id"]);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
  });

  it("names the shops that have something due", async () => {
    const { channelId } = await add(shops.two, "webhook", `${shops.receiver.url}/hook`);
    expect(await listShopsToDeliver(shops.now)).toEqual([]);
    await queue(shops.two, channelId);
    expect(await listShopsToDeliver(shops.now)).toEqual([shops.two.id]);
  });
});

describe("two shops", () => {
  it("neither see nor touch what is the other's", async () => {
    const { channelId } = await add(shops.one, "webhook", `${shops.receiver.url}/one`);
    await queue(shops.one, channelId);
    await deliver(shops.two);
    expect(shops.receiver.received).toEqual([]);
    const [logged] = (await view(shops.one)).log;
    const ids = { channelId: String(channelId), notificationId: String(logged?.id) };
    for (const intent of ["testChannel", "saveChannel", "removeChannel", "replay", "addDigest"]) {
      const extra = {
        severities: "",
        tellsResolved: "on",
        cadence: "daily",
        weekday: "1",
        hour: "8",
      };
      await send(shops.two, { intent, ...ids, ...extra });
    }
    expect(await view(shops.two)).toMatchObject({ channels: [], log: [], schedules: [] });
    const { channels, log } = await view(shops.one);
    expect(channels).toHaveLength(1);
    expect(channels[0]?.severities).toEqual(["critical", "warning"]);
    expect(log[0]).toMatchObject({ state: "waiting", attempts: [] });
  });
});
