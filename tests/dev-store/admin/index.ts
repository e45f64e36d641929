import express, { Router } from "express";
import type { NextFunction, Request, Response } from "express";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { DevStore } from "../platform/types";
import {
  listApps,
  postConsent,
  postInstall,
  postScopes,
  postUninstall,
  sendScopes,
  showApp,
  showConsent,
} from "./pages/apps";
import { listCustomers, postMerge, postPrivacy, showCustomer } from "./pages/customers";
import { postVisits, showHome } from "./pages/home";
import { postAnyOrder, postNewOrder, showNewOrder } from "./pages/new-order";
import { showOrder } from "./pages/order";
import {
  postCancel,
  postDelete,
  postEdit,
  postRefund,
  showCancel,
  showDelete,
  showEdit,
  showRefund,
} from "./pages/order-actions";
import { listOrders } from "./pages/orders";
import { sendPickerItems } from "./pages/picker";
import { postDeleteProduct, postProduct, showProduct } from "./pages/product";
import { listProducts } from "./pages/products";
import { postRedact, postScopeSwitch, postStore, showSettings } from "./pages/settings";
import { page } from "./store";
import type { PageHandler } from "./store";

const FONT = createRequire(import.meta.url).resolve(
  "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
);
const ASSETS = fileURLToPath(new URL("./assets", import.meta.url));

/** The demo's admin: /store/<store>/..., its assets, and the App Bridge stand-in. */
export function createAdminRouter(devStore: DevStore): Router {
  const router = Router();
  const form = express.urlencoded({ extended: true, limit: "2mb", parameterLimit: 5_000 });
  const json = express.json({ limit: "100kb" });
  const get = (path: string, handler: PageHandler) =>
    router.get(
      `/store/:store${path}`,
      page(devStore, (admin) => handler(admin)),
    );
  const post = (path: string, handler: PageHandler) =>
    router.post(`/store/:store${path}`, refuseForeignForms, form, json, page(devStore, handler));

  router.get("/", (_request, response) => {
    const shop = devStore.shops[0] ?? "";
    const store = shop.replace(/\.myshopify\.com$/, "");
    response.redirect(302, `/store/${store}/apps/${devStore.platform(shop).app.handle}`);
  });
  router.get("/app-bridge.js", (_request, response) => {
    response.set("Cache-Control", "no-cache").type("js").send(readAppBridge());
  });
  router.get("/admin-assets/inter.woff2", (_request, response) => response.sendFile(FONT));
  router.use("/admin-assets", express.static(ASSETS, { maxAge: 0 }));

  get("", showHome);
  post("/visits", postVisits);
  get("/orders", listOrders);
  get("/orders/new", showNewOrder);
  post("/orders/new", postNewOrder);
  post("/orders/any", postAnyOrder);
  get("/orders/:id", showOrder);
  get("/orders/:id/refund", (admin) => showRefund(admin));
  post("/orders/:id/refund", postRefund);
  get("/orders/:id/edit", (admin) => showEdit(admin));
  post("/orders/:id/edit", postEdit);
  get("/orders/:id/cancel", (admin) => showCancel(admin));
  post("/orders/:id/cancel", postCancel);
  get("/orders/:id/delete", (admin) => showDelete(admin));
  post("/orders/:id/delete", postDelete);
  get("/products", listProducts);
  get("/products/:id", showProduct);
  post("/products/:id", postProduct);
  post("/products/:id/delete", postDeleteProduct);
  get("/customers", listCustomers);
  get("/customers/:id", (admin) => showCustomer(admin));
  post("/customers/:id/merge", postMerge);
  post("/customers/:id/privacy", postPrivacy);
  get("/picker.json", sendPickerItems);
  get("/settings", (admin) => showSettings(admin));
  post("/settings/store", postStore);
  post("/settings/scopes", postScopeSwitch);
  post("/settings/redact", postRedact);
  get("/oauth/install", (admin) => showConsent(admin));
  post("/oauth/install", postConsent);
  get("/apps", listApps);
  get("/apps/:handle/scopes.json", sendScopes);
  post("/apps/:handle/scopes.json", postScopes);
  post("/apps/:handle/install", postInstall);
  post("/apps/:handle/uninstall", postUninstall);
  get("/apps/:handle", showApp);
  get("/apps/:handle/*", showApp);
  return router;
}

/** The script that apps load: its parts first, because the bridge takes them over. */
export function readAppBridge(): string {
  return ["app-bridge-calls.js", "app-bridge-widgets.js", "app-bridge.js"]
    .map((name) => readFileSync(`${ASSETS}/${name}`, "utf8"))
    .join("\n");
}

// The store has no login, so a page of another origin must not be able to press its buttons.
function refuseForeignForms(request: Request, response: Response, next: NextFunction): void {
  const origin = request.get("origin");
  if (origin === undefined || (origin !== "null" && new URL(origin).host === request.get("host"))) {
    next();
    return;
  }
  response.status(403).type("text").send("Forms of other origins are refused.");
}
