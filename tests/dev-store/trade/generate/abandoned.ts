import type { Catalogue, StoreSettings } from "../../world/types";
import { createRng } from "../../world/rng";
import type { LineFact } from "../log/events";
import type { Calendar } from "./calendar";
import { drawPlace, taxRatesFor } from "./places";
import type { Place } from "./places";
import { lineRequest } from "./checkout";
import { priceOrder } from "./pricing";
import { createShelf } from "./shelf";
import { discountForCode } from "./promotions";

const PER_DAY = 4;
/** Not more than this share of the orders, so that a tiny store stays tiny. */
const MOST_PER_ORDER = 0.3;
const COMPLETED = 0.08;

export interface AbandonedCheckoutFact {
  at: number;
  completedAt: number | null;
  updatedAt: number;
  customer: number | null;
  place: Place;
  lines: readonly LineFact[];
  discountCodes: readonly string[];
}

/** No checkouts that anybody knows of. */
export const NO_CHECKOUTS: AbandonedCheckouts = {
  count: 0,
  startedAt: noCheckout,
  read: noCheckout,
  times: noCheckout,
};

/** Checkouts that were left; a few a day, following demand. */
export interface AbandonedCheckouts {
  count: number;
  /** Epoch ms, ascending. */
  startedAt(checkout: number): number;
  read(checkout: number): AbandonedCheckoutFact;
  times(checkout: number): { at: number; completedAt: number | null; updatedAt: number };
}

function noCheckout(checkout: number): never {
  throw new RangeError(`no checkout ${checkout}`);
}

/** The generated checkouts; what is later than `observedUntil` (epoch ms) has not happened yet. */
export function createAbandonedCheckouts(
  settings: StoreSettings,
  calendar: Calendar,
  catalogue: Catalogue,
  customerCount: number,
  observedUntil = settings.until,
): AbandonedCheckouts {
  const until = Math.min(settings.until, observedUntil);
  const wanted = Math.round(
    Math.min(settings.historyDays * PER_DAY, settings.orders * MOST_PER_ORDER),
  );
  const shelf = createShelf(catalogue);
  const rngOfAll = createRng(settings.seed, "abandoned checkouts");
  const starts: number[] = [];
  for (let n = 0; n < wanted; n++) {
    const at = calendar.drawTime(calendar.drawDay(rngOfAll), rngOfAll);
    if (at <= until) starts.push(at);
  }
  const started = Float64Array.from(starts).sort();

  function times(checkout: number) {
    const rng = createRng(settings.seed, "abandoned times", checkout);
    const at = started[checkout] as number;
    const back = at + Math.floor((0.05 + 3 * rng.next()) * 86_400) * 1000;
    const completedAt = rng.chance(COMPLETED) && back <= until ? back : null;
    const left = Math.min(until, at + rng.int(10, 900) * 1000);
    return { at, completedAt, updatedAt: completedAt ?? left };
  }

  return {
    count: started.length,
    startedAt: (checkout) => started[checkout] as number,
    times,
    read(checkout) {
      const rng = createRng(settings.seed, "abandoned", checkout);
      const own = times(checkout);
      const customer = customerCount > 0 && rng.chance(0.55) ? rng.int(0, customerCount - 1) : null;
      const place = drawPlace(settings.countryCode, rng);
      const code = rng.chance(0.12) ? discountForCode("WELCOME10", null, settings.currency) : null;
      const requests = [];
      for (let n = 0, count = rng.int(1, 3); n < count; n++) {
        const drawn = shelf.draw(own.at, rng);
        if (drawn) requests.push(lineRequest({ ...drawn, quantity: rng.int(1, 2) }, n));
      }
      const { lines } = priceOrder(
        requests,
        [],
        code ? [code] : [],
        taxRatesFor(settings.countryCode, place),
        settings.taxesIncluded,
      );
      return { ...own, customer, place, lines, discountCodes: code ? [code.label] : [] };
    },
  };
}
