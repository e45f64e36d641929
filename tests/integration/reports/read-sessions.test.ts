import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { loadConversionDays } from "../../../app/metrics/conversion/daily.server";
import { loadConversionPage } from "../../../app/panels/conversion/load.server";
import { loadSalesWhy } from "../../../app/panels/sales-why/load.server";
import type { Database } from "../../../app/store/database.server";
import { readReportState } from "../../../app/store/shopify-reports.server";
import { readSessionDays, readSessionParts } from "../../../app/store/shopify-sessions.server";
import { openTestDatabase } from "../../setup/test-database";
import { readWholeReport } from "../support/reports";
import { shopOf, tampered } from "../support/skipping-time";
import { allScopes, backfill, openStore, type StoreUnderTest } from "../support/sync-store";

const zone = "America/New_York";
// 17:00 in New York: the day is not over.
const until = Date.parse("2026-11-20T22:00:00Z");
const month = { from: "2026-10-22", to: "2026-11-20" };

let db: Database;
let shop: StoreUnderTest;
let client: AdminClient;
const clock = () => new Date(shop.store.clock());
const scopes = [...allScopes, "read_reports"];

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await openStore({
    settings: { timezone: zone, orders: 900, products: 60, historyDays: 150, until },
    requiredScopes: scopes,
    grantedScopes: scopes,
    clock: () => until,
  });
  client = await shop.client();
  await backfill(client, { clock });
});
afterAll(() => db.close());

it("shows abandoned checkouts, and conversion as unknown, before visits have been read", async () => {
  const view = await loadConversionPage(await shopOf(client), new URLSearchParams(), clock());
  if (view.state !== "ready") throw new Error(view.state);
  expect(view.visits).toBeNull();
  expect(view.checkouts.state).toBe("known");
});

it("reads every day's visits in portions, people only, as Shopify tells them", async () => {
  // A portion ends after each step, as if time were always up.
  let steps = 0;
  expect(
    await readWholeReport(client, "sessions", clock, () => ++steps % 40 === 0),
  ).toBeGreaterThan(1);
  const days = await readSessionDays(client.shop, month);
  const report = shop.store
    .world()
    .trade.shopifyql(
      `FROM sessions SHOW sessions, sessions_that_completed_checkout WHERE human_or_bot_session = 'human' TIMESERIES day SINCE ${month.from} UNTIL ${month.to}`,
    );
  expect(
    days.map(({ day, sessions, completedCheckout }) => [day, sessions, completedCheckout]),
  ).toEqual(
    report.table?.rows.map((row) => [
      row.day,
      Number(row.sessions),
      Number(row.sessions_that_completed_checkout),
    ]),
  );
  expect(days.every(({ isHumanOnly, hasLandingPages }) => isHumanOnly && hasLandingPages)).toBe(
    true,
  );
  expect(await readReportState(client.shop, "sessions")).toMatchObject({
    reason: null,
    isDetailed: true,
  });
});

it("adds up by device and referrer to the days, and by landing page to no more than them", async () => {
  const days = await readSessionDays(client.shop, month);
  const parts = await readSessionParts(client.shop, month);
  const all = days.reduce((sum, day) => sum + day.sessions, 0);
  const sumOf = (dimension: string) =>
    parts.reduce((sum, part) => sum + (part.dimension === dimension ? part.sessions : 0), 0);
  expect(all).toBeGreaterThan(1_000);
  expect(sumOf("device")).toBe(all);
  expect(sumOf("referrer")).toBe(all);
  expect(sumOf("landing_page")).toBeGreaterThan(0);
  expect(sumOf("landing_page")).toBeLessThanOrEqual(all);
});

it("gives other panels sessions and completed checkouts by day, null where unknown", async () => {
  const { days } = await loadConversionDays(
    client.shop,
    { from: "2025-11-20", to: "2026-11-20" },
    zone,
  );
  expect(days.length).toBe(366);
  expect(days[0]).toEqual({
    day: "2025-11-20",
    sessions: null,
    cartAdditions: null,
    reachedCheckout: null,
    completedCheckout: null,
    isIncomplete: false,
  });
  expect(days.at(-1)).toMatchObject({ day: "2026-11-20", isIncomplete: true });
  expect(days.at(-2)).toMatchObject({ isIncomplete: false });
});

it("shows the range's visits, with the day under way left out of changes", async () => {
  const view = await loadConversionPage(await shopOf(client), new URLSearchParams(), clock());
  if (view.state !== "ready" || !view.visits) throw new Error("Not known");
  expect(view.range.to).toBe("2026-11-20");
  expect(view.visits.hasOpenDay).toBe(true);
  expect(view.visits.comparedDays).toBe(29);
  expect(view.visits.figures[0]?.change.kind).toBe("change");
  expect(view.visits.breakdowns.map(({ id }) => id)).toEqual([
    "device",
    "referrer",
    "landing_page",
  ]);
  expect(view.coverage?.to).toBe("2026-11-20");
});

it("splits the change of net sales by visits of days that are over, in ranges that end today too", async () => {
  const view = await loadSalesWhy(await shopOf(client), new URLSearchParams(), clock());
  if (view.state !== "ready" || !view.split) throw new Error(view.state);
  expect(view.range.to).toBe("2026-11-20");
  expect(view.split).toMatchObject({
    visitsGap: null,
    openDays: {
      current: { from: "2026-11-20", to: "2026-11-20" },
      previous: { from: view.range.previous.to, to: view.range.previous.to },
    },
  });
  const ids = view.split.parts.map(({ id }) => id);
  expect(ids.slice(0, 2)).toEqual(["sessions", "conversion"]);
  expect(ids).toContain("otherOrders");
  expect(view.split.parts.reduce((sum, { minor }) => sum + minor, 0)).toBe(view.split.changeMinor);
  const today = await loadSalesWhy(
    await shopOf(client),
    new URLSearchParams("range=today"),
    clock(),
  );
  expect(today).toMatchObject({ split: { visitsGap: "noDayOver" } });
});

it("compares visits and checkouts with the days that the address says", async () => {
  const ask = async (query: string) => {
    const view = await loadConversionPage(
      await shopOf(client),
      new URLSearchParams(query),
      clock(),
    );
    if (view.state !== "ready" || !view.visits || view.checkouts.state !== "known") {
      throw new Error("Not known");
    }
    const { range, visits, checkouts } = view;
    return { range, sessions: visits.figures[0]?.change, left: checkouts.figures[0]?.change };
  };
  const days = "from=2026-11-10&to=2026-11-14";
  const own = await ask(`${days}&compare=custom&before_from=2026-10-10&before_to=2026-10-14`);
  expect(own.range).toMatchObject({
    compared: { choice: "custom", problem: null },
    previous: { from: "2026-10-10", to: "2026-10-14" },
  });
  const sum = async (from: string, to: string) =>
    (await readSessionDays(client.shop, { from, to })).reduce((all, day) => all + day.sessions, 0);
  const [now, then] = [
    await sum("2026-11-10", "2026-11-14"),
    await sum("2026-10-10", "2026-10-14"),
  ];
  expect(own.sessions).toMatchObject({
    kind: "change",
    change: { kind: "percent", ratio: expect.closeTo(now / then - 1) },
  });
  expect(own.left).not.toEqual((await ask(days)).left);
  const year = await ask(`${days}&compare=year`);
  expect(year.range.previous).toEqual({ from: "2025-11-10", to: "2025-11-14" });
  // No visit of that year was ever told; the shop is five months old.
  expect(year.sessions).toEqual({ kind: "none", reason: "notKnown" });
  expect(year.left).toEqual({ kind: "none", reason: "noBase" });
});

it("counts bots too, and says so, where Shopify does not tell them apart", async () => {
  const withoutBots = {
    ...client,
    query: async (document: string, variables: Record<string, unknown> = {}) => {
      const query = String(variables["query"] ?? "");
      const sent = query.replace("human_or_bot_session", "no_such_dimension");
      return client.query(document, query === "" ? variables : { query: sent });
    },
  } as AdminClient;
  const before = await readSessionDays(client.shop, month);
  await readWholeReport(withoutBots, "sessions", clock);
  const after = await readSessionDays(client.shop, month);
  expect(after.every(({ isHumanOnly }) => !isHumanOnly)).toBe(true);
  const total = (days: typeof after) => days.reduce((sum, { sessions }) => sum + sessions, 0);
  expect(total(after)).toBeGreaterThan(total(before));
});

it("keeps visits by day where Shopify does not know them by device", async () => {
  const odd = tampered(client, {
    after: (answer) => {
      const report = answer["shopifyqlQuery"];
      const table = report?.["tableData"] as { rows: object[] } | null | undefined;
      if (!report || !table?.rows.some((row) => "session_device_type" in row)) return;
      Object.assign(report, { tableData: null, parseErrors: ["session_device_type is not known"] });
    },
  });
  await readWholeReport(odd, "sessions", clock);
  expect((await readReportState(client.shop, "sessions"))?.reason).toBeNull();
});
