import type { PixelApi, StorefrontEvent } from "../../../extensions/storefront-pixel/src/pixel";
import type { Fetch } from "../../../extensions/storefront-pixel/src/sender";

/** A visitor's browser on the pages of the online store, as far as a pixel sees it. */
export interface Browser {
  api: PixelApi;
  send: Fetch;
  now(): number;
  /** Goes to a page of the store, some seconds later. */
  open(path: string, referrer?: string): void;
  /** Something happens on the page: Shopify tells the pixel. */
  tell(name: string, data?: unknown): void;
}

const host = "store.example";
const secondsOnPage = 20;
let eventNo = 0;

export function openBrowser({
  settings,
  isAllowed,
  beginsAt,
  address,
  answered,
}: {
  settings: Record<string, string>;
  isAllowed: boolean;
  beginsAt: number;
  /** Who the app's proxy says it is. */
  address: string;
  answered: (status: number) => void;
}): Browser {
  const subscribers = new Map<string, (event: StorefrontEvent) => void>();
  const cookies = new Map<string, string>();
  let atMs = beginsAt;
  let page = { location: { hostname: host, pathname: "/", search: "" }, referrer: "" };
  return {
    now: () => atMs,
    api: {
      settings,
      analytics: { subscribe: (name, tell) => subscribers.set(name, tell) },
      init: { customerPrivacy: { analyticsProcessingAllowed: isAllowed } },
      customerPrivacy: { subscribe: () => {} },
      browser: {
        cookie: {
          get: (name) => Promise.resolve(cookies.get(name) ?? ""),
          set: (text) => {
            const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
            cookies.set(name, value);
            return Promise.resolve(text);
          },
        },
        sessionStorage: {
          getItem: () => Promise.resolve(null),
          setItem: () => Promise.resolve(),
          removeItem: () => Promise.resolve(),
        },
      },
    },
    async send(url, { method, body }) {
      const headers = { "content-type": "text/plain;charset=UTF-8", "x-forwarded-for": address };
      try {
        const { status } = await fetch(url, { method, body, headers });
        answered(status);
        return { status };
      } catch (error) {
        answered(0);
        throw error;
      }
    },
    open(path, referrer) {
      const before = `https://${host}${page.location.pathname}`;
      const { pathname, search } = new URL(path, `https://${host}`);
      atMs += secondsOnPage * 1_000;
      page = { location: { hostname: host, pathname, search }, referrer: referrer ?? before };
    },
    tell(name, data) {
      eventNo += 1;
      subscribers.get(name)?.({
        id: `sh-${beginsAt.toString(16)}-${eventNo}`,
        timestamp: new Date(atMs).toISOString(),
        context: { document: page },
        data,
      });
    },
  };
}
