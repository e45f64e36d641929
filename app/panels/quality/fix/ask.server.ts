import { z } from "zod";
import { createShopCalendar } from "../../../lib/shop-day";
import { checks } from "../../../quality/registry";
import type { BatchSource } from "../../../quality/batches/source";
import type { ShopRow } from "../../../store/shops.server";
import { readFilter } from "../filters";
import { toProductFilter } from "../products/load.server";

const idsSchema = z
  .string()
  .transform((text) => text.split(",").filter(Boolean).map(Number))
  .pipe(z.array(z.number().int().positive().safe()).min(1).max(10_000));

/**
 * Which products and rules a form asks to be fixed: those picked by hand, or those of the list's own
 * filters; of one rule where it is named. Null: it asks for nothing there is.
 */
export function parseFixForm(
  form: FormData,
  { timezone }: Pick<ShopRow, "timezone">,
  now: Date,
): BatchSource | null {
  const params = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") params.set(name, value);
  const ruleId = params.get("rule");
  const check = checks.find(({ id }) => id === ruleId) ?? null;
  if (ruleId !== null && check === null) return null;
  const picked = params.get("products");
  const productIds = picked === null ? null : idsSchema.safeParse(picked);
  if (productIds?.success === false) return null;
  const today = createShopCalendar(timezone ?? "UTC").dayOf(now);
  const filter = toProductFilter(readFilter(params), check, today);
  return {
    ...filter,
    checkIds: filter.checkIds ? [...filter.checkIds] : null,
    productIds: productIds?.data ?? null,
    assignee: filter.assignee ?? null,
    task: filter.task ?? null,
    dueBefore: filter.dueBefore ?? null,
    entered: null,
  };
}
