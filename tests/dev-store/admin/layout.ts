import { html } from "./html";
import type { Html } from "./html";
import { icon } from "./icons";
import type { IconName } from "./icons";
import type { AdminPage } from "./store";

export type Section = "home" | "orders" | "products" | "customers" | "apps" | "app" | "settings";

interface PageOptions {
  title: string;
  section: Section;
  body: Html;
  /** Green note on top ("Product saved"). */
  flash?: string | undefined;
  /** What went wrong with the form that was sent. */
  errors?: readonly string[];
  /** Without the page's own margins: the app's frame. */
  isBare?: boolean;
}

const SECTIONS: [Section, string, string, IconName][] = [
  ["home", "Home", "", "home"],
  ["orders", "Orders", "/orders", "orders"],
  ["products", "Products", "/products", "products"],
  ["customers", "Customers", "/customers", "customers"],
];

/** A whole page of the admin: top bar, navigation and `body`. */
export function renderPage(admin: AdminPage, options: PageOptions): string {
  const { platform, world, base, store } = admin;
  const app = platform.app;
  const isCurrent = (section: Section) =>
    options.section === section ? html` aria-current="page"` : null;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${options.title} · ${world.settings.shopName}</title>
        <link rel="icon" href="/admin-assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/admin-assets/admin.css" />
        <script src="/admin-assets/admin.js" defer></script>
      </head>
      <body data-store="${store}">
        <a class="skip" href="#main">Skip to content</a>
        <header class="topbar">
          <button class="hamburger" type="button" aria-expanded="false" aria-controls="nav">
            ${icon("menu")}<span class="visually-hidden">Navigation</span>
          </button>
          <a class="brand" href="${base}">${icon("chart")}<span>dev-store</span></a>
          <form class="search" action="${base}/orders" role="search">
            ${icon("search")}
            <input name="q" type="search" placeholder="Search orders" aria-label="Search orders" />
          </form>
          ${renderShop(admin)}
        </header>
        <div class="scrim" data-close-nav></div>
        <nav class="sidebar" id="nav" aria-label="Store">
          <ul>
            ${SECTIONS.map(
              ([section, label, path, name]) =>
                html`<li>
                  <a href="${base}${path}" ${isCurrent(section)}
                    >${icon(name)}<span>${label}</span></a
                  >
                </li>`,
            )}
          </ul>
          <h2><a href="${base}/apps" ${isCurrent("apps")}>Apps</a></h2>
          <ul>
            <li>
              <a href="${base}/apps/${app.handle}" data-app-home ${isCurrent("app")}
                >${icon("chart")}<span>${app.title}</span></a
              >
              <ul class="subnav" data-app-nav></ul>
            </li>
          </ul>
          <ul class="bottom">
            <li>
              <a href="${base}/settings" ${isCurrent("settings")}
                >${icon("settings")}<span>Settings</span></a
              >
            </li>
          </ul>
        </nav>
        <main id="main" class="${options.isBare ? "bare" : "padded"}" tabindex="-1">
          ${options.flash ? html`<p class="banner success" role="status">${options.flash}</p>` : null}
          ${renderErrors(options.errors ?? [])} ${options.body}
        </main>
      </body>
    </html>`;
  return page.text;
}

function renderShop({ devStore, world, store }: AdminPage): Html {
  const initials = world.settings.shopName.replace(/[^A-Z]/g, "").slice(0, 2) || "S";
  const label = html`<span class="shop-name">${world.settings.shopName}</span
    ><span class="avatar" aria-hidden="true">${initials}</span>`;
  if (devStore.shops.length < 2) return html`<div class="shop">${label}</div>`;
  return html`<details class="shop">
    <summary>${label}</summary>
    <ul>
      ${devStore.shops.map((shop) => {
        const handle = shop.replace(/\.myshopify\.com$/, "");
        return html`<li>
          <a href="/store/${handle}" ${handle === store ? html`aria-current="true"` : null}
            >${devStore.world(shop).settings.shopName}</a
          >
        </li>`;
      })}
    </ul>
  </details>`;
}

function renderErrors(errors: readonly string[]): Html | null {
  if (errors.length === 0) return null;
  return html`<div class="banner critical" role="alert">
    <p>This could not be saved:</p>
    <ul>
      ${errors.map((error) => html`<li>${error}</li>`)}
    </ul>
  </div>`;
}
