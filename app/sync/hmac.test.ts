import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { isSignedBy } from "./hmac";

const body = '{"title":"Ü ünïcode \\/ slashes","emoji":"🧦"}';
const good = createHmac("sha256", "secret").update(body, "utf8").digest("base64");

it("accepts the signature of exactly this body", () => {
  expect(isSignedBy("secret", body, good)).toBe(true);
});

it("refuses a body parsed and written again", () => {
  expect(isSignedBy("secret", JSON.stringify(JSON.parse(body)), good)).toBe(false);
});

it("refuses another secret's, a short, an empty and a missing signature", () => {
  expect(isSignedBy("other", body, good)).toBe(false);
  expect(isSignedBy("secret", body, good.slice(0, 20))).toBe(false);
  expect(isSignedBy("secret", body, "")).toBe(false);
  expect(isSignedBy("secret", body, null)).toBe(false);
});
