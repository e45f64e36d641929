import { describe, expect, it } from "vitest";
import { makeMessage } from "../outgoing/message";
import { emailHtml, emailText } from "./email-body";
import { signWebhook } from "./sign-webhook";
import { slackMessage } from "./slack-blocks";
import { describeWebhookAddress, parseWebhookAddress } from "./webhook-address";

const message = makeMessage({
  title: "Sales <fell> & fell",
  severity: "critical",
  sentences: ['<!channel> said "no".'],
  figures: [{ label: "Net sales", value: "$1", change: "12% less than <b>" }],
  lists: [{ heading: "To do", items: [{ text: "A | B", url: "https://a.example/?x=1&y=2" }] }],
  link: { text: "Open", url: "https://a.example/app?b=1&c=2" },
});
const stop = { text: "Stop", url: "https://a.example/stop?link=1&2" };

describe("a mail", () => {
  it("says everything as text, with its links", () => {
    expect(emailText(message, { why: "Because.", stop })).toBe(
      [
        "Sales <fell> & fell",
        '<!channel> said "no".',
        "Net sales: $1 (12% less than <b>)",
        "To do\n- A | B\n  https://a.example/?x=1&y=2",
        "Open: https://a.example/app?b=1&c=2",
        "--\nBecause.\nStop: https://a.example/stop?link=1&2\n",
      ].join("\n\n"),
    );
  });

  it("escapes what it is given, in texts and addresses", () => {
    const html = emailHtml(message, { why: "Because.", stop });
    expect(html).toContain("Sales &lt;fell&gt; &amp; fell</h1>");
    expect(html).toContain("&lt;!channel&gt; said &quot;no&quot;.");
    expect(html).toContain('href="https://a.example/app?b=1&amp;c=2"');
    expect(html).not.toContain("<b>");
    expect(html).not.toContain("<fell>");
  });
});

describe("a message to Slack", () => {
  it("mentions nobody and keeps its links", () => {
    const text = JSON.stringify(slackMessage(message, { shop: "Hats & Co", stop }));
    expect(text).not.toContain("<!channel>");
    expect(text).toContain("&lt;!channel&gt;");
    expect(text).toContain("<https://a.example/?x=1&y=2|A / B>");
    expect(text).toContain("<https://a.example/stop?link=1&2|Stop>");
  });

  it("says of which shop it is", () => {
    const { blocks } = slackMessage(message, { shop: "Hats & Co", stop: null });
    const elements = [{ type: "mrkdwn", text: "Hats &amp; Co" }];
    expect(blocks.at(-1)).toEqual({ type: "context", elements });
  });

  it("stays within what Slack takes", () => {
    const long = makeMessage({
      title: "t".repeat(500),
      sentences: ["s".repeat(10_000)],
      figures: Array.from({ length: 23 }, () => ({ label: "l", value: "v", change: null })),
    });
    const { blocks } = slackMessage(long, { shop: "Hats", stop: null });
    expect(blocks[0]?.text?.text.length).toBe(150);
    expect(blocks[1]?.text?.text.length).toBe(2_900);
    expect(blocks.slice(2, -1).map(({ fields }) => fields?.length)).toEqual([10, 10, 3]);
  });
});

it("signs as anybody can with a line of OpenSSL", () => {
  // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac secret
  expect(signWebhook("secret", 1_700_000_000, '{"a":1}')).toBe(
    "49f24e537407743fa4a0242bb63b94b9a47ee99cbbe071ccd8a22550ae411686",
  );
});

describe("the address of a webhook", () => {
  const strict = { allowsLoopback: false };
  it.each([
    ["https://hooks.example.com/a?b=1#c", { address: "https://hooks.example.com/a?b=1" }],
    ["http://hooks.example.com/", { problem: "secure" }],
    ["http://127.0.0.1/", { problem: "secure" }],
    ["ftp://hooks.example.com/", { problem: "url" }],
    ["hooks.example.com", { problem: "url" }],
    ["https://me:secret@hooks.example.com/", { problem: "credentials" }],
  ])("%s", (text, expected) => {
    expect(parseWebhookAddress(text, strict)).toEqual(expected);
  });

  it("may be of this machine in tests, and of no other without https", () => {
    const tests = { allowsLoopback: true };
    expect(parseWebhookAddress("http://127.0.0.1:8080/", tests)).toHaveProperty("address");
    expect(parseWebhookAddress("http://10.0.0.1/", tests)).toEqual({ problem: "secure" });
  });

  it.each([
    "10.0.0.1",
    "192.168.1.9",
    "169.254.169.254",
    "127.0.0.1",
    "[::1]",
    "[fd00::1]",
    "localhost",
    "[::ffff:10.0.0.1]",
    "0x0a000001",
  ])("is not %s, which nobody outside can reach", (host) => {
    expect(parseWebhookAddress(`https://${host}/`, strict)).toEqual({ problem: "private" });
  });

  it("may be a public one in numbers", () => {
    expect(parseWebhookAddress("https://8.8.8.8/", strict)).toHaveProperty("address");
    expect(parseWebhookAddress("https://[2606:4700::1]/", strict)).toHaveProperty("address");
  });

  it("is shown too short to be used", () => {
    const secret = "https://hooks.slack.com/services/T000/B000/abcdefghijkl";
    expect(describeWebhookAddress(secret)).toBe("hooks.slack.com/…ijkl");
  });
});
