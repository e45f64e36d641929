import { beforeAll, describe, expect, it } from "vitest";
import { foldShop } from "../../app/store/rollup/fold.server";
import { switchCountries } from "../../app/sync/run.server";
import { overview } from "./ask";
import { expectBreakdown } from "./check-breakdowns";
import { expectContributors } from "./check-change";
import { range, type GoldenShop } from "./open-golden";

/** What is off until the merchant asks for it. The shop knows its countries afterwards. */
export function checkCountries(golden: GoldenShop): void {
  describe("the golden shop's countries, once they are asked for", () => {
    beforeAll(async () => {
      const before = await overview(golden, { ...range, by: "country" });
      expect(before.table.rowsBy).toBe("product");
      const { faulty } = golden;
      await switchCountries(await faulty.shop(), true);
      await faulty.time.runToEnd(await faulty.client());
      await foldShop(await faulty.shop(), golden.now());
    }, 120_000);

    it("have the sales that were worked out", () => expectBreakdown(golden, "country"));

    it("have the change that was worked out", () => expectContributors(golden, "country"));
  });
}
