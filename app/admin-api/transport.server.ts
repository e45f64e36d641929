import { env } from "../env.server";
import { AppError } from "../lib/errors";

/** How a request reaches Shopify; in the demo and tests, the local stand-in instead. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * The one place that decides where requests for a shop go. With DEV_STORE_URL (refused in production)
 * path and query stay and the shop's host travels in a header, so that one stand-in serves many.
 */
export const shopifyFetch: Fetch = (url, init) => {
  const devStore = env().DEV_STORE_URL;
  if (devStore === undefined) return fetch(url, init);
  const original = new URL(url);
  const target = new URL(original.pathname + original.search, devStore);
  const headers = new Headers(init?.headers);
  headers.set("x-forwarded-host", original.host);
  return fetch(target, { ...init, headers });
};

const resultHosts = [/^storage\.googleapis\.com$/, /(^|\.)shopify\.com$/, /(^|\.)shopifycdn\.com$/];

/**
 * A bulk result is read from Shopify's storage over https, and from nowhere else. Throws
 * upstream_invalid.
 */
export function assertResultUrl(url: string): void {
  if (isAllowedResultUrl(url)) return;
  throw new AppError("upstream_invalid", "A bulk result lies at an address that is not Shopify's.");
}

function isAllowedResultUrl(text: string): boolean {
  const url = safeUrl(text);
  if (!url) return false;
  const devStore = env().DEV_STORE_URL;
  if (devStore !== undefined) return url.origin === new URL(devStore).origin;
  return url.protocol === "https:" && resultHosts.some((host) => host.test(url.hostname));
}

function safeUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
