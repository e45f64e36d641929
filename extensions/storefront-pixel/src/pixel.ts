import type { Page } from "./arrival";
import { createSender, type Fetch } from "./sender";
import { forgetVisit, renewVisit, type VisitStorage } from "./visit";

/** What of an event of Shopify's is looked at. */
export interface StorefrontEvent {
  id: string;
  /** ISO 8601 */
  timestamp: string;
  context: { document: Page };
  data?: unknown;
}

interface Privacy {
  analyticsProcessingAllowed: boolean;
}

/** What of Shopify's API for pixels is used. */
export interface PixelApi {
  analytics: { subscribe(name: string, tell: (event: StorefrontEvent) => void): unknown };
  browser: VisitStorage;
  settings: Record<string, unknown>;
  init: { customerPrivacy: Privacy };
  customerPrivacy: {
    subscribe(
      name: "visitorConsentCollected",
      tell: (event: { customerPrivacy: Privacy }) => void,
    ): unknown;
  };
}

/** One event as it is sent: nothing in it says who the visitor is. */
export interface SentEvent {
  id: string;
  kind: EventKind;
  session: string;
  /** ISO 8601 */
  at: string;
  /** The visit's first page. */
  page: string;
  channel: string;
  /** Numbers of products. */
  products: number[];
}

type EventKind = "page" | "product" | "cart" | "checkout" | "completed";

const kinds: Readonly<Record<string, EventKind>> = {
  page_viewed: "page",
  product_viewed: "product",
  product_added_to_cart: "cart",
  checkout_started: "checkout",
  checkout_completed: "completed",
};

const mostProducts = 50;

/** Tells the app what is done in the shop, as long as the visitor lets it be counted. */
export function startPixel(
  api: PixelApi,
  { send = fetch as Fetch, now = Date.now }: { send?: Fetch; now?: () => number } = {},
): { idle(): Promise<void> } {
  const { analytics, browser, settings, init, customerPrivacy } = api;
  const { shop, endpoint } = settings;
  if (typeof shop !== "string" || typeof endpoint !== "string") return { idle: async () => {} };
  const sender = createSender({ shop, endpoint, send });
  let isAllowed = init.customerPrivacy.analyticsProcessingAllowed;
  // One after the other: two events at once must not begin two visits.
  let queue: Promise<void> = Promise.resolve();
  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work).catch(() => {});
  };

  customerPrivacy.subscribe("visitorConsentCollected", ({ customerPrivacy: given }) => {
    isAllowed = given.analyticsProcessingAllowed;
    if (isAllowed) return;
    sender.drop();
    enqueue(() => forgetVisit(browser));
  });

  for (const [name, kind] of Object.entries(kinds)) {
    analytics.subscribe(name, (event) => {
      if (!isAllowed) return;
      enqueue(async () => {
        const { session, page, channel } = await renewVisit(browser, event.context.document, now());
        if (!isAllowed) return forgetVisit(browser);
        const { id, timestamp: at, data } = event;
        sender.send({ id, kind, session, at, page, channel, products: productsOf(data) });
      });
    });
  }
  return {
    async idle() {
      await queue;
      await sender.idle();
    },
  };
}

interface Merchandise {
  product?: { id?: string | null } | null;
}

/** Numbers of the products an event is about, each once. */
function productsOf(data: unknown): number[] {
  const { productVariant, cartLine, checkout } = (data ?? {}) as {
    productVariant?: Merchandise | null;
    cartLine?: { merchandise?: Merchandise | null } | null;
    checkout?: { lineItems?: { variant?: Merchandise | null }[] | null } | null;
  };
  const variants = [
    productVariant,
    cartLine?.merchandise,
    ...(checkout?.lineItems ?? []).map(({ variant }) => variant),
  ];
  const numbers = variants.map((variant) => {
    // A number, or such as gid://shopify/Product/1.
    const digits = /(\d{1,15})$/.exec(String(variant?.product?.id ?? ""))?.[1];
    return digits === undefined ? 0 : Number(digits);
  });
  return [...new Set(numbers)].filter((number) => number > 0).slice(0, mostProducts);
}
