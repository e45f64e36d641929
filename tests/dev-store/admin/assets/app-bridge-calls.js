/*
 * How the App Bridge stand-in talks to others: messages to the admin around the frame, session
 * tokens, and the fetch that carries them.
 */
window.__appBridgeCalls = (function () {
  "use strict";

  const TOKEN_CACHE_MS = 50_000;
  const RETRY_HEADER = "X-Shopify-Retry-Invalid-Session-Request";
  const REAUTHORIZE_HEADER = "X-Shopify-API-Request-Failure-Reauthorize-Url";
  const nativeFetch = window.fetch.bind(window);
  const isFramed = window.parent !== window;

  /** Messages to the admin page: post (one way) and ask (with an answer). */
  function connectToAdmin(scriptOrigin, handlers) {
    const origin = adminOrigin(scriptOrigin);
    const open = new Map();
    let lastId = 0;
    addEventListener("message", (event) => {
      if (!isFramed || event.source !== window.parent || event.origin !== origin) return;
      const message = event.data;
      if (!message || message.from !== "admin") return;
      if (message.type === "answer") {
        const waiting = open.get(message.id);
        open.delete(message.id);
        if (!waiting) return;
        if (message.error) waiting.reject(new Error(message.error));
        else waiting.resolve(message.value);
      } else {
        handlers[message.type]?.(message);
      }
    });
    const post = (type, payload, id) => {
      if (!isFramed || origin === null) return;
      window.parent.postMessage({ from: "app-bridge", type, payload, id }, origin);
    };
    const ask = (type, payload) =>
      new Promise((resolve, reject) => {
        if (!isFramed || origin === null) {
          reject(
            new Error(`shopify: "${type}" needs the admin around the app (it runs on its own).`),
          );
          return;
        }
        lastId += 1;
        open.set(lastId, { resolve, reject });
        post(type, payload, lastId);
      });
    return { post, ask };
  }

  // The admin serves this script. On one machine it may be open under another loopback name
  // (localhost and 127.0.0.1), never on another port.
  function adminOrigin(scriptOrigin) {
    if (!isFramed) return null;
    const parent =
      location.ancestorOrigins?.[0] || (document.referrer && new URL(document.referrer).origin);
    if (!parent || parent === scriptOrigin) return scriptOrigin;
    const isLoopback = (url) => ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
    const [a, b] = [new URL(parent), new URL(scriptOrigin)];
    return isLoopback(a) && isLoopback(b) && a.port === b.port ? parent : scriptOrigin;
  }

  /** shopify.idToken for one page. */
  function createIdToken({ config, admin, scriptOrigin }) {
    let token = null;

    /** A session token; the same one for 50 of its 60 seconds, unless `isFresh` asks for another. */
    function idToken(isFresh) {
      const now = Date.now();
      if (!isFresh && token && now - token.at < TOKEN_CACHE_MS) return token.value;
      const value = isFramed ? admin.ask("id-token") : fetchToken();
      const entry = { at: now, value };
      token = entry;
      value.catch(() => {
        if (token === entry) token = null;
      });
      return value;
    }

    async function fetchToken() {
      if (!config.shop) throw new Error("shopify.idToken: the address names no shop.");
      const shop = encodeURIComponent(config.shop);
      const response = await nativeFetch(`${scriptOrigin}/dev/session-token?shop=${shop}`);
      const body = await response.json();
      if (!response.ok) throw new Error(`shopify.idToken: ${body.errors || response.status}`);
      return body.token;
    }

    return idToken;
  }

  function isOwnUrl(url) {
    return url.origin === location.origin || url.hostname.endsWith(`.${location.hostname}`);
  }

  /** Puts session tokens on calls to the app's own server, and acts on its 401 answers. */
  function wrapFetch({ config, idToken, openUrl, scriptOrigin }) {
    window.fetch = async function fetch(input, init) {
      const address = typeof input === "string" || input instanceof URL ? String(input) : input.url;
      if (/^shopify:/.test(address)) return callAdminApi(address, new Request(input, init));
      if (!config.shop || !isOwnUrl(new URL(address, location.href)))
        return nativeFetch(input, init);
      const request = new Request(input, init);
      const again = request.clone();
      if (request.headers.has("Authorization")) return nativeFetch(request);
      let response = await nativeFetch(await authorize(request, false));
      if (response.status === 401 && response.headers.has(RETRY_HEADER)) {
        response = await nativeFetch(await authorize(again, true));
      }
      const reauthorize = response.headers.get(REAUTHORIZE_HEADER);
      if (response.status === 401 && reauthorize) openUrl(reauthorize, "_top");
      return response;
    };

    /** Direct API access: the store takes the session token and answers with the app's rights. */
    async function callAdminApi(address, request) {
      const path = /^shopify:(?:\/\/)?admin\/api\/(?:([\w-]+)\/)?graphql\.json$/.exec(address);
      if (!path) throw new Error(`shopify: only shopify:admin/api/graphql.json can be fetched.`);
      const query = new URLSearchParams({ shop: config.shop });
      if (path[1]) query.set("version", path[1]);
      return nativeFetch(`${scriptOrigin}/dev/direct-api/graphql.json?${query}`, {
        method: request.method,
        headers: {
          "Content-Type": "application/json",
          Authorization: `Bearer ${await idToken(false)}`,
        },
        body: await request.text(),
        signal: request.signal,
      });
    }

    async function authorize(request, isFresh) {
      request.headers.set("Authorization", `Bearer ${await idToken(isFresh)}`);
      if (!request.headers.has("Accept-Language")) {
        request.headers.set("Accept-Language", config.locale);
      }
      return request;
    }
  }

  /** shopify.intents.invoke: a product is edited on the admin's own page. */
  async function invokeIntent(openUrl, intent, options) {
    const name = typeof intent === "string" ? intent : `${intent?.action}:${intent?.type}`;
    const value = options?.value ?? intent?.value;
    const id = /^gid:\/\/shopify\/Product\/(\d+)$/.exec(value)?.[1];
    if (name !== "edit:shopify/Product" || !id) {
      throw new Error(
        "shopify.intents.invoke: the dev-store offers edit:shopify/Product with a product's gid as value only.",
      );
    }
    openUrl(`shopify:admin/products/${id}`, "_top");
    // The page is left here, so nobody hears of the activity's end.
    return { complete: new Promise(() => {}) };
  }

  return { isFramed, connectToAdmin, createIdToken, wrapFetch, invokeIntent };
})();
