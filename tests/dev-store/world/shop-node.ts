import { formatInstant, shopTime } from "./shop-time";
import type { StoreSettings, ViewNode } from "./types";

const DAY_MS = 86_400_000;
const PLAN_NAMES = { standard: "Grow", advanced: "Advanced", plus: "Shopify Plus" } as const;
/** Currencies shoppers abroad are shown. */
const PRESENTMENT = ["USD", "CAD", "GBP", "EUR", "AUD", "JPY", "CHF", "KWD"] as const;

/** The Shop as the Admin API shows it. */
export function shopNode(settings: StoreSettings, now: number): ViewNode {
  const { shopDomain, timezone, currency, countryCode } = settings;
  const offset = shopTime(timezone).offsetAt(now) / 60_000;
  const isImperial = settings.weightUnit === "POUNDS" || settings.weightUnit === "OUNCES";
  const url = `https://${shopDomain}`;
  const provinceCode = countryCode === "US" ? "NY" : null;
  const email = `owner@${shopDomain.replace(".myshopify.com", "")}.example`;
  const openedAt = settings.openedAt ?? settings.until - (settings.historyDays + 30) * DAY_MS;
  const createdAt = formatInstant(openedAt);
  return {
    __typename: "Shop",
    id: `gid://shopify/Shop/${settings.shopId}`,
    name: settings.shopName,
    description: null,
    myshopifyDomain: shopDomain,
    primaryDomain: {
      __typename: "Domain",
      id: `gid://shopify/Domain/${settings.shopId + 1}`,
      host: shopDomain,
      url,
      sslEnabled: true,
      localization: settings.locale
        ? {
            __typename: "DomainLocalization",
            country: countryCode,
            defaultLocale: settings.locale,
            alternateLocales: [],
          }
        : null,
    },
    url,
    email,
    contactEmail: email,
    shopOwnerName: settings.shopName,
    ianaTimezone: timezone,
    timezoneAbbreviation: abbreviation(timezone, now),
    timezoneOffset: offsetText(offset),
    timezoneOffsetMinutes: offset,
    currencyCode: currency,
    currencyFormats: {
      moneyFormat: "${{amount}}",
      moneyInEmailsFormat: "${{amount}}",
      moneyWithCurrencyFormat: `\${{amount}} ${currency}`,
      moneyWithCurrencyInEmailsFormat: `\${{amount}} ${currency}`,
    },
    enabledPresentmentCurrencies: [
      currency,
      ...PRESENTMENT.filter((presentment) => presentment !== currency),
    ],
    taxesIncluded: settings.taxesIncluded,
    taxShipping: true,
    weightUnit: settings.weightUnit,
    unitSystem: isImperial ? "IMPERIAL_SYSTEM" : "METRIC_SYSTEM",
    createdAt,
    updatedAt: createdAt,
    plan: {
      publicDisplayName: PLAN_NAMES[settings.plan],
      partnerDevelopment: false,
      shopifyPlus: settings.plan === "plus",
    },
    shopAddress: {
      __typename: "ShopAddress",
      id: `gid://shopify/ShopAddress/${settings.shopId}`,
      countryCodeV2: countryCode,
      country: new Intl.DisplayNames(["en"], { type: "region" }).of(countryCode) ?? countryCode,
      provinceCode,
      province: provinceCode,
      coordinatesValidated: false,
      formatted: () => [[provinceCode, countryCode].filter(Boolean).join(", ")],
      formattedArea: countryCode,
      address1: null,
      address2: null,
      city: null,
      company: settings.shopName,
      phone: null,
      zip: null,
      latitude: null,
      longitude: null,
    },
    features: {
      reports: true,
      liveView: true,
      giftCards: true,
      harmonizedSystemCode: true,
      storefront: true,
      showMetrics: true,
      sellsSubscriptions: true,
      eligibleForSubscriptions: true,
      eligibleForSubscriptionMigration: false,
      avalaraAvatax: false,
      buyerExperienceDepositEnabled: false,
      captcha: true,
      directConnectionCatalogAssignmentEnabled: false,
      dynamicRemarketing: false,
      legacySubscriptionGatewayEnabled: false,
      marketDrivenShipping: false,
      subCountryMarketsEnabled: false,
      unifiedMarkets: false,
      usingShopifyBalance: false,
    },
    orderNumberFormatPrefix: "#",
    orderNumberFormatSuffix: "",
    checkoutApiSupported: true,
    setupRequired: false,
    marketingSmsConsentEnabledAtCheckout: false,
    transactionalSmsDisabled: false,
    customerAccounts: "OPTIONAL",
    shipsToCountries: [
      ...new Set([countryCode, "CA", "GB", "DE", "US", "AU", "FR", "JP", "CH", "KW"]),
    ],
    alerts: [],
    shopPolicies: policyNodes(settings, createdAt),
    metafields: [],
    metafield: () => null,
  };
}

/** What a shop of some care has written; how it ships it has not. */
const POLICIES = [
  ["REFUND_POLICY", "Refund policy"],
  ["PRIVACY_POLICY", "Privacy policy"],
  ["TERMS_OF_SERVICE", "Terms of service"],
] as const;

function policyNodes({ shopDomain, shopName }: StoreSettings, at: string): ViewNode[] {
  return POLICIES.map(([type, title], index) => ({
    __typename: "ShopPolicy",
    id: `gid://shopify/ShopPolicy/${index + 1}`,
    type,
    title,
    body: `<p>${title} of ${shopName}.</p>`,
    url: `https://${shopDomain}/policies/${title.toLowerCase().replace(/ /g, "-")}`,
    createdAt: at,
    updatedAt: at,
    translations: [],
  }));
}

function abbreviation(timezone: string, now: number): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    timeZoneName: "short",
  }).formatToParts(now);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timezone;
}

function offsetText(minutes: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}${two(Math.abs(minutes) % 60)}`;
}
