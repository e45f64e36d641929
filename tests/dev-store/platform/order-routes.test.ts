import { expect, it } from "vitest";
import { startDevStore } from "../start";

it("places paid orders on demand, which are in the store at once", async () => {
  const store = await startDevStore({ settings: { orders: 5, products: 5, historyDays: 10 } });
  const post = (body?: object, query = "") =>
    fetch(`${store.url}/dev/orders${query}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const { trade } = store.world();
  const before = trade.size().orders;
  const one = (await (await post()).json()) as { orderIds: number[] };
  expect(one.orderIds).toHaveLength(1);
  expect((await post({ count: 3 })).status).toBe(201);
  expect(trade.size().orders).toBe(before + 4);
  expect((await post({ count: 0 })).status).toBe(400);
  expect((await post({ lines: [{ variantId: 1, quantity: 1 }] })).status).toBe(422);
  expect((await post({}, "?shop=other.myshopify.com")).status).toBe(404);
  await store.close();
});
