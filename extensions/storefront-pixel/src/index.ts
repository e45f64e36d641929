import { startPixel, type PixelApi } from "./pixel";

/** What `register` of @shopify/web-pixels-extension calls, and all that it does. */
declare const shopify: {
  extend(point: "WebPixel::Render", run: (api: PixelApi) => void): void;
};

shopify.extend("WebPixel::Render", (api) => {
  startPixel(api);
});
