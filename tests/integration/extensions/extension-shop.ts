import { createServer } from "node:http";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll } from "vitest";
import { createShopCalendar } from "../../../app/lib/shop-day";
import { checkShop } from "../../../app/quality/run/run.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { listenHere } from "../../dev-store/platform/listen";
import { openTestDatabase } from "../../setup/test-database";
import { testEnv } from "../../setup/test-env";
import { writingScopes } from "../quality/fix-shop";
import { backfill, openStore, storeOf } from "../support/sync-store";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<Response>;
interface Route {
  loader: Handler;
  action?: Handler;
}

/** What an extension sends with each request; an ordinary browser, as the admin is one. */
export const browser = {
  origin: "https://extensions.shopifycdn.com",
  "user-agent": "Mozilla/5.0 (X11; Linux x64) Chrome/147.0.0.0",
};

export type Caller = Awaited<ReturnType<typeof openExtensionShops>>;

/** Two shops of a store, read and checked, and the app's routes for extensions on a port. */
export async function openExtensionShops() {
  const db = await openTestDatabase();
  const small = { orders: 150, products: 60, historyDays: 120 };
  const { store } = await openStore({
    shops: [
      { ...small, shopDomain: "extensions.myshopify.com" },
      { ...small, orders: 260, products: 75, shopDomain: "other-extensions.myshopify.com" },
    ],
    apiKey: testEnv.SHOPIFY_API_KEY,
    apiSecret: testEnv.SHOPIFY_API_SECRET,
    requiredScopes: writingScopes,
    grantedScopes: writingScopes,
  });
  // Before the app's environment is parsed: it exchanges tokens there.
  process.env.DEV_STORE_URL = store.url;
  const shops: ShopRow[] = [];
  for (const domain of store.shops) {
    await backfill(await storeOf(store, domain).client());
    const shop = await findShopByDomain(domain);
    if (!shop) throw new Error("Not installed");
    await foldShop(shop, new Date());
    await checkShop(shop, new Date());
    shops.push(shop);
  }
  const url = await serve();
  const [shop, other] = shops as [ShopRow, ShopRow];

  async function call(
    path: string,
    { token, body, headers }: { token?: string; body?: unknown; headers?: object } = {},
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown> | null }> {
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: {
        ...browser,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const { status } = response;
    return { status, headers: response.headers, body: text ? JSON.parse(text) : null };
  }

  return {
    db,
    store,
    shop,
    other,
    url,
    call,
    /** The shop's day, which is another one than UTC's for some hours. */
    today: () => createShopCalendar(shop.timezone ?? "").dayOf(new Date()),
    tokenOf: (of: ShopRow, options = {}) => store.mintSessionToken(of.domain, options),
    /** The same, signed in as the staff of a shop. */
    async as(of: ShopRow, path: string, body?: unknown) {
      return call(path, { token: await store.mintSessionToken(of.domain), body });
    },
    /** Products with an open finding of a rule. */
    async listFailing(of: ShopRow, checkId: string): Promise<number[]> {
      const { rows } = await db.query<{ id: number }>(
        `select product_id as id from quality_finding
         where shop_id = $1 and check_id = $2 and resolved_at is null order by product_id`,
        [of.id, checkId],
      );
      return rows.map(({ id }) => id);
    },
  };
}

/** The routes as the framework calls them, without the pages around them. */
async function serve(): Promise<string> {
  const routes: [RegExp, Route][] = [
    [/^\/api\/extension\/products\/([^/]+)$/, await product()],
    [/^\/api\/extension\/products\/([^/]+)\/category$/, await category()],
    [/^\/api\/extension\/customers\/([^/]+)$/, await customer()],
    [/^\/api\/extension\/fixes$/, await fixes()],
    [/^\/api\/extension\/fixes\/([^/]+)$/, await fix()],
  ];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const method = incoming.method ?? "GET";
      const request = new Request(`${testEnv.SHOPIFY_APP_URL}${incoming.url}`, {
        method,
        headers: incoming.headers as Record<string, string>,
        ...(method === "POST" ? { body: Buffer.concat(chunks) } : {}),
      });
      void answer(routes, request).then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        outgoing.end(await response.text());
      });
    });
  });
  const url = await listenHere(server);
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return url;
}

async function answer(routes: readonly [RegExp, Route][], request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const [pattern, route] of routes) {
    const match = pattern.exec(pathname);
    if (!match) continue;
    const params = match[1] === undefined ? {} : { id: match[1] };
    const handler = request.method === "POST" ? route.action : route.loader;
    if (!handler) return new Response(null, { status: 405 });
    return handler({ request, params, context: {} }).catch((thrown: unknown) =>
      thrown instanceof Response ? thrown : failed(thrown),
    );
  }
  return new Response(null, { status: 404 });
}

/** As the framework answers what a route throws; the test's output says what it was. */
function failed(thrown: unknown): Response {
  console.error(thrown);
  return new Response(null, { status: 500 });
}

const product = () => import("../../../app/routes/api.extension.products.$id");
const category = () => import("../../../app/routes/api.extension.products_.$id.category");
const customer = () => import("../../../app/routes/api.extension.customers.$id");
const fixes = () => import("../../../app/routes/api.extension.fixes");
const fix = () => import("../../../app/routes/api.extension.fixes_.$id");
