import { z } from "zod";
import type { AdminClient } from "../../admin-api/client.server";
import { addDays, type ShopDay } from "../../lib/shop-day";
import {
  listDaysWithoutLandingPages,
  replaceSessionParts,
  writeSessionDays,
} from "../../store/shopify-sessions.server";
import type { SessionCounts, SessionDimension } from "../../store/tables/reports";
import {
  askFirstReadable,
  askShopifyql,
  parseRows,
  reportCount,
  reportDay,
  unreadable,
} from "./ask.server";
import type { ReportReading } from "./reading";

const shown =
  "sessions, sessions_with_cart_additions, sessions_that_reached_checkout, sessions_that_completed_checkout";
const humansOnly = "WHERE human_or_bot_session = 'human' ";

// A quarter of days by a handful of values each: some hundred rows.
const daysAtOnce = 90;
const mostRows = 10_000;

// Landing pages are many, and each day takes a question of its own: the most visited ones of a quarter.
const landingPageDays = 90;
const mostLandingPages = 50;
// A day's visits are counted again and again for a while after it is over.
const daysStillCounted = 2;

const partDimensions: { dimension: SessionDimension; name: string }[] = [
  { dimension: "device", name: "session_device_type" },
  { dimension: "referrer", name: "referrer_source" },
];

const counts = {
  sessions: reportCount,
  sessions_with_cart_additions: reportCount,
  sessions_that_reached_checkout: reportCount,
  sessions_that_completed_checkout: reportCount,
};
type CountRow = z.output<z.ZodObject<typeof counts>>;
const dayRow = z.object({ ...counts, day: reportDay });
const named = z.union([z.string(), z.null()]).transform((value) => value ?? "");

/**
 * Asks Shopify's visits of the days before `reading.before`, newest first, and keeps them by day, device,
 * referrer and landing page. Returns the day before which to go on, or null at the end; `isDetailed`:
 * bots are left out.
 */
export async function readSessions(
  client: AdminClient,
  reading: ReportReading,
): Promise<{ before: ShopDay | null; isDetailed: boolean | null }> {
  const { from, isTimeUp } = reading;
  let { before } = reading;
  let isHumanOnly: boolean | null = null;
  while (before > from) {
    const to = addDays(before, -1);
    const first = [from, addDays(to, 1 - daysAtOnce)].sort().at(-1) ?? from;
    isHumanOnly = await readDays(client, { from: first, to }, reading);
    await readParts(client, { from: first, to }, isHumanOnly);
    const isDone = await readLandingPages(client, { from: first, to }, isHumanOnly, reading);
    // Days whose landing pages are still to come are found again by what is not marked.
    if (!isDone) return { before, isDetailed: isHumanOnly };
    before = first;
    if (isTimeUp()) break;
  }
  return { before: before > from ? before : null, isDetailed: isHumanOnly };
}

interface Days {
  from: ShopDay;
  to: ShopDay;
}

/** True where the report tells people from bots. */
async function readDays(client: AdminClient, days: Days, { clock }: ReportReading) {
  const checkedAt = clock().toISOString();
  const { answer, index } = await askFirstReadable(
    client,
    [humansOnly, ""].map(
      (where) =>
        `FROM sessions SHOW ${shown} ${where}SINCE ${days.from} UNTIL ${days.to} TIMESERIES day ORDER BY day LIMIT ${mostRows}`,
    ),
  );
  if (answer.kind === "unreadable") throw unreadable(answer);
  const isHumanOnly = index === 0;
  const rows = parseRows(dayRow, answer.rows);
  await writeSessionDays(
    client.shop,
    rows.map((row) => ({ shopDay: row.day, ...toCounts(row), isHumanOnly, checkedAt })),
  );
  return isHumanOnly;
}

async function readParts(client: AdminClient, days: Days, isHumanOnly: boolean): Promise<void> {
  for (const { dimension, name } of partDimensions) {
    const answer = await askShopifyql(
      client,
      `FROM sessions SHOW ${shown} ${isHumanOnly ? humansOnly : ""}SINCE ${days.from} UNTIL ${days.to} GROUP BY ${name} TIMESERIES day ORDER BY day LIMIT ${mostRows}`,
    );
    // Visits without this dimension are of use all the same.
    if (answer.kind === "unreadable") continue;
    const rows = parseRows(z.object({ ...counts, day: reportDay, [name]: named }), answer.rows);
    await replaceSessionParts(
      client.shop,
      dimension,
      days,
      rows
        .map((row) => ({
          shopDay: row.day,
          dimension,
          value: String((row as Record<string, unknown>)[name]),
          ...toCounts(row),
        }))
        .filter(({ sessions }) => sessions > 0),
    );
  }
}

/** False where time was up before the end. */
async function readLandingPages(
  client: AdminClient,
  { from, to }: Days,
  isHumanOnly: boolean,
  { today, isTimeUp }: ReportReading,
): Promise<boolean> {
  const limit = addDays(today, 1 - landingPageDays);
  const first = from > limit ? from : limit;
  if (first > to) return true;
  const missing = await listDaysWithoutLandingPages(client.shop, { from: first, to });
  const changing = addDays(today, 1 - daysStillCounted);
  const again = [today, changing].filter((day) => day >= first && day <= to);
  for (const day of [...new Set([...again, ...missing])]) {
    if (isTimeUp()) return false;
    const answer = await askShopifyql(
      client,
      `FROM sessions SHOW ${shown} ${isHumanOnly ? humansOnly : ""}SINCE ${day} UNTIL ${day} GROUP BY landing_page_path ORDER BY sessions DESC LIMIT ${mostLandingPages}`,
    );
    if (answer.kind === "unreadable") return true;
    const rows = parseRows(z.object({ ...counts, landing_page_path: named }), answer.rows);
    await replaceSessionParts(
      client.shop,
      "landing_page",
      { from: day, to: day },
      rows.map((row) => ({
        shopDay: day,
        dimension: "landing_page" as const,
        value: withoutQuery(row.landing_page_path),
        ...toCounts(row),
      })),
    );
  }
  return true;
}

/** Queries and fragments may carry names and tokens. */
function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/s, "");
}

function toCounts(row: CountRow): SessionCounts {
  return {
    sessions: row.sessions,
    cartAdditions: row.sessions_with_cart_additions,
    reachedCheckout: row.sessions_that_reached_checkout,
    completedCheckout: row.sessions_that_completed_checkout,
  };
}
