import { currencyExponent, toFixedDecimal } from "../world/currency";
import type { World } from "../world/types";
import { readText } from "./read";

/** A MoneyBag field of a node in shop money, e.g. "$12.30"; "" where it is missing. */
export function formatMoneyBag(world: World, node: unknown, field: string): string {
  const amount = readText(world, node, field, "shopMoney", "amount");
  const currency = readText(world, node, field, "shopMoney", "currencyCode");
  return amount === "" ? "" : formatAmount(Number(amount), currency);
}

export function formatMinor(minor: number, currency: string): string {
  return formatAmount(Number(toFixedDecimal(minor, currency)), currency);
}

export function formatAmount(amount: number, currency: string): string {
  const digits = currencyExponent(currency);
  return new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}

/** A DateTime as "Jul 1, 2026 at 2:05 pm" in the shop's zone. */
export function formatTime(world: World, at: string | number): string {
  const date = new Date(at);
  if (at === "" || Number.isNaN(date.getTime())) return "";
  const zone = world.settings.timezone;
  const day = date.toLocaleDateString("en-US", { timeZone: zone, dateStyle: "medium" });
  const time = date.toLocaleTimeString("en-US", { timeZone: zone, timeStyle: "short" });
  return `${day} at ${time.toLowerCase()}`;
}

/** An enum value as words: "PARTIALLY_REFUNDED" -> "Partially refunded". */
export function formatEnum(value: string): string {
  const words = value.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Decimal text in minor units ("-1.5" in USD is -150); null where it is no amount of that currency. */
export function parseAmount(text: string, currency: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "", decimals = ""] = match;
  const exponent = currencyExponent(currency);
  if (decimals.replace(/0+$/, "").length > exponent) return null;
  const minor = Number(whole + decimals.slice(0, exponent).padEnd(exponent, "0"));
  return sign && minor !== 0 ? -minor : minor;
}
