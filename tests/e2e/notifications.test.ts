import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAllScopes } from "../../app/commands/app-config";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import {
  linkIn,
  mailEnv,
  startMailServer,
  startReceiver,
  status,
  type MailServer,
  type Receiver,
} from "../integration/notifications/servers";
import { launchBrowser, openPage } from "../setup/browser";

const browser: Browser | null = await launchBrowser();
const patience = 20_000;

let stack: Stack;
let mail: MailServer;
let receiver: Receiver;
let page: Page;
let errors: string[];
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');
const seen = (locator: Locator, timeout = patience) => locator.first().waitFor({ timeout });
const button = (name: string | RegExp) => app().getByRole("button", { name });
const open = (path: string) => page.goto(`${stack.adminUrl}/app/settings/${path}`);

/** Waits until something has arrived at a server. */
async function until<T>(what: () => T | undefined): Promise<T> {
  return expect
    .poll(() => what() !== undefined, { timeout: patience })
    .toBe(true)
    .then(() => what() as T);
}

describe.skipIf(!browser)("Notifications in the admin", () => {
  beforeAll(async () => {
    [mail, receiver] = await Promise.all([startMailServer(), startReceiver()]);
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e-notifications",
      store: {
        orders: "150",
        products: "20",
        days: "60",
        installed: "on",
        scopes: await readAllScopes(),
      },
      env: mailEnv(mail.port),
    });
    ({ page, errors } = await openPage(browser as Browser));
    page.setDefaultTimeout(patience);
    await page.goto(stack.adminUrl);
    await followBackfill(stack, () => {});
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
    await Promise.all([mail?.close(), receiver?.close()]);
  });

  it("asks a mail address first, and sends there once its reader has agreed", async () => {
    await open("notifications");
    await seen(app().getByText("No channel of your own was added yet."));
    // LOOK empty
    await app().getByLabel("E-mail address").fill("no address");
    await button("Add").first().click();
    await seen(app().getByText("Enter an e-mail address."));
    await app().getByLabel("E-mail address").fill("owner@shop.example");
    await button("Add").first().click();
    await seen(app().getByText("Not confirmed yet"));
    // LOOK unconfirmed
    const question = await until(() => mail.mails[0]);
    expect(question.to[0]?.address).toBe("owner@shop.example");
    const reader = await page.context().newPage();
    await reader.goto(linkIn(question.text ?? "", "/notifications/confirm"));
    await seen(reader.getByText("Do you want these messages?"));
    await reader.getByRole("button", { name: "Yes, send them" }).click();
    await seen(reader.getByText("Thank you. Messages will be sent to this address."));
    await reader.close();
    await seen(app().getByText("Works"));
    await button("Send a test message: owner@shop.example").click();
    const test = await until(() => mail.mails[1]);
    expect(test.subject).toMatch(/Test message from Shelfwise/);
  });

  it("gives the secret of a webhook once", async () => {
    await app().getByLabel("Kind").selectOption("webhook");
    await app().getByLabel("Address", { exact: true }).fill(`${receiver.url}/hook`);
    await button("Add").first().click();
    await seen(app().getByText("Copy the secret now: it is not shown again."));
    expect(await app().getByLabel("Secret").inputValue()).toMatch(/^\S{20,}$/);
    // LOOK secret
    await open("notifications");
    await seen(app().getByText("127.0.0.1"));
    expect(await app().getByLabel("Secret").count()).toBe(0);
  });

  it("says that a channel fails and why, and sends the message again under the id it had", async () => {
    // Once may be chance: it is not failing yet, and does not work either.
    receiver.answers.push(status(503, "busy"));
    await button(/^Send a test message: .*127\.0\.0\.1/).click();
    await seen(app().getByText("Trying again"));
    await button("Send again: Test message from Shelfwise").first().click();
    await app().getByText("Trying again").waitFor({ state: "hidden" });
    receiver.received.length = 0;
    receiver.answers.push(status(410, "closed down"));
    await button(/^Send a test message: .*127\.0\.0\.1/).click();
    await seen(app().getByText("Failing"));
    await seen(app().getByText(/The server refused it\. \(410 closed down\)/));
    // LOOK failing
    const [first] = receiver.received;
    await app().getByRole("link", { name: "What was sent" }).last().click();
    await seen(app().getByText(/^Only to /));
    await seen(app().getByText("Waiting"));
    // Not the hour that it may take to be tried again: what was wrong is mended.
    await button("Send again: Test message from Shelfwise").first().click();
    await seen(app().getByText("Delivered"));
    await app().getByText("Failing", { exact: true }).waitFor({ state: "hidden" });
    const ids = receiver.received.map(({ headers }) => headers["shelfwise-id"]);
    expect(first).toBeDefined();
    expect(ids).toEqual([first?.headers["shelfwise-id"], first?.headers["shelfwise-id"]]);
    // LOOK log
  });

  it("shows what a digest would say, and sends it at an hour of the shop's", async () => {
    await open("notifications");
    await app().getByRole("link", { name: "Look at the digest" }).click();
    await seen(app().getByText("Net sales", { exact: true }));
    // LOOK digest
    await app().getByRole("link", { name: "Weekly" }).click();
    await seen(app().getByText(/than the previous 7 days/));
    // LOOK digest-weekly
    await open("notifications");
    await app().getByLabel("How often").selectOption("weekly");
    await app().getByLabel("On", { exact: true }).selectOption("5");
    await button("Save").click();
    await seen(app().getByText("every Friday at 08:00"));
    // LOOK scheduled
  });

  it("offers a table to be sent before anything else, and asks before it removes what is sent", async () => {
    await page.goto(`${stack.adminUrl}/app/settings/notifications?table=sales&report=by%3Dvendor`);
    const name = app().getByLabel("Name", { exact: true });
    await seen(name);
    const top = async (locator: Locator) => (await locator.first().boundingBox())?.y ?? 0;
    expect(await top(name)).toBeLessThan(await top(app().getByText("Add a channel")));
    await open("notifications");
    await button("Remove: Digest").click();
    await seen(app().getByText("Send “Digest” no more?"));
    await button("Cancel").click();
    await seen(app().getByText("every Friday at 08:00"));
    await button("Remove: Digest").click();
    await button("Remove").last().click();
    await seen(app().getByText("It is not sent any more."));
    await app().getByText("every Friday at 08:00").waitFor({ state: "hidden" });
  });

  it("has an alert told to the channels that are chosen for it", async () => {
    await open("alerts");
    await button("Change: A best seller is sold out").click();
    await app().getByText("These channels only").click();
    // LOOK choice
    await app()
      .getByLabel(/^owner@shop\.example/)
      .uncheck({ force: true });
    await app().getByLabel("Shopify Flow").uncheck({ force: true });
    await button("Save").click();
    await seen(app().getByText("Saved. Alerts are being looked at again."));
    await open("alerts");
    await button("Change: A best seller is sold out").click();
    expect(await app().getByLabel("These channels only").isChecked()).toBe(true);
    expect(
      await app()
        .getByLabel(/^owner@shop\.example/)
        .isChecked(),
    ).toBe(false);
    expect(
      await app()
        .getByLabel(/^127\.0\.0\.1/)
        .isChecked(),
    ).toBe(true);
    // LOOK chosen
    await app()
      .getByLabel(/^127\.0\.0\.1/)
      .uncheck({ force: true });
    await seen(app().getByText("None: it stands in Shelfwise only."));
    // LOOK none
  });

  describe("the link that stops messages, without a session", () => {
    let link: string;
    const stopOf = (address: string) => {
      const found = mail.mails.findLast(
        ({ to, headers }) =>
          to[0]?.address === address && headers.some(({ key }) => key === "list-unsubscribe"),
      );
      const header = found?.headers.find(({ key }) => key === "list-unsubscribe");
      return linkIn(header?.value ?? "", "/notifications/stop");
    };
    /** As mail programs do it (RFC 8058): no cookie, no origin, this one field. */
    const press = (url: string) =>
      fetch(url, {
        method: "POST",
        body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      }).then((response) => response.text());
    const stopped = () => app().getByText("Stopped", { exact: true }).count();
    /** Only what is sent to can be tested: a webhook and two addresses. */
    const works = () => button(/^Send a test message: /).count();

    it("is offered in the header of a mail", async () => {
      await open("notifications");
      await app().getByRole("heading", { name: "Add a channel" }).click();
      await app().getByLabel("E-mail address").fill("reader@shop.example");
      await button("Add").first().click();
      await seen(app().getByText("Not confirmed yet"));
      const isAsked = () => mail.mails.find(({ to }) => to[0]?.address === "reader@shop.example");
      const question = await until(isAsked);
      expect(await press(linkIn(question.text ?? "", "/notifications/confirm"))).toContain(
        "Thank you. Messages will be sent to this address.",
      );
      const before = mail.mails.length;
      await button("Send a test message: reader@shop.example").click();
      await until(() => mail.mails[before]);
      link = stopOf("owner@shop.example");
    });

    it("changes nothing when it is opened, and is kept nowhere", async () => {
      for (let time = 0; time < 3; time += 1) {
        const response = await fetch(link);
        expect(response.status).toBe(200);
        expect(response.headers.get("cache-control")).toBe("no-store");
        expect(await response.text()).toContain("Do you want no more of these messages?");
      }
      await open("notifications");
      await seen(app().getByText("reader@shop.example"));
      expect([await works(), await stopped()]).toEqual([3, 0]);
    });

    it("is refused where it was forged, in words that tell nothing", async () => {
      const [body = "", signature = ""] = (new URL(link).searchParams.get("link") ?? "").split(".");
      const of = (text: string) => {
        const url = new URL(link);
        url.searchParams.set("link", text);
        return url.href;
      };
      const meant = Buffer.from(body, "base64url").toString();
      const changed = Buffer.from(meant.replace(/"channelId":\d+/, '"channelId":2'));
      const forged = [`${changed.toString("base64url")}.${signature}`, `${body}.`, body, "", "a.b"];
      for (const text of forged) {
        const told = await press(of(text));
        expect(told, text).toContain("This link is not valid.");
        expect(told).not.toContain("shop.example");
      }
      await open("notifications");
      await seen(app().getByText("reader@shop.example"));
      expect([await works(), await stopped()]).toEqual([3, 0]);
    });

    it("stops that channel alone at one press of a mail program", async () => {
      expect(await press(link)).toContain("Done. No more of them will be sent.");
      // The page that is open hears of it.
      await seen(app().getByText("Stopped", { exact: true }));
      await seen(button("Start again: owner@shop.example"));
      expect([await works(), await stopped()]).toEqual([2, 1]);
      expect(await press(link)).toContain("They were stopped already.");
    });

    it("stops it at one press of its reader", async () => {
      const { page: reader } = await openPage(browser as Browser);
      await reader.goto(stopOf("reader@shop.example"));
      await reader.getByText("Messages about").waitFor({ timeout: patience });
      await reader.getByRole("button", { name: "Stop all messages to this address" }).click();
      await reader.getByText("Done. No more of them will be sent.").waitFor({ timeout: patience });
      await reader.context().close();
      await seen(button("Start again: reader@shop.example"));
      expect([await works(), await stopped()]).toEqual([1, 2]);
    });
  });

  it("has logged no error in the browser", () => {
    expect(errors).toEqual([]);
  });
});
