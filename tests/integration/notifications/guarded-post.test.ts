import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postGuarded } from "../../../app/alerts/outgoing/guarded-post.server";
import { startReceiver, type Receiver } from "./servers";

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

const post = (url: string, allowsLoopback: boolean, timeoutMs = 3_000) =>
  postGuarded({ url: new URL(url), headers: {}, body: "{}", allowsLoopback, timeoutMs });

describe("an address within a private network", () => {
  // The last ones are 127.0.0.1 and 10.0.0.1 in other clothes.
  it.each([
    "https://127.0.0.1/",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://0.0.0.0/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://[::1]/",
    "https://[::]/",
    "https://[fe80::1]/",
    "https://[fc00::1]/",
    "https://[ff02::1]/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:a00:1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://localhost/",
  ])("is refused: %s", async (url) => {
    await expect(post(url, false)).rejects.toMatchObject({ code: "notPublic", isPermanent: true });
  });

  it("is refused by what its name resolves to, and nothing is sent", async () => {
    const named = `https://localhost:${receiver.port}/`;
    await expect(post(named, false)).rejects.toMatchObject({ code: "notPublic" });
    expect(receiver.received).toEqual([]);
  });

  it("is refused where only this machine is allowed", async () => {
    await expect(post("http://10.1.2.3/", true)).rejects.toMatchObject({ code: "notPublic" });
    expect(await post(`${receiver.url}/`, true)).toBe("200");
  });
});

it("needs https where this machine is not allowed", async () => {
  await expect(post("http://example.com/", false)).rejects.toMatchObject({ code: "notAllowed" });
});

it("says why it cannot connect", async () => {
  await expect(post("http://127.0.0.1:1/", true)).rejects.toMatchObject({
    code: "connection",
    detail: "ECONNREFUSED",
    isPermanent: false,
  });
  await expect(post("https://no-such-name.invalid/", false)).rejects.toMatchObject({
    code: "unresolved",
  });
});
