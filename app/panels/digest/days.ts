import { addDays, type ShopDay } from "../../lib/shop-day";
import type { Cadence } from "../../store/notifications/terms";

/**
 * The days of a digest, as they stand in an address: whole ones only. Yesterday is compared with the same day a
 * week before, since weekdays differ; a week with the one before.
 */
export function daysOfDigest(cadence: Cadence, today: ShopDay): URLSearchParams {
  const yesterday = addDays(today, -1);
  if (cadence === "weekly") {
    return new URLSearchParams({ from: addDays(today, -7), to: yesterday });
  }
  const before = addDays(today, -8);
  return new URLSearchParams({
    ...{ range: "yesterday", compare: "custom", before_from: before, before_to: before },
  });
}
