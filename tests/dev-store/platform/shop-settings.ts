import type { StoreSettings, World } from "../world/types";
import type { WebhookSink } from "./types";

export type ShopPatch = Partial<Pick<StoreSettings, "shopName" | "timezone">>;

/** Units as the REST API writes them. */
const WEIGHT_UNITS = { GRAMS: "g", KILOGRAMS: "kg", OUNCES: "oz", POUNDS: "lb" } as const;
const PLANS = { standard: "professional", advanced: "unlimited", plus: "shopify_plus" } as const;

/**
 * Changes the shop's own settings and fires shop/update where something is different; returns
 * whether it was. What is in the store keeps its instants.
 */
export function updateShop(world: World, webhooks: WebhookSink, patch: ShopPatch): boolean {
  const { settings } = world;
  const next = { ...settings, ...patch };
  if (next.shopName === settings.shopName && next.timezone === settings.timezone) return false;
  Object.assign(settings, patch);
  webhooks.deliver("shop/update", shopPayload(world), {
    shop: settings.shopDomain,
    resourceId: String(settings.shopId),
  });
  return true;
}

/** The shop as the REST API shows it; without the names and addresses that the store does not have. */
export function shopPayload(world: World): Record<string, unknown> {
  const { settings } = world;
  const shop = world.shop();
  const { shopDomain, currency, timezone } = settings;
  return {
    id: settings.shopId,
    admin_graphql_api_id: shop.id,
    name: settings.shopName,
    shop_owner: settings.shopName,
    email: shop["email"] ?? null,
    customer_email: shop["contactEmail"] ?? null,
    domain: shopDomain,
    myshopify_domain: shopDomain,
    created_at: shop["createdAt"] ?? null,
    updated_at: new Date(world.clock()).toISOString(),
    country: settings.countryCode,
    country_code: settings.countryCode,
    currency,
    money_format: "${{amount}}",
    money_with_currency_format: `\${{amount}} ${currency}`,
    iana_timezone: timezone,
    timezone: `(GMT${offsetText(timezone, world.clock())}) ${timezone}`,
    taxes_included: settings.taxesIncluded,
    weight_unit: WEIGHT_UNITS[settings.weightUnit],
    plan_name: PLANS[settings.plan],
    password_enabled: false,
    primary_locale: "en",
  };
}

/** "-05:00" */
function offsetText(timezone: string, now: number): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    timeZoneName: "longOffset",
  });
  const name = parts.formatToParts(now).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return name.slice("GMT".length) || "+00:00";
}

/** Whether the name is an IANA time zone. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
