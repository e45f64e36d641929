import { expect, it } from "vitest";
import type { StoredChannelRule } from "../../store/spend/channel-rule-terms";
import type { TouchUse } from "../../store/worth/touch-uses.server";
import { compileChannelRules } from "./channel-rules";
import { tryRules } from "./rule-trial";

const touch = (...parts: string[]) =>
  [...parts, ...Array<string>(6 - parts.length).fill("")].join("\u001f");
const use = (of: string | null, ...counts: [number, number, number]): TouchUse => ({
  touch: of,
  isOnline: true,
  newCustomers: counts[0],
  orders: counts[1],
  lastOrders: counts[2],
});

const partner = touch("partner.example", "", "partner", "link", "june");
const uses = [
  use(partner, 10, 15, 4),
  // The same to every rule, since none looks at Shopify's kind of marketing.
  use(touch("partner.example", "AFFILIATE", "partner", "link", "june"), 1, 2, 3),
  use(touch("google", "", "google", "cpc", "Brand"), 20, 30, 40),
  use(touch("an unknown source"), 5, 6, 7),
  use(null, 8, 9, 10),
  { ...use(null, 100, 100, 100), isOnline: false },
];
const rules: StoredChannelRule[] = [
  { field: "utmSource", operator: "is", value: "partner", channel: "affiliate" },
  { field: "source", operator: "contains", value: "unknown", channel: "offline" },
  // Both of these have been taken by those before.
  { field: "campaign", operator: "is", value: "June", channel: "video" },
];

it("tells what would move from which channel to which, and what stays without one", () => {
  const trial = tryRules(uses, [], compileChannelRules(rules));
  expect(trial.moves).toEqual([
    {
      from: "referral",
      to: "affiliate",
      newCustomers: 11,
      orders: 17,
      lastOrders: 7,
      visits: [
        {
          utmSource: "partner",
          medium: "link",
          campaign: "june",
          referrerHost: "",
          source: "partner.example",
          click: "",
          newCustomers: 11,
          orders: 17,
          lastOrders: 7,
        },
      ],
      moreVisits: 0,
    },
    expect.objectContaining({ from: "unattributed", to: "offline", newCustomers: 5, orders: 6 }),
  ]);
  expect(trial.unattributed).toEqual({
    // 5 + 8, 6 + 9, 7 + 10; of the till nothing is said.
    before: { newCustomers: 13, orders: 15, lastOrders: 17 },
    after: { newCustomers: 8, orders: 9, lastOrders: 10 },
    visits: [],
    moreVisits: 0,
  });
  expect(trial.taken).toEqual([
    { newCustomers: 11, orders: 17, lastOrders: 7 },
    { newCustomers: 5, orders: 6, lastOrders: 7 },
    { newCustomers: 0, orders: 0, lastOrders: 0 },
  ]);
});

it("moves back what rules took that are taken away, and nothing where rules stay", () => {
  const stored = compileChannelRules(rules);
  expect(tryRules(uses, stored, stored).moves).toEqual([]);
  const without = tryRules(uses, stored, []);
  expect(without.moves.map(({ from, to, orders }) => [from, to, orders])).toEqual([
    ["affiliate", "referral", 17],
    ["offline", "unattributed", 6],
  ]);
  expect(without.unattributed.visits).toMatchObject([{ source: "an unknown source", orders: 6 }]);
});

it("shows the ten most frequent visits of a move, and counts all of them", () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    use(touch("", "", "partner", "", `c${index}`), 1, index + 1, 0),
  );
  const [move] = tryRules(many, [], compileChannelRules(rules)).moves;
  expect(move).toMatchObject({ newCustomers: 12, orders: 78, moreVisits: 2 });
  expect(move?.visits).toHaveLength(10);
  expect(move?.visits[0]).toMatchObject({ campaign: "c11", orders: 12 });
});
