import { createHmac, hkdfSync } from "node:crypto";
import { expect, it } from "vitest";
import { env } from "../../env.server";
import { confirmUrl, openLink, stopUrl } from "./links.server";

const now = new Date("2026-11-30T00:00:00Z");
const day = 24 * 3_600_000;
const linkOf = (url: string) => new URL(url).searchParams.get("link") ?? "";

it("opens what it has signed, each for what it is for", () => {
  const confirm = linkOf(confirmUrl(3, 5, now));
  expect(openLink("confirm", confirm, now)).toMatchObject({ shopId: 3, channelId: 5 });
  expect(openLink("stop", confirm, now)).toBeNull();
  const stop = linkOf(stopUrl(3, 5, 7));
  expect(openLink("stop", stop, now)).toMatchObject({ shopId: 3, channelId: 5, scheduleId: 7 });
  expect(openLink("confirm", stop, now)).toBeNull();
});

it("refuses a link with anything changed, and what is none", () => {
  const [body = "", signature = ""] = linkOf(stopUrl(3, 5, null)).split(".");
  const other = Buffer.from(body, "base64url").toString().replace('"shopId":3', '"shopId":4');
  const forged = Buffer.from(other).toString("base64url");
  const flipped = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
  const bad = [`${forged}.${signature}`, `${body}.${flipped}`, `${body}.`, body, "", "a.b.c", null];
  for (const link of bad) expect(openLink("stop", link, now), String(link)).toBeNull();
  expect(openLink("stop", `${body}.${signature}`, now)).not.toBeNull();
});

it("asks for seven days, and lets stop for ever", () => {
  const confirm = linkOf(confirmUrl(3, 5, now));
  expect(openLink("confirm", confirm, new Date(+now + 7 * day))).not.toBeNull();
  expect(openLink("confirm", confirm, new Date(+now + 7 * day + 1))).toBeNull();
  const stop = linkOf(stopUrl(3, 5, null));
  expect(openLink("stop", stop, new Date(+now + 3_000 * day))).not.toBeNull();
});

it("refuses what it has signed in a shape that it no longer knows", () => {
  const signed = (text: string) => {
    const body = Buffer.from(text).toString("base64url");
    const own = Buffer.from(
      hkdfSync("sha256", env().TOKEN_KEYS[0]?.key ?? "", "", "shelfwise links", 32),
    );
    return `${body}.${createHmac("sha256", own).update(body).digest("base64url")}`;
  };
  const stop = { does: "stop", shopId: 3, channelId: 5, scheduleId: null };
  const older = { does: "stop", shopId: 3, channelId: 5 };
  expect(openLink("stop", signed(JSON.stringify(stop)), now)).toEqual(stop);
  const unknown = [older, { ...stop, channelId: "5" }, { ...stop, does: "mute" }, null, "stop", []];
  for (const link of unknown) {
    expect(openLink("stop", signed(JSON.stringify(link)), now), JSON.stringify(link)).toBeNull();
  }
  for (const text of ["", "stop 3 5", "{"]) expect(openLink("stop", signed(text), now)).toBeNull();
});
