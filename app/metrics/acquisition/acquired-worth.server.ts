import type { Queryable } from "../../store/database.server";
import type { ShopRow } from "../../store/shops.server";
import { readAcquiredHistories, readAcquiredWorth } from "../../store/worth/acquired.server";
import type { LaterChanges } from "../../store/worth/later.server";
import type { DayRange } from "../date-range";
import { readPassedStudy } from "../lifetime-value/run-study.server";
import { expectRest, type AcquiredWorths } from "./acquired-worth";

/**
 * What the customers of a range are worth within so many days of their first orders, part by part, as it came and as
 * the models expect the rest of it, where these were right about the shop's past. `starts`: first days of the parts;
 * `asOfDay`: the day under way. `later`: what
 * came to their orders after it, where that is an earlier day.
 */
export async function readAcquiredWorths(
  tx: Queryable,
  shop: ShopRow,
  range: DayRange,
  starts: readonly string[],
  { asOfDay, horizon }: Pick<AcquiredWorths, "asOfDay" | "horizon">,
  later: LaterChanges | null = null,
): Promise<AcquiredWorths> {
  const study = await readPassedStudy(tx, shop);
  const observed = await readAcquiredWorth(tx, shop, range, asOfDay, horizon, starts, later);
  const rows = study
    ? expectRest(
        observed,
        await readAcquiredHistories(tx, shop, range, asOfDay, horizon, starts, later),
        study,
      )
    : observed.map((row) => ({ ...row, expectedMinor: 0 }));
  return { rows, asOfDay, horizon, isPredicted: study !== null };
}
