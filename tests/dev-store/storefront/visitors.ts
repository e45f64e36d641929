import { startPixel } from "../../../extensions/storefront-pixel/src/pixel";
import { placeAnyOrder } from "../platform/any-order";
import { slugOf } from "../trade/generate/history";
import type { CatalogueProduct, World } from "../world/types";
import { createRng, type Rng } from "../world/rng";
import { openBrowser, type Browser } from "./browser";
import { webPixelOf } from "./web-pixels";

/** Where visitors come from, how many of them, and how readily they purchase. */
const origins = [
  { referrer: "https://www.google.com/", query: "", share: 0.34, buys: 1.1 },
  { referrer: "", query: "", share: 0.26, buys: 1.2 },
  { referrer: "https://l.instagram.com/", query: "", share: 0.18, buys: 0.5 },
  {
    referrer: "https://www.google.com/",
    query: "?utm_source=google&utm_medium=cpc&utm_campaign=brand",
    share: 0.1,
    buys: 0.9,
  },
  { referrer: "", query: "?utm_source=newsletter&utm_medium=email", share: 0.08, buys: 2.1 },
  { referrer: "https://blog.example/", query: "", share: 0.04, buys: 0.6 },
];
const buyingShare = 0.024;
const checkoutShare = 0.028;
const cartShare = 0.04;
const refusingShare = 0.12;
// Within what a pixel may be late by.
const spreadMs = 45 * 60_000;
const atOnce = 16;

export interface VisitsSent {
  visits: number;
  /** Of those: may not be counted. */
  refused: number;
  /** Paid orders, each placed in the store. */
  orders: number;
  /** Answers of the app by status; 0: none. */
  answers: Record<string, number>;
}

let rounds = 0;

/**
 * Visitors of the online store in the last minutes, each with a browser in which the app's own pixel runs
 * and sends. Who completes a checkout has placed an order. Null: no pixel is on.
 */
export async function sendVisits(
  world: World,
  { count, buyers = Math.round(count * buyingShare) }: { count: number; buyers?: number },
): Promise<VisitsSent | null> {
  const pixel = webPixelOf(world);
  if (!pixel) return null;
  rounds += 1;
  const rng = createRng(world.settings.seed, "visits", rounds);
  const sent: VisitsSent = { visits: count, refused: 0, orders: 0, answers: {} };
  const now = (world.now ?? world.clock)();
  const visits = Array.from({ length: count }, (_, n) => ({
    beginsAt: now - 60_000 - Math.floor(rng.next() * spreadMs),
    isBuyer: n < buyers,
    seed: rng.int(1, 1e9),
  }));
  for (let n = 0; n < visits.length; n += atOnce) {
    await Promise.all(visits.slice(n, n + atOnce).map((visit, at) => visitStore(visit, n + at)));
  }
  return sent;

  async function visitStore(
    { beginsAt, isBuyer, seed }: (typeof visits)[number],
    n: number,
  ): Promise<void> {
    const own = createRng(seed, "visit");
    const isRefusing = !isBuyer && own.chance(refusingShare);
    if (isRefusing) sent.refused += 1;
    const browser = openBrowser({
      settings: pixel!.settings,
      isAllowed: !isRefusing,
      beginsAt,
      address: `10.${rounds % 256}.${(n >> 8) & 255}.${n & 255}`,
      answered: (status) => (sent.answers[status] = (sent.answers[status] ?? 0) + 1),
    });
    const { idle } = startPixel(browser.api, { send: browser.send, now: browser.now });
    await walk(browser, own, isBuyer);
    await idle();
  }

  async function walk(browser: Browser, own: Rng, isBuyer: boolean): Promise<void> {
    const origin = own.weighted(origins, ({ share, buys }) => share * (isBuyer ? buys : 1));
    const products = world.catalogue.products.filter(
      ({ id, isGiftCard, popularity }) =>
        !isGiftCard && popularity > 0 && world.catalogue.product(id),
    );
    if (products.length === 0) return;
    const any = () => own.weighted(products, ({ popularity }) => popularity);
    let product = any();
    const pathOf = ({ title }: CatalogueProduct) => `/products/${slugOf(title)}`;
    const landing = own.weighted(
      [
        { path: "/", share: 0.35, shows: false },
        { path: "/collections/all", share: 0.15, shows: false },
        { path: pathOf(product), share: 0.45, shows: true },
        { path: "/pages/about", share: 0.05, shows: false },
      ],
      ({ share }) => share,
    );
    browser.open(landing.path + origin.query, origin.referrer);
    browser.tell("page_viewed");
    const merchandise = () => ({ product: { id: String(product.id) } });
    if (landing.shows) browser.tell("product_viewed", { productVariant: merchandise() });
    if (!isBuyer && own.chance(0.45)) return;
    for (let page = own.int(landing.shows ? 0 : 1, 4); page > 0; page -= 1) {
      product = any();
      browser.open(pathOf(product));
      browser.tell("page_viewed");
      browser.tell("product_viewed", { productVariant: merchandise() });
    }
    const step = isBuyer ? 0 : own.next();
    if (step > (cartShare + checkoutShare) / 0.55) return;
    browser.tell("product_added_to_cart", { cartLine: { merchandise: merchandise() } });
    if (!isBuyer && step > checkoutShare / 0.55) return;
    browser.open("/checkouts/cn/a-token/information");
    browser.tell("page_viewed");
    const checkout = { lineItems: [{ variant: merchandise() }] };
    browser.tell("checkout_started", { checkout });
    const variantId = product.variants[0]?.id;
    if (!isBuyer || variantId === undefined) return;
    const { orderId } = placeAnyOrder(world, { lines: [{ variantId, quantity: 1 }] });
    if (orderId === null) return;
    sent.orders += 1;
    browser.open("/checkouts/cn/a-token/thank-you");
    browser.tell("checkout_completed", { checkout });
  }
}
