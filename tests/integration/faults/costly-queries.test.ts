/** SHOPIFY's MAX_COST_EXCEEDED: what a query asks for at once is halved until it is let through, and nothing is missing. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { AppError } from "../../../app/lib/errors";
import { fetchAgreements } from "../../../app/sync/fetch-agreements.server";
import { tampered } from "../support/skipping-time";
import { faultyShop } from "./faulty-shop";

const faulty = faultyShop({
  ...{ shopDomain: "costly.myshopify.com", orders: 25, products: 20, historyDays: 40 },
});
const always = Infinity;
let clean: Record<string, string>;

beforeAll(async () => {
  await faulty.install();
  await faulty.read();
  clean = await faulty.dump();
}, 120_000);
beforeEach(() => faulty.install());

/** Shopify, to which a query for more of it than so many is too costly; and how many each asked for. */
async function costly(
  most: number,
  countOf: (variables: Record<string, unknown>) => number | null,
) {
  const asked: number[] = [];
  const client: AdminClient = tampered(await faulty.client(), {
    before: (_document, variables) => {
      const count = countOf(variables);
      if (count === null) return;
      asked.push(count);
      if (count > most) throw new AppError("query_too_costly", "Query cost is 1,312, of 1,000.");
    },
  });
  return { client, asked };
}

it("asks for fewer orders a page, down to one, and has all of them with all that is theirs", async () => {
  faulty.store.faults.add({
    operation: "orders",
    times: always,
    fault: { type: "bulk-failed", errorCode: "TIMEOUT" },
  });
  const { client, asked } = await costly(1, ({ orders }) =>
    typeof orders === "number" ? orders : null,
  );
  const progress = await faulty.time.read(client, ["shop", "orders"]);
  expect(progress.orders).toMatchObject({ status: "done" });
  expect(new Set(asked)).toEqual(new Set([6, 3, 1]));
  const dump = await faulty.dump();
  for (const table of ["orders", "order_line", "order_discount", "order_shipping_line"])
    expect([table, dump[table]]).toEqual([table, clean[table]]);
});

it("asks for the agreements of fewer orders at once, and says so where those of one are too costly", async () => {
  await faulty.read(["shop", "orders"]);
  const { rows } = await faulty.db.query<{ id: number }>(
    "select id from orders where shop_id = $1 order by id",
    [(await faulty.shop()).id],
  );
  const ids = rows.map(({ id }) => id);
  const countOf = ({ ids: of }: Record<string, unknown>) => (Array.isArray(of) ? of.length : null);
  const { client, asked } = await costly(2, countOf);
  const halved = await fetchAgreements(client, ids);
  expect(halved).toEqual(await fetchAgreements(await faulty.client(), ids));
  expect(halved.length).toBeGreaterThanOrEqual(ids.length);
  expect(Math.max(...asked)).toBeGreaterThan(2);
  expect(asked.at(-1)).toBeLessThanOrEqual(2);
  const refusing = await costly(0, countOf);
  await expect(fetchAgreements(refusing.client, ids)).rejects.toMatchObject({
    code: "query_too_costly",
  });
});
