import { shopTime } from "../world/shop-time";
import type { StoreSettings } from "../world/types";
import type { ExportedInstant, ExportedOrder, StoreExports } from "../exports/types";
import type { Findings } from "./findings";
import { countOffsetMisfits, inferZone } from "./zone";
import type { OffsetSample, ZoneChoice } from "./zone";

const WEIGHT_UNITS: Readonly<Record<string, StoreSettings["weightUnit"]>> = {
  g: "GRAMS",
  kg: "KILOGRAMS",
  oz: "OUNCES",
  lb: "POUNDS",
};

/** The currency given, else that of most orders, else the usual one. */
export function chooseCurrency(
  { orders, products }: StoreExports,
  given: string | undefined,
  usual: string,
  { assume }: Findings,
): string {
  if (given !== undefined) return given;
  const most = mostFrequent(orders ?? [], ({ currency }) => currency?.toUpperCase() ?? null);
  if (most !== null) {
    const rule = `The store's currency is that of most of its orders: ${most.value}`;
    assume("Currency", rule, most.count);
    return most.value;
  }
  const rows = (orders?.length ?? 0) + (products?.length ?? 0);
  assume("Currency", `No order says in which currency it is: taken as ${usual}`, rows);
  return usual;
}

/** The orders in the shop's currency; others cannot be added to them and are left out. */
export function keepOrdersIn(
  currency: string,
  orders: readonly ExportedOrder[],
  findings: Findings,
): ExportedOrder[] {
  return orders.filter((order) => {
    if (order.currency == null) {
      findings.assume("Currency", "An order that names no currency is in the store's");
      return true;
    }
    if (order.currency.toUpperCase() === currency) return true;
    const reason = `order ${order.name} is in ${order.currency}, the store's currency is ${currency}`;
    findings.reject("orders", order.line, reason);
    return false;
  });
}

/** The country given, else that of most orders, else the usual one. */
export function chooseCountry(
  orders: readonly ExportedOrder[],
  given: string | undefined,
  usual: string,
  { assume }: Findings,
): string {
  if (given !== undefined) return given;
  const most = mostFrequent(orders, ({ countryCode }) => countryCode ?? null);
  if (most === null) return usual;
  assume(
    "Shop.countryCode",
    `The store's country is that of most of its orders: ${most.value}`,
    most.count,
  );
  return most.value;
}

/** The zone given, else the one whose offsets the timestamps have, else UTC. */
export function chooseZone(
  orders: readonly ExportedOrder[],
  given: string | undefined,
  { assume }: Findings,
): string {
  const samples: OffsetSample[] = [];
  for (const { createdAt, paidAt, fulfilledAt, cancelledAt } of orders) {
    for (const instant of [createdAt, paidAt, fulfilledAt, cancelledAt]) {
      if (instant?.offsetMinutes != null) {
        samples.push({ at: instant.at, offsetMinutes: instant.offsetMinutes });
      }
    }
  }
  if (given !== undefined) {
    assume(
      "Created at",
      `The offset from UTC is not that of ${given} on that day: the instant counts, not the clock`,
      countOffsetMisfits(samples, given),
    );
    return given;
  }
  const country = mostFrequent(orders, ({ countryCode }) => countryCode ?? null);
  const choice = inferZone(samples, country?.value ?? null);
  if (choice === null) {
    assume(
      "Shop.ianaTimezone",
      "No timestamp has an offset from UTC: taken as UTC, a guess; --timezone decides",
      orders.length,
    );
    return "UTC";
  }
  assume("Shop.ianaTimezone", describeZone(choice), samples.length - choice.misfits);
  assume(
    "Created at",
    `The offset from UTC is not that of ${choice.timezone} on that day: the instant counts, not the clock`,
    choice.misfits,
  );
  return choice.timezone;
}

/** Says how sure it is: the offsets of some months are those of many zones. */
function describeZone({ timezone, misfits, others }: ZoneChoice): string {
  if (misfits > 0) {
    return `Taken as ${timezone}, which has most offsets of the timestamps: a guess, as no zone has all; --timezone decides`;
  }
  const byOffsets = `Taken as ${timezone}, by the offsets of the timestamps`;
  if (others.length === 0) return byOffsets;
  const count = others.length === 1 ? "another zone fits" : `${others.length} other zones fit`;
  return `${byOffsets}: a guess, as ${count} too, such as ${others[0]}; --timezone decides`;
}

/** The unit that most variants are weighed in. */
export function chooseWeightUnit(
  { products }: StoreExports,
  usual: StoreSettings["weightUnit"],
): StoreSettings["weightUnit"] {
  const variants = (products ?? []).flatMap((product) => product.variants);
  const most = mostFrequent(variants, ({ weightUnit }) => weightUnit?.toLowerCase() ?? null);
  return WEIGHT_UNITS[most?.value ?? ""] ?? usual;
}

/** Epoch ms of a timestamp; one without an offset was written by the shop's clock. */
export function instantIn(timezone: string): (instant: ExportedInstant) => number {
  const { at } = shopTime(timezone);
  const dayMs = 86_400_000;
  return (instant) => {
    if (!instant.local) return instant.at;
    const day = Math.floor(instant.at / dayMs);
    return at(day, instant.at - day * dayMs);
  };
}

function mostFrequent<T>(
  items: readonly T[],
  valueOf: (item: T) => string | null,
): { value: string; count: number } | null {
  const counts = new Map<string, number>();
  for (const item of items) {
    const value = valueOf(item);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  let most: { value: string; count: number } | null = null;
  for (const [value, count] of counts) if (!most || count > most.count) most = { value, count };
  return most;
}
