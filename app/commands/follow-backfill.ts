import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { parseLiveStatus, type LiveStatus } from "../panels/data-status/live-status";
import type { ResourceView } from "../panels/data-status/view";
import type { Stack } from "./stack";

const pollMs = 1_000;
// A busy machine may let a look or two time out; the reading itself goes on meanwhile.
const patienceLooks = 60;
/** The library turns away user agents that look like programs. */
export const browserName =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/**
 * Opens the app as the admin would (with a session token), which installs it, and tells what has been
 * read until all of it has, or has stopped.
 */
export async function followBackfill(
  stack: Pick<Stack, "storeUrl" | "appUrl" | "shop">,
  say: (line: string) => void,
): Promise<LiveStatus> {
  const said = new Map<string, string>();
  let misses = 0;
  for (;;) {
    const status = await readStatus(stack).catch((error: unknown) => {
      if (++misses > patienceLooks) throw error;
      return null;
    });
    await delay(pollMs);
    if (!status) continue;
    misses = 0;
    for (const item of status.resources) {
      const line = describe(item);
      if (said.get(item.resource) !== line) say(line);
      said.set(item.resource, line);
    }
    if (status.resources.length > 0 && !status.isReading) return status;
  }
}

/** One look at the app's own status, signed in as the shop's owner. */
export async function readStatus({
  storeUrl,
  appUrl,
  shop,
}: Pick<Stack, "storeUrl" | "appUrl" | "shop">): Promise<LiveStatus> {
  const minted = await fetch(`${storeUrl}/dev/session-token?shop=${shop}`);
  const { token } = z.object({ token: z.string() }).parse(await minted.json());
  const response = await fetch(`${appUrl}/app/status`, {
    headers: { authorization: `Bearer ${token}`, "user-agent": browserName },
  });
  if (!response.ok) throw new Error(`The app answered ${response.status} to a look at its status`);
  return parseLiveStatus(await response.json());
}

function describe(item: ResourceView): string {
  const of = item.expected === null ? "" : ` of about ${item.expected.toLocaleString("en")}`;
  const rate = item.ratePerSecond ? `, ${Math.round(item.ratePerSecond)} a second` : "";
  const left = item.secondsLeft ? `, about ${Math.ceil(item.secondsLeft)} s left` : "";
  const how =
    item.status === "running" ? rate + left : item.missingScope ? ` (no ${item.missingScope})` : "";
  return `  ${item.resource.padEnd(18)} ${item.status.padEnd(9)} ${item.rootsDone.toLocaleString("en")}${of}${how}`;
}
