import { env } from "./env.server";
import { usableLocale } from "./components/format";

/** What the frame around every page needs: the key for App Bridge, and how to write numbers. */
export function describeFrame(request: Request) {
  const { SHOPIFY_API_KEY, APP_BRIDGE_URL } = env();
  const accepted = request.headers.get("accept-language")?.split(/[,;]/)[0];
  return {
    apiKey: SHOPIFY_API_KEY,
    // Undefined: the library's own address, Shopify's CDN.
    appBridgeUrl: APP_BRIDGE_URL,
    locale: usableLocale([new URL(request.url).searchParams.get("locale"), accepted]),
  };
}
