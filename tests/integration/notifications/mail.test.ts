import { describe, expect, it } from "vitest";
import { describeLink, followLink } from "../../../app/alerts/follow-link.server";
import { loadAlerts } from "../../../app/panels/alerts/load.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { deliveryShops } from "./delivery-shops";
import { linkIn } from "./servers";

const shops = deliveryShops();
const { add, deliver, pass, queue, send, view } = shops;

describe("a channel of mail", () => {
  it("gets a question, then nothing before it has agreed, then everything", async () => {
    const { channelId } = await add(shops.one, "email", "owner@shop.example");
    expect(
      await send(shops.one, { intent: "testChannel", channelId: String(channelId) }),
    ).toMatchObject({
      kind: "refused",
    });
    await queue(shops.one, channelId);
    await deliver(shops.one);
    expect(shops.mail.mails.map(({ subject }) => subject)).toEqual([
      "Do you want messages about one.myshopify.com?",
    ]);
    expect(shops.mail.mails[0]?.headers.some(({ key }) => key === "list-unsubscribe")).toBe(false);

    const link = linkIn(shops.mail.mails[0]?.text ?? "", "/notifications/confirm");
    expect(await describeLink("confirm", link, shops.now)).toMatchObject({
      state: "asks",
      address: "owner@shop.example",
    });
    // Looking at it is not agreeing.
    await deliver(shops.one);
    expect(shops.mail.mails).toHaveLength(1);
    expect(await followLink("confirm", `${link}x`, shops.now)).toMatchObject({ state: "invalid" });
    expect(await followLink("confirm", link, shops.now)).toMatchObject({ state: "done" });
    expect(await followLink("confirm", link, shops.now)).toMatchObject({ state: "over" });

    await send(shops.one, { intent: "testChannel", channelId: String(channelId) });
    await deliver(shops.one);
    const subjects = shops.mail.mails.slice(1).map(({ subject }) => subject);
    expect(subjects).toHaveLength(2);
    expect(subjects).toContain("Test message from Shelfwise");
    expect(shops.mail.mails.every(({ to }) => to[0]?.address === "owner@shop.example")).toBe(true);
    const [test] = shops.mail.mails.slice(-1);
    expect(test?.html).toContain("<h1");
    expect(test?.text).toContain("Stop these messages: http");
  });

  it("ends by the link of its mails, at one press, and what waits is not sent", async () => {
    const { channelId } = await confirmed("leaver@shop.example");
    await queue(shops.one, channelId);
    await deliver(shops.one);
    const [sent] = shops.mail.mails.slice(-1);
    const header = (name: string) => sent?.headers.find(({ key }) => key === name)?.value ?? "";
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    // An alert says of which shop it is.
    expect(sent?.subject).toMatch(/^one\.myshopify\.com: Message key/);
    const link = linkIn(header("list-unsubscribe"), "/notifications/stop");
    await queue(shops.one, channelId, "never sent");
    expect(await describeLink("stop", link, shops.now)).toMatchObject({ state: "asks" });
    expect(await followLink("stop", link, shops.now)).toMatchObject({ state: "done" });
    const before = shops.mail.mails.length;
    await deliver(shops.one);
    expect(shops.mail.mails).toHaveLength(before);
    const { channels, log } = await view(shops.one);
    expect(channels[0]?.state).toBe("stopped");
    expect(log.find(({ title }) => title.includes("never sent"))?.state).toBe("cancelled");

    // Whoever starts it again needs its consent again.
    await send(shops.one, { intent: "restartChannel", channelId: String(channelId) });
    pass(600);
    expect((await view(shops.one)).channels[0]?.state).toBe("unconfirmed");
  });

  it("is asked again only after a while, however often somebody wants it", async () => {
    const { channelId } = await add(shops.one, "email", "slow@shop.example");
    const ask = { intent: "askAgain", channelId: String(channelId) };
    expect(await send(shops.one, ask)).toMatchObject({ kind: "refused" });
    pass(299);
    expect(await send(shops.one, ask)).toMatchObject({ kind: "refused" });
    pass(1);
    expect(await send(shops.one, ask)).toMatchObject({ kind: "done" });
    await deliver(shops.one);
    expect(shops.mail.mails).toHaveLength(2);
  });

  it("is shown as failing at once where the server refuses the address, and tried again", async () => {
    const { channelId } = await confirmed("gone@shop.example");
    shops.mail.refusals.push({ code: 550, text: "No such user" });
    await queue(shops.one, channelId);
    await deliver(shops.one);
    const { channels } = await view(shops.one);
    expect(channels[0]).toMatchObject({
      state: "failing",
      error: { text: "notifications.errors.smtp", detail: "550 No such user" },
    });
    const failing = async (shop: ShopRow) => (await loadAlerts(shop, shops.now)).failing;
    expect(await failing(shops.one)).toEqual(["gone@shop.example"]);
    expect(await failing(shops.two)).toEqual([]);
    pass(40);
    await deliver(shops.one);
    expect(await failing(shops.one)).toEqual([]);
    expect((await view(shops.one)).channels[0]).toMatchObject({ state: "ok", error: null });
  });

  it("is tried again by itself after a temporary refusal, with the id of the first try", async () => {
    const { channelId } = await confirmed("later@shop.example");
    shops.mail.textRefusals.push({ code: 451, text: "Try later" });
    await queue(shops.one, channelId);
    await deliver(shops.one);
    expect(shops.mail.refused).toHaveLength(1);
    expect((await view(shops.one)).channels[0]?.state).toBe("ok");
    const before = shops.mail.mails.length;
    pass(130);
    await deliver(shops.one);
    expect(shops.mail.mails).toHaveLength(before + 1);
    const [retried] = shops.mail.mails.slice(-1);
    expect(retried?.messageId).toBe(shops.mail.refused[0]?.messageId);
    expect((await view(shops.one)).log[0]).toMatchObject({
      state: "delivered",
      deliveryId: retried?.messageId?.slice(1, -"@localhost>".length),
    });
    await deliver(shops.one);
    expect(shops.mail.mails).toHaveLength(before + 1);
  });

  it("keeps the id of a mail over repeats", async () => {
    const { channelId } = await confirmed("id@shop.example");
    await queue(shops.one, channelId);
    await deliver(shops.one);
    const [logged] = (await view(shops.one)).log;
    await send(shops.one, { intent: "replay", notificationId: String(logged?.id) });
    await deliver(shops.one);
    const ids = shops.mail.mails.slice(-2).map(({ messageId }) => messageId);
    expect(ids).toEqual([`<${logged?.deliveryId}@localhost>`, `<${logged?.deliveryId}@localhost>`]);
  });

  it.each(["nobody", "a@b", "a@b.example\r\nBcc: all@world.example", "a@b.example, c@d.example"])(
    "refuses %j",
    async (address) => {
      const answer = await send(shops.one, { intent: "addChannel", kind: "email", address });
      expect(answer).toMatchObject({ kind: "invalid" });
    },
  );

  async function confirmed(address: string) {
    const added = await add(shops.one, "email", address);
    await deliver(shops.one);
    const [asked] = shops.mail.mails.slice(-1);
    await followLink("confirm", linkIn(asked?.text ?? "", "/notifications/confirm"), shops.now);
    return added;
  }
});
