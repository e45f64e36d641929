import { sayWith, textsOfFiles } from "../../../i18n/i18n";
import type { TextKey } from "../../../i18n/text-key";
import { currencyExponent } from "../../../lib/money";
import { addDays, type ShopDay } from "../../../lib/shop-day";
import { chanceDays, expectNextOrder } from "../../../metrics/lifetime-value/next-order";
import { judge } from "../../../metrics/lifetime-value/verdict";
import type { LifetimeStudy } from "../../../metrics/lifetime-value/study";
import { rfmGroupOf, rfmGroups } from "../../../metrics/retention/rfm";
import type {
  CustomerHistory,
  CustomerWorth,
  ShopifysView,
} from "../../../store/worth/customer.server";
import { groupTexts } from "../../customers/rfm/words";
import type { Refusal } from "../../customers/view";
import type { CustomerBlockReady, NextOrderView } from "./view";

export interface CustomerInput {
  worth: CustomerWorth | null;
  study: { observedTo: ShopDay; result: LifetimeStudy } | null;
  history: CustomerHistory | null;
  shopify: ShopifysView;
}

/** Shopify's tiers of what customers are expected to spend, in words. */
const tierTexts: Readonly<Record<string, TextKey>> = {
  HIGH: "extension.customer.tiers.high",
  MEDIUM: "extension.customer.tiers.medium",
  LOW: "extension.customer.tiers.low",
};

export function buildCustomer(
  { worth, study, history, shopify }: CustomerInput,
  currency: string,
): CustomerBlockReady {
  const tierText = shopify.tier === null ? undefined : tierTexts[shopify.tier];
  // As the page of RFM has it: Shopify's own group, and by our fifths where it names none that is known.
  const told = rfmGroups.find((group) => group === shopify.group);
  return {
    state: "ready",
    currency: { code: currency, digits: currencyExponent(currency) },
    group: textsOfFiles().t(groupTexts[told ?? (worth ? rfmGroupOf(worth) : "PROSPECTS")]),
    spendTier: tierText === undefined ? null : textsOfFiles().t(tierText),
    purchases: worth?.purchases ?? 0,
    netMinor: worth?.netMinor ?? 0,
    firstDay: worth?.firstDay ?? null,
    lastDay: worth?.lastDay ?? null,
    next: nextOf({ worth, study, history }),
    appPath: "/app/customers/rfm",
  };
}

function nextOf({ worth, study, history }: Omit<CustomerInput, "shopify">): NextOrderView {
  const unknown = (key: TextKey): NextOrderView => ({
    kind: "unknown",
    why: sayWith(key, {}),
  });
  if (!worth) return unknown("extension.customer.noPurchase");
  if (!study) return unknown("lifetime.notMadeYet");
  const { result, observedTo } = study;
  if (result.state === "refused") {
    const { why, repeaters, weeks } = result;
    const values = { repeaters, weeks: Math.floor(weeks) };
    return { kind: "unknown", why: sayWith(`lifetime.refused.${why}`, values) };
  }
  if (judge(result).kind === "failed") return unknown("extension.customer.modelFailed");
  if (!history) return unknown("extension.customer.notInModels");
  const { chance, likelyDays, netMinor } = expectNextOrder(result.model, history);
  const likelyDay = likelyDays === null ? null : addDays(observedTo, likelyDays);
  return { kind: "expected", chance, chanceDays, likelyDay, netMinor, observedTo };
}

/** Why nothing is said of any customer, in words. */
export function whyRefused(refusal: Refusal): string {
  const { t } = textsOfFiles();
  if (refusal.kind !== "scopes") return t(`retention.refusal.${refusal.kind}`);
  const isCustomers = refusal.scopes.includes("read_customers");
  return t(isCustomers ? "retention.refusal.customers" : "retention.refusal.allOrders");
}
