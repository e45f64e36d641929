import type { MetricDefinition } from "../../metrics/metric";
import type { WebPixel } from "../../store/pixel/web-pixel.server";
import type { EstimateView, PixelView, VisitsView } from "./view";

// Needed to turn the pixel on: to put it there, and to hear of what visitors do.
const neededScopes = ["write_pixels", "read_customer_events"];

/** What definitions of figures say of visits that the pixel tells. */
export const estimateWords = {
  included: "conversion.estimate.included",
  excluded: "conversion.estimate.excluded",
  basis: "conversion.estimate.basis",
  source: { name: "Shopify: Web Pixels API", url: "https://shopify.dev/docs/api/web-pixels-api" },
} as const satisfies Partial<MetricDefinition<never>>;

export function toPixelView(
  { grantedScopes }: { grantedScopes: readonly string[] },
  pixel: WebPixel | null,
): PixelView {
  return {
    isOn: pixel !== null && pixel.turnedOffAt === null,
    missingScopes: neededScopes.filter((scope) => !grantedScopes.includes(scope)),
    turnedOnAt: pixel?.turnedOnAt.toISOString() ?? null,
    lastEventAt: pixel?.lastEventAt?.toISOString() ?? null,
  };
}

// What Shopify's report of visits does not tell.
const own = new Set(["channel", "product"]);

/** Where Shopify's visits are known they are the ones to go by; the pixel adds what they do not tell. */
export function toEstimateView(
  estimate: VisitsView | null,
  isShopifyKnown: boolean,
): EstimateView | null {
  if (!estimate) return null;
  if (!isShopifyKnown) return { kind: "whole", visits: estimate };
  const breakdowns = estimate.breakdowns.filter(({ id }) => own.has(id));
  return breakdowns.length > 0 ? { kind: "parts", visits: { ...estimate, breakdowns } } : null;
}
