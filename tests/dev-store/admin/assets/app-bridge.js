/*
 * A stand-in for Shopify's app-bridge.js, served by the dev-store. It runs in the app's page, framed
 * by the demo's admin or on its own at top level, and offers the part of the `shopify` global that
 * can be had offline; the rest rejects with a message that says so. The server puts
 * app-bridge-calls.js and app-bridge-widgets.js in front of this file, so that apps load one plain
 * blocking script.
 */
(function () {
  "use strict";

  const widgets = window.__appBridgeWidgets;
  const { isFramed, ...calls } = window.__appBridgeCalls;
  delete window.__appBridgeWidgets;
  delete window.__appBridgeCalls;
  if (window.shopify) return;

  const KEPT_PARAMETERS = ["embedded", "shop", "host"];

  const script = document.currentScript;
  const nativeOpen = window.open.bind(window);
  const scriptOrigin = new URL(script.src).origin;
  const config = readConfig();
  const admin = calls.connectToAdmin(scriptOrigin, {
    navigate: ({ href }) => navigateTo(href),
    "title-action": ({ index }) => titleActions()[index]?.click(),
  });
  const idToken = calls.createIdToken({ config, admin, scriptOrigin });
  calls.wrapFetch({ config, idToken, openUrl, scriptOrigin });

  function readConfig() {
    const query = new URLSearchParams(location.search);
    const remembered = readSession();
    const read = (name) => query.get(name) || remembered[name] || "";
    const values = { shop: read("shop"), host: read("host"), locale: read("locale") || "en" };
    try {
      sessionStorage.setItem("shopify-app-bridge", JSON.stringify(values));
    } catch {
      // Storage can be forbidden in frames; the address then has to carry the values.
    }
    return {
      apiKey: script.dataset.apiKey || "",
      ...values,
      appOrigins: [],
      disabledFeatures: [],
    };
  }

  function readSession() {
    try {
      return JSON.parse(sessionStorage.getItem("shopify-app-bridge") || "{}");
    } catch {
      return {};
    }
  }

  // The library's bounce page: come back with a token in the address.
  async function bounce(target) {
    const url = new URL(target, location.href);
    if (url.origin !== location.origin) throw new Error("shopify-reload leads out of the app.");
    url.searchParams.set("id_token", await idToken(true));
    location.replace(url.href);
  }

  // ------------------------------------------------------------------ navigation

  /** The path below the store's admin that an address means, or null when it means no admin page. */
  function readAdminPath(address) {
    const scheme = /^shopify:(?:\/\/)?admin\/?(.*)$/.exec(address);
    if (scheme) return `/${scheme[1]}`;
    let url;
    try {
      url = new URL(address, location.href);
    } catch {
      return null;
    }
    if (url.hostname === "admin.shopify.com") {
      const path = url.pathname.replace(/^\/store\/[^/]+/, "") || "/";
      return path + url.search;
    }
    if (config.shop && url.hostname === config.shop && url.pathname.startsWith("/admin")) {
      return (url.pathname.slice("/admin".length) || "/") + url.search;
    }
    return null;
  }

  /** Opens an address the way App Bridge does; returns a window, null, or undefined: "not mine". */
  function openUrl(address, target) {
    const path = readAdminPath(address);
    const isTop = target === "_top" || target === "_parent";
    if (path === null) {
      if (!isTop) return undefined;
      if (isFramed) admin.post("open", { href: new URL(address, location.href).href });
      else location.assign(address);
      return null;
    }
    const href = `${scriptOrigin}/store/${config.shop.replace(/\.myshopify\.com$/, "")}${path}`;
    if (target === "_blank") return nativeOpen(href, "_blank");
    if (isFramed) admin.post("open", { path });
    else location.assign(href);
    return null;
  }

  window.open = function open(address, target, features) {
    const opened = address ? openUrl(String(address), target || "_blank") : undefined;
    return opened === undefined ? nativeOpen(address, target, features) : opened;
  };

  document.addEventListener(
    "click",
    (event) => {
      if (event.defaultPrevented || event.button !== 0) return;
      const link = event
        .composedPath()
        .find((node) => node instanceof Element && node.matches("a[href]"));
      const address = link?.getAttribute("href");
      if (!address || readAdminPath(address) === null) return;
      event.preventDefault();
      event.stopPropagation();
      const isNewTab = link.target === "_blank" || event.metaKey || event.ctrlKey;
      openUrl(address, isNewTab ? "_blank" : "_top");
    },
    true,
  );

  // A document loaded again later must still say which shop it is for.
  function keepParameters(address) {
    if (address === undefined || address === null || address === "") return address;
    const url = new URL(address, location.href);
    if (url.origin !== location.origin || !config.shop) return address;
    const values = { embedded: "1", shop: config.shop, host: config.host };
    for (const name of KEPT_PARAMETERS) {
      if (values[name] && !url.searchParams.has(name)) url.searchParams.set(name, values[name]);
    }
    return url.pathname + url.search + url.hash;
  }

  for (const method of ["pushState", "replaceState"]) {
    const native = history[method].bind(history);
    history[method] = (state, unused, address) => {
      native(state, unused, keepParameters(address));
      reportSoon();
    };
  }
  addEventListener("popstate", () => reportSoon());
  addEventListener("hashchange", () => reportSoon());

  // ------------------------------------------------------------------ what the admin shows of us

  function navigation() {
    return document.querySelector("ui-nav-menu, s-app-nav");
  }

  function titleBar() {
    const bars = [...document.querySelectorAll("ui-title-bar")];
    return bars.find((bar) => !bar.closest("ui-modal")) || null;
  }

  function titleActions() {
    return [...(titleBar()?.querySelectorAll("button, a") || [])];
  }

  function describePage() {
    const links = [...(navigation()?.querySelectorAll("a[href], s-link[href]") || [])];
    return {
      path: location.pathname,
      search: location.search,
      hash: location.hash,
      title: titleBar()?.getAttribute("title") || document.title,
      hasTitleBar: titleBar() !== null,
      actions: titleActions().map((action) => ({
        label: action.textContent.trim(),
        variant: action.getAttribute("variant"),
        isDisabled: action.hasAttribute("disabled"),
      })),
      nav: links.map((link) => ({
        label: link.textContent.trim(),
        href: link.getAttribute("href"),
        isHome: link.getAttribute("rel") === "home",
      })),
    };
  }

  let lastReport = "";
  let reportTimer = 0;

  function report() {
    reportTimer = 0;
    const page = describePage();
    const text = JSON.stringify(page);
    if (text === lastReport) return;
    lastReport = text;
    admin.post("page", page);
  }

  function reportSoon() {
    if (!reportTimer) reportTimer = setTimeout(report, 30);
  }

  /** The admin's navigation was clicked: AppProvider listens for this event and reads its href. */
  function navigateTo(href) {
    const links = [...(navigation()?.querySelectorAll("[href]") || [])];
    const link = links.find((entry) => entry.getAttribute("href") === href) || addHiddenLink(href);
    link.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
    if (link.hidden) link.remove();
  }

  function addHiddenLink(href) {
    const link = document.createElement("a");
    link.href = href;
    link.hidden = true;
    document.body.append(link);
    return link;
  }

  // ------------------------------------------------------------------ the global

  function notOffered(name) {
    return () =>
      Promise.reject(new Error(`shopify.${name} is not offered by the dev-store's App Bridge.`));
  }

  function needScopes(name, scopes) {
    if (Array.isArray(scopes) && scopes.length > 0) return;
    throw new Error(`shopify.scopes.${name} needs a list of scopes.`);
  }

  window.shopify = {
    config,
    origin: location.origin,
    ready: Promise.resolve(),
    setSignals: () => {},
    environment: { mobile: false, embedded: isFramed, pos: false, intent: false },
    loading: (isLoading) => {
      admin.post("loading", { isLoading: Boolean(isLoading) });
      widgets.setLoading(Boolean(isLoading) && !isFramed);
    },
    idToken: () => idToken(false),
    user: () => Promise.resolve({ accountAccess: "Account owner" }),
    toast: widgets.toast,
    modal: widgets.elementApi("ui-modal"),
    saveBar: { ...widgets.elementApi("ui-save-bar"), leaveConfirmation: widgets.confirmLeave },
    resourcePicker: (options) => {
      const types = ["product", "variant", "collection"];
      if (types.includes(options?.type)) return admin.ask("resource-picker", options);
      return Promise.reject(new Error(`shopify.resourcePicker: type must be one of ${types}.`));
    },
    scopes: {
      query: () => admin.ask("scopes-query"),
      request: async (scopes) => {
        needScopes("request", scopes);
        return admin.ask("scopes-request", { scopes });
      },
      revoke: async (scopes) => {
        needScopes("revoke", scopes);
        return admin.ask("scopes-revoke", { scopes });
      },
    },
    picker: notOffered("picker"),
    intents: {
      register: () => () => {},
      invoke: (intent, options) => calls.invokeIntent(openUrl, intent, options),
      request: null,
      response: null,
    },
    webVitals: { onReport: notOffered("webVitals.onReport") },
    support: { registerHandler: notOffered("support.registerHandler") },
    reviews: { request: notOffered("reviews.request") },
    scanner: { capture: notOffered("scanner.capture") },
    pos: {},
    app: { extensions: () => Promise.resolve([]) },
    shopifyQL: {
      available: async () => (await admin.ask("scopes-query")).granted.includes("read_reports"),
    },
    tools: { register: () => {}, unregister: () => {}, clear: () => {} },
  };

  widgets.define();

  const reload = new URLSearchParams(location.search).get("shopify-reload");
  if (reload) {
    bounce(reload).catch((error) => {
      document.body.textContent = `The app could not be opened: ${error.message}`;
    });
    return;
  }

  new MutationObserver(reportSoon).observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["title", "href", "variant", "disabled", "rel"],
  });
  addEventListener("DOMContentLoaded", report);
  addEventListener("load", report);
})();
