import { describe, expect, it } from "vitest";
import { followLink } from "../../../app/alerts/follow-link.server";
import { action, loader } from "../../../app/routes/notifications.stop";
import type { ShopRow } from "../../../app/store/shops.server";
import { deliveryShops } from "./delivery-shops";
import { linkIn } from "./servers";

const shops = deliveryShops();
const { add, deliver, queue, view } = shops;

describe("the link that stops messages", () => {
  it("is in the header of a mail, and changes nothing when it is only opened", async () => {
    const link = await mailed(shops.one, "reader@shop.example");
    for (let time = 0; time < 3; time += 1)
      expect(await get(link)).toMatchObject({ state: "asks" });
    expect(await statesOf(shops.one)).toEqual(["ok"]);
  });

  it("stops that channel at one press of a mail program without a session, and no other", async () => {
    const link = await mailed(shops.one, "leaver@shop.example");
    await mailed(shops.one, "stayer@shop.example");
    await mailed(shops.two, "leaver@shop.example");
    expect(await press(link)).toMatchObject({ state: "done", address: "leaver@shop.example" });
    expect(await statesOf(shops.one)).toEqual(["stopped", "ok"]);
    expect(await statesOf(shops.two)).toEqual(["ok"]);
    expect(await press(link)).toMatchObject({ state: "over" });
    expect(await statesOf(shops.one)).toEqual(["stopped", "ok"]);
  });

  it("is refused where it was changed, cut, or made for something else", async () => {
    const link = await mailed(shops.one, "careful@shop.example");
    const url = new URL(link);
    const [body = "", signature = ""] = (url.searchParams.get("link") ?? "").split(".");
    const other = JSON.parse(Buffer.from(body, "base64url").toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...other, shopId: shops.two.id }));
    const forged = ["", body, `${body}.`, `${changed.toString("base64url")}.${signature}`];
    for (const text of forged) {
      url.searchParams.set("link", text);
      expect(await press(url.href)).toMatchObject({ state: "invalid", address: null, shop: null });
    }
    url.searchParams.delete("link");
    expect(await press(url.href)).toMatchObject({ state: "invalid" });
    await add(shops.one, "email", "asked@shop.example");
    await deliver(shops.one);
    const confirm = linkIn(shops.mail.mails.at(-1)?.text ?? "", "/notifications/confirm");
    const wrong = confirm.replace("/notifications/confirm", "/notifications/stop");
    expect(await press(wrong)).toMatchObject({ state: "invalid" });
    expect(await statesOf(shops.one)).toEqual(["ok", "unconfirmed"]);
  });
});

const statesOf = async (shop: ShopRow) =>
  (await view(shop)).channels.map(({ state }) => state as string);

/** What the header of a mail to a new channel offers to stop it. */
async function mailed(shop: ShopRow, address: string): Promise<string> {
  const { channelId } = await add(shop, "email", address);
  await deliver(shop);
  const asked = shops.mail.mails.at(-1)?.text ?? "";
  await followLink("confirm", linkIn(asked, "/notifications/confirm"), shops.now);
  await queue(shop, channelId);
  await deliver(shop);
  const headers = shops.mail.mails.at(-1)?.headers ?? [];
  const header = (name: string) => headers.find(({ key }) => key === name)?.value ?? "";
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(header("list-unsubscribe")).toMatch(/^<[^<>\s]+>$/);
  return linkIn(header("list-unsubscribe").slice(1, -1), "/notifications/stop");
}

const rest = { params: {}, context: {} };

async function get(link: string): Promise<unknown> {
  return (await loader({ request: new Request(link), ...rest })).json();
}

/** As RFC 8058 has mail programs do it: no cookie, no referrer, this one field. */
async function press(link: string): Promise<unknown> {
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  return (await action({ request: new Request(link, { method: "POST", body }), ...rest })).json();
}
