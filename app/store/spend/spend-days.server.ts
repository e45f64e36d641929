import { groupBy } from "../../lib/group-by";
import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { readActivityLines } from "./activity-spend.server";
import { standsFor } from "./join-knowledge";
import { listSpendCosts } from "./spend-costs.server";
import type { SpendDay } from "./spend-terms";
import { daysOfCost, daysOfLine } from "./spread-lines";

/**
 * What was spent on marketing on each day of a range, by channel and campaign: the one home of it. A day of a channel
 * and ad platform has one source: what the merchant entered by file or script, of the platform or of the channel
 * as a whole, else what Shopify's marketing activities grew by. What was entered by hand comes on top, being a cost
 * of its own. `byChannel`: without campaigns, for sums over long ranges.
 */
export async function readSpendDays(
  tx: Queryable,
  shop: ShopRef,
  range: DayRangeRef,
  { byChannel = false }: { byChannel?: boolean } = {},
): Promise<SpendDay[]> {
  const entered = await readEntered(tx, shop, range, byChannel);
  const platforms = groupBy(entered, ({ channel, day }) => `${channel} ${day}`);
  const lines = await readActivityLines(tx, shop, range, { byChannel });
  const told = lines.flatMap((line) =>
    daysOfLine(line, range).filter(
      ({ channel, day }) =>
        !platforms
          .get(`${channel} ${day}`)
          ?.some(({ platform }) => standsFor(platform, line.platform)),
    ),
  );
  const costs = (await listSpendCosts(tx, shop)).flatMap((cost) => daysOfCost(cost, range));
  const days = addUp([...entered.map(toDay), ...told]);
  return [...days, ...costs].sort(
    (a, b) => compare(a.day, b.day) || compare(a.channel ?? "", b.channel ?? ""),
  );
}

async function readEntered(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
  byChannel: boolean,
): Promise<(SpendDay & { platform: string })[]> {
  const { rows } = await tx.query<SpendDay & { platform: string }>(
    `select day, channel, ${byChannel ? "null::text" : "nullif(campaign, '')"} as campaign, source,
       is_assumed as "isAssumed", false as "isLoadedOnly", platform,
       sum(spend_minor)::bigint as "spendMinor"
     from spend_day where shop_id = $1 and day between $2 and $3
     group by 1, 2, 3, 4, 5, 7 order by 1, 2, 3, 7`,
    [shop.id, from, to],
  );
  return rows;
}

const toDay = ({ day, channel, campaign, spendMinor, source, isAssumed }: SpendDay): SpendDay => ({
  ...{ day, channel, campaign, spendMinor, source, isAssumed },
  isLoadedOnly: false,
});

/** Lines of several platforms, activities or looks may lie on the same day of a campaign. */
function addUp(days: readonly SpendDay[]): SpendDay[] {
  const sums = new Map<string, SpendDay>();
  for (const each of days) {
    const key = JSON.stringify([
      ...[each.day, each.channel, each.campaign],
      ...[each.source, each.isAssumed],
    ]);
    const sum = sums.get(key);
    if (sum) sum.spendMinor += each.spendMinor;
    else sums.set(key, { ...each });
  }
  return [...sums.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
