import { expect, it } from "vitest";
import type { AlertRow } from "../../store/alerts/terms";
import { buildAlertMessage } from "./alert-message";

const row = (id: number, product: string): AlertRow => ({
  id,
  ruleId: "best-seller-sold-out",
  key: String(id),
  cause: "best sellers",
  leadId: id === 1 ? null : 1,
  severity: "critical",
  params: { productId: id, product, rank: id },
  openedAt: new Date("2026-11-30T10:00:00Z"),
  lastSeenAt: new Date("2026-11-30T10:00:00Z"),
  resolvedAt: null,
  resolvedBy: null,
  readAt: null,
  snoozedUntil: null,
});
const build = (isOver: boolean, under: AlertRow[]) =>
  buildAlertMessage({
    ...{ alert: row(1, "Red hat"), under, isOver, currency: "USD" },
    urlOf: (path) => `https://app.example${path}`,
  });

it("says what of the same cause is still open where the first of it is over", () => {
  const { lists, severity } = build(true, [row(2, "Blue hat")]);
  expect(severity).toBeNull();
  expect(lists).toEqual([
    {
      heading: "Still open of what was told together with it:",
      items: [{ text: expect.stringContaining("Blue hat"), url: expect.stringContaining("/2") }],
    },
  ]);
  expect(build(true, []).lists).toEqual([]);
});

it("lists what else a cause has brought where it is told of", () => {
  expect(build(false, [row(2, "Blue hat")]).lists).toMatchObject([
    { heading: "Told together with it:", items: [{ text: expect.stringContaining("Blue hat") }] },
  ]);
});

it("names ten of what was told together, and says how many more there are", () => {
  const others = Array.from({ length: 13 }, (_, index) => row(index + 2, `Hat ${index + 2}`));
  const [items = []] = build(false, others).lists.map((list) => list.items);
  expect(items).toHaveLength(11);
  expect(items[9]?.text).toContain("Hat 11");
  expect(items[10]).toEqual({
    text: "3 more, in Shelfwise",
    url: "https://app.example/app/alerts",
  });
  const [ten] = build(false, others.slice(0, 10)).lists;
  expect(ten?.items).toHaveLength(10);
});
