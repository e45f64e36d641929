import { z } from "zod";
import { browserName } from "./follow-backfill";
import type { Stack } from "./stack";

type Addresses = Pick<Stack, "storeUrl" | "appUrl" | "shop">;

const tokenSchema = z.object({ token: z.string() });

/** A session token as App Bridge would get it, good for a minute. */
export async function mintSessionToken({ storeUrl, shop }: Addresses): Promise<string> {
  const minted = await fetch(`${storeUrl}/dev/session-token?shop=${shop}`);
  return tokenSchema.parse(await minted.json()).token;
}

/** A request to the app, signed in as the shop's owner. */
export function fetchPage({ appUrl }: Addresses, path: string, token: string): Promise<Response> {
  return fetch(`${appUrl}${path}`, {
    headers: { authorization: `Bearer ${token}`, "user-agent": browserName },
  });
}

/** A loader's answer of the app, such as "/app?_data=routes%2Fapp._index". */
export async function readPage(stack: Addresses, path: string): Promise<unknown> {
  const response = await fetchPage(stack, path, await mintSessionToken(stack));
  if (!response.ok) throw new Error(`The app answered ${response.status} to ${path}`);
  return response.json();
}

const homePath = "/app?_data=routes%2Fapp._index";
const homeSchema = z.object({ state: z.string() });

/** True once Home shows figures. */
export async function hasFigures(stack: Addresses): Promise<boolean> {
  return homeSchema.parse(await readPage(stack, homePath)).state === "ready";
}
