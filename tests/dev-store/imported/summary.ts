import type { ImportNotes } from "../exports/types";
import { formatDay, shopTime } from "../world/shop-time";
import type { World } from "../world/types";

/** What GET /dev/import answers; nothing personal is in it. */
export interface ImportSummary extends ImportNotes {
  timezone: string;
  currency: string;
  /** First and last shop day of orders ("2026-07-01"); null where there is none. */
  from: string | null;
  to: string | null;
}

/** What the files given to a store came to; of a generated store only its zone, currency and days. */
export function summariseImport(world: World): ImportSummary {
  const { timezone, currency } = world.settings;
  const { orders } = world.trade.resources;
  let first = Infinity;
  let last = -Infinity;
  const ids = orders.ids();
  for (let i = 0; i < ids.length; i++) {
    const at = Number(orders.field(ids[i] as number, "processed_at"));
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const { dayOf } = shopTime(timezone);
  const hasOrders = ids.length > 0;
  return {
    ...(world.importNotes ?? { rejectedRows: [], assumptions: [] }),
    timezone,
    currency,
    from: hasOrders ? formatDay(dayOf(first)) : null,
    to: hasOrders ? formatDay(dayOf(last)) : null,
  };
}
