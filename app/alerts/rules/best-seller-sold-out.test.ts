import { expect, it } from "vitest";
import type { MerchandisingFacts } from "../facts";
import { signalsOf } from "../rule";
import { bestSellerSoldOut } from "./best-seller-sold-out";

type Seller = NonNullable<MerchandisingFacts["bestSellers"]>[number];

const hat: Seller = {
  ...{ productId: 7, title: "Hat", netMinor: 900, errors: [] },
  ...{ stock: 0, sellsWithoutStock: false },
};

function run(bestSellers: Seller[]) {
  const facts = {
    ...{ now: new Date("2026-11-30T10:00:00Z"), today: "2026-11-30", minorUnits: 100 },
    ...{ sync: null, trading: null },
    merchandising: {
      ...{ newErrors: [], areErrorsCut: false, counts: [], archived: [], scores: [] },
      bestSellers,
    },
  };
  const outcome = bestSellerSoldOut.run(facts, bestSellerSoldOut.settings.parse({}));
  return outcome === "unknown" ? outcome : [...signalsOf(outcome)];
}

it("tells of a best seller that is sold out, not of one whose stock is not counted or not needed", () => {
  expect(run([hat])).toMatchObject([{ key: "7", causeHours: 12 }]);
  expect(run([{ ...hat, stock: 1 }])).toEqual([]);
  expect(run([{ ...hat, stock: null }])).toEqual([]);
  expect(run([{ ...hat, sellsWithoutStock: true }])).toEqual([]);
});

it("tells of the 50th best seller that is sold out, and of the 51st only what goes on", () => {
  const all = Array.from({ length: 51 }, (_, index) => ({
    ...hat,
    productId: index + 1,
    stock: index < 49 ? 1 : 0,
  }));
  expect(run(all)).toMatchObject([
    { key: "50", params: { rank: 50 } },
    { key: "51", isOnlyKept: true, params: { rank: 51 } },
  ]);
});
