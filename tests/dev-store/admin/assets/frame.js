/*
 * The admin's side of the App Bridge stand-in: keeps the address, the title and the navigation in
 * step with the app in the frame, hands out session tokens and shows the dialogs that belong to the
 * admin (consent, resource picker). Only messages of our frame and the app's origin are heard.
 */
(function () {
  "use strict";

  const root = document.querySelector("[data-app-frame]");
  if (!root) return;
  const { appOrigin, appBase, storeBase, shop, resources, scopes } = root.dataset;
  const frame = root.querySelector("iframe");
  const dialogs = window.__adminDialogs;
  const PRIVATE_PARAMETERS = [
    "embedded",
    "shop",
    "host",
    "id_token",
    "locale",
    "session",
    "timestamp",
    "hmac",
  ];

  function post(message) {
    frame.contentWindow.postMessage({ from: "admin", ...message }, appOrigin);
  }

  const answers = {
    "id-token": async () => {
      const { token } = await getJson(`/dev/session-token?shop=${encodeURIComponent(shop)}`);
      return token;
    },
    "scopes-query": async () => onlyDetail(await getJson(scopes)),
    "scopes-request": (payload) => requestScopes(payload),
    "scopes-revoke": async ({ scopes: list }) => ({
      detail: onlyDetail(await postJson(scopes, { revoke: list })),
    }),
    "resource-picker": (options) => dialogs.pickResources(options, getJson, resources),
  };

  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== appOrigin) return;
    const message = event.data;
    if (!message || message.from !== "app-bridge") return;
    if (message.type === "page") showPage(message.payload);
    else if (message.type === "loading") setLoading(message.payload.isLoading);
    else if (message.type === "open") openTop(message.payload);
    else if (answers[message.type]) {
      Promise.resolve()
        .then(() => answers[message.type](message.payload || {}))
        .then(
          (value) => post({ type: "answer", id: message.id, value }),
          (error) => post({ type: "answer", id: message.id, error: error.message }),
        );
    } else {
      post({ type: "answer", id: message.id, error: `The admin does not know ${message.type}.` });
    }
  });

  async function getJson(url) {
    return readJson(await fetch(url, { headers: { Accept: "application/json" } }));
  }

  async function postJson(url, body) {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    return readJson(await fetch(url, { method: "POST", headers, body: JSON.stringify(body) }));
  }

  async function readJson(response) {
    const body = await response.json();
    if (!response.ok)
      throw new Error(body.error || body.errors || `The store answered ${response.status}.`);
    return body;
  }

  async function requestScopes({ scopes: list }) {
    const before = await getJson(scopes);
    const undeclared = list.filter(
      (scope) => ![...before.optional, ...before.required].includes(scope),
    );
    if (undeclared.length > 0) {
      throw new Error(
        `These scopes are not declared in shopify.app.toml: ${undeclared.join(", ")}`,
      );
    }
    const missing = list.filter((scope) => !before.granted.includes(scope));
    if (missing.length === 0) return { result: "granted-all", detail: onlyDetail(before) };
    const isAllowed = await dialogs.askConsent(root.dataset.appTitle, missing, before.descriptions);
    if (!isAllowed) return { result: "declined-all", detail: onlyDetail(before) };
    const after = await postJson(scopes, { grant: missing });
    return { result: "granted-all", detail: onlyDetail(after) };
  }

  /** What shopify.scopes tells an app, without the words that are only for the dialog. */
  function onlyDetail({ granted, required, optional }) {
    return { granted, required, optional };
  }

  // ------------------------------------------------------------------ address, title, navigation

  let page = null;

  function showPage(next) {
    page = next;
    setLoading(false);
    const query = new URLSearchParams(next.search);
    for (const name of PRIVATE_PARAMETERS) query.delete(name);
    const search = query.size > 0 ? `?${query}` : "";
    const path = next.path === "/" ? "" : next.path;
    const address = appBase + path + search + next.hash;
    if (address !== location.pathname + location.search + location.hash) {
      history.replaceState(history.state, "", address);
    }
    const appTitle = root.dataset.appTitle;
    const title = next.title || appTitle;
    root.querySelector("[data-title]").textContent = title;
    document.title = title === appTitle ? appTitle : `${title} · ${appTitle}`;
    drawActions(next.actions);
    drawNavigation(next);
  }

  function drawActions(actions) {
    const buttons = actions.map((action, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = action.variant === "primary" ? "button primary" : "button";
      if (action.variant === "breadcrumb") button.className = "button plain breadcrumb";
      button.textContent = action.label;
      button.disabled = action.isDisabled;
      button.addEventListener("click", () => post({ type: "title-action", index }));
      return button;
    });
    root.querySelector("[data-actions]").replaceChildren(...buttons);
  }

  function drawNavigation({ nav, path }) {
    const list = document.querySelector("[data-app-nav]");
    if (!list) return;
    const entries = nav.filter((entry) => !entry.isHome);
    const current = entries
      .map((entry) => new URL(entry.href, appOrigin).pathname)
      .filter((base) => path === base || path.startsWith(`${base}/`))
      .sort((a, b) => b.length - a.length)[0];
    list.replaceChildren(
      ...entries.map((entry) => {
        const base = new URL(entry.href, appOrigin).pathname;
        const link = document.createElement("a");
        link.href = appBase + (entry.href === "/" ? "" : entry.href);
        link.textContent = entry.label;
        if (base === current) link.setAttribute("aria-current", "page");
        link.addEventListener("click", (event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          navigate(entry.href);
        });
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    const home = document.querySelector("[data-app-home]");
    if (current === undefined) home?.setAttribute("aria-current", "page");
    else home?.removeAttribute("aria-current");
  }

  function navigate(href) {
    document.body.classList.remove("nav-open");
    setLoading(true);
    post({ type: "navigate", href });
  }

  document.querySelector("[data-app-home]")?.addEventListener("click", (event) => {
    if (!page || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(page.nav.find((entry) => entry.isHome)?.href || "/");
  });

  function setLoading(isLoading) {
    root.toggleAttribute("data-loading", isLoading);
  }
  frame.addEventListener("load", () => setLoading(false));

  function openTop({ path, href }) {
    if (path !== undefined) {
      location.assign(storeBase + path);
      return;
    }
    const url = new URL(href);
    if (url.protocol === "http:" || url.protocol === "https:") location.assign(url.href);
  }

  // The frame starts only now that its messages are heard.
  setLoading(true);
  frame.src = frame.dataset.src;
})();
