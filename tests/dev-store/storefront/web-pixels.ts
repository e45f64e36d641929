import { existsSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";
import type { World } from "../world/types";

/** A pixel that an app has turned on in a shop. */
export interface WebPixel {
  id: string;
  settings: Record<string, string>;
}

const pixels = new WeakMap<World, WebPixel>();
let lastId = 5_550_000;

export const webPixelOf = (world: World): WebPixel | null => pixels.get(world) ?? null;

export function putWebPixel(world: World, settings: WebPixel["settings"]): WebPixel {
  const id = pixels.get(world)?.id ?? `gid://shopify/WebPixel/${(lastId += 1)}`;
  const pixel = { id, settings };
  pixels.set(world, pixel);
  return pixel;
}

/** As Shopify does when the app leaves. */
export function removeWebPixel(world: World): void {
  pixels.delete(world);
}

const extensionPath = "extensions/storefront-pixel/shopify.extension.toml";
const extensionSchema = z.object({
  type: z.literal("web_pixel_extension"),
  customer_privacy: z.object({ analytics: z.boolean() }),
  settings: z.object({ fields: z.record(z.string(), z.unknown()) }),
});

/** What the app's extension says of itself; null where the app has none. */
export function readPixelExtension(): { fields: string[]; needsAnalytics: boolean } | null {
  if (!existsSync(extensionPath)) return null;
  const extension = extensionSchema.parse(parse(readFileSync(extensionPath, "utf8")));
  return {
    fields: Object.keys(extension.settings.fields),
    needsAnalytics: extension.customer_privacy.analytics,
  };
}
