import { expect, it } from "vitest";
import { noFigures } from "../../store/report-figures";
import type { ComparedDay, ExplainedDay } from "../../metrics/reconciliation/compare";
import { buildReconciliationView, measures, placeOf } from "./build-view";
import { textsOfTables } from "../table-file";
import { reconciliationCsv } from "./csv";
import { daysFile } from "./days-file";
import type { ReadyReconciliation } from "./view";

const shop = { currency: "USD", timezone: "UTC" };
const day = (name: string, state: ComparedDay["state"], off = 0): ComparedDay => ({
  day: name,
  state,
  ours: { ...noFigures, netMinor: 1_000, orders: 2 },
  theirs: state === "notAsked" ? null : { ...noFigures, netMinor: 1_000 - off, orders: 2 },
  difference: state === "notAsked" ? null : { ...noFigures, netMinor: off },
});
const order = (orderId: number, cause: ExplainedDay["orders"][number]["cause"]) => ({
  orderId,
  name: null,
  cause,
  otherDay: null,
  difference: { ...noFigures, netMinor: 1 },
});

it("counts only days that were over when both sides were read", () => {
  const days = [
    day("2026-11-01", "equal"),
    day("2026-11-02", "differs", 5),
    day("2026-11-03", "notAsked"),
    day("2026-11-04", "open", 9),
  ];
  const { summary, range } = buildReconciliationView(shop, days, []);
  expect(summary).toEqual({
    comparedDays: 2,
    equalDays: 1,
    openDays: 1,
    notAskedDays: 1,
    hasMoreDifferences: true,
  });
  expect(range).toEqual({ from: "2026-11-01", to: "2026-11-04" });
});

it("names the commonest cause of a day first, and the rest only where there is one", () => {
  const base = { ...day("2026-11-02", "differs", 3), isNarrowed: true };
  const explained: ExplainedDay = {
    ...base,
    difference: { ...noFigures, netMinor: 3 },
    orders: [order(1, "test"), order(2, "edit"), order(3, "edit")],
    remainder: noFigures,
  };
  const [difference] = buildReconciliationView(shop, [base], [explained]).differences;
  expect(difference?.causes.map(({ cause, count }) => [cause, count])).toEqual([
    ["edit", 2],
    ["test", 1],
  ]);
  expect(difference?.remainder).toBeNull();
});

it("says that a cause is not known yet while days that differ have not been taken apart", () => {
  const explained = (name: string, isNarrowed: boolean): ExplainedDay => ({
    ...day(name, "differs", 3),
    difference: { ...noFigures, netMinor: 3 },
    orders: isNarrowed ? [order(1, "unknown"), order(2, "edit")] : [],
    remainder: noFigures,
    isNarrowed,
  });
  const textsWhere = (isOtherNarrowed: boolean) => {
    const days = [explained("2026-11-02", true), explained("2026-11-01", isOtherNarrowed)];
    const [first] = buildReconciliationView(shop, days, days).differences;
    return first?.orders.map(({ text }) => text);
  };
  const edit = "reconciliation.causes.edit.sentence";
  expect(textsWhere(true)).toEqual(["reconciliation.causes.unknown.sentence", edit]);
  expect(textsWhere(false)).toEqual(["reconciliation.causes.unknown.soFar", edit]);
});

it("shows what total sales have beyond net sales, shipping and taxes, of both sides and of orders", () => {
  const ours = {
    ...noFigures,
    netMinor: 900,
    shippingMinor: 50,
    taxesMinor: 90,
    totalMinor: 1_350,
  };
  const theirs = { ...ours, totalMinor: 1_040 };
  const difference = { ...noFigures, totalMinor: 310 };
  const base = { day: "2026-11-02", state: "differs" as const, ours, theirs, difference };
  const explained: ExplainedDay = {
    ...base,
    orders: [{ ...order(1, "unknown"), difference }],
    remainder: noFigures,
    isNarrowed: true,
  };
  const view = buildReconciliationView(shop, [base], [explained]);
  const place = placeOf("dutiesAndFees");
  expect(view.measures[place]?.label).toBe("metrics.duties-and-fees.label");
  expect([view.days[0]?.ours[place], view.days[0]?.theirs?.[place]]).toEqual([310, 0]);
  expect(view.differences[0]?.difference[place]).toBe(310);
  expect(view.differences[0]?.orders[0]?.difference[place]).toBe(310);
});

it("survives being sent as JSON", () => {
  const view = buildReconciliationView(shop, [day("2026-11-01", "equal")], []);
  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
});

it("writes every day with both sides of every figure, unknown as nothing", () => {
  const days = [day("2026-11-01", "differs", 5), day("2026-11-02", "notAsked")];
  const view = buildReconciliationView(shop, days, []);
  const csv = reconciliationCsv(view, {
    comments: ["Title"],
    date: "Date",
    headings: measures.map(({ id }) => [`${id} a`, `${id} b`, `${id} c`] as const),
    state: "State",
    states: { equal: "equal", differs: "differs", open: "open", notAsked: "not asked" },
    reasons: [],
    reasonsOf: () => [],
  });
  const [comment, head, first, second] = csv.replace("\ufeff", "").split("\r\n");
  expect(comment).toBe("# Title");
  const at = 1 + 3 * placeOf("netMinor");
  expect(head?.split(",").slice(at, at + 3)).toEqual(["netMinor a", "netMinor b", "netMinor c"]);
  expect(first?.split(",").slice(at, at + 3)).toEqual(["10.00", "9.95", "0.05"]);
  expect(second?.split(",").slice(at, at + 3)).toEqual(["10.00", "", ""]);
  expect(second?.endsWith("not asked")).toBe(true);
  const ordersAt = 1 + 3 * placeOf("orders");
  expect(first?.split(",")[ordersAt]).toBe("2");
});

it("says in the file of each day that differs why, by which orders, and what these leave", () => {
  const differing = { ...day("2026-11-02", "differs", 3), isNarrowed: true };
  const older = day("2026-10-01", "differs", 4);
  const explained: ExplainedDay = {
    ...differing,
    difference: { ...noFigures, netMinor: 3 },
    orders: [{ ...order(7, "test"), name: "#1007" }, order(8, "edit")],
    remainder: { ...noFigures, netMinor: 1 },
  };
  const days = [older, day("2026-11-01", "equal"), differing, day("2026-11-03", "notAsked")];
  const view = {
    ...buildReconciliationView(shop, days, [explained]),
    ...{ dataVersion: 1, changes: [], unexplained: null },
    report: {} as ReadyReconciliation["report"],
  };
  const file = daysFile(view, textsOfTables()).trim().split("\r\n");
  const above = file.slice(0, -5).join("\n");
  expect(above).toContain("(processing date)");
  for (const { label } of measures) {
    expect(above).toMatch(new RegExp(`# ${textsOfTables().t(label)}: .+\\(Shopify .+https://`));
  }
  const lines = file.slice(-5);
  expect(lines[0]).toMatch(/,Comparison,Why,Orders that differ,The rest$/);
  expect(lines[1]).toContain("differs,Only the newest days that differ are taken apart,,");
  expect(lines[2]).toMatch(/equal,,,$/);
  expect(lines[3]).toContain("differs,Test order (1) and edited order (1),#1007 (id 7) +0.01 net");
  expect(lines[3]).toContain("net sales: A test order: Shelfwise leaves it out. | (id 8) +0.01");
  expect(lines[3]).toMatch(
    /,Has changed since it was compared\. Check again\. \(\+0\.01 net sales\)$/,
  );
  expect(lines[4]).toMatch(/not asked for yet,,,$/);
});
