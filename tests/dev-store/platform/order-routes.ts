import express from "express";
import type { Express } from "express";
import { z } from "zod";
import { placeAnyOrder } from "./any-order";
import type { ShopRuntime } from "./shop-runtime";

const id = z.number().int().positive();
const body = z.strictObject({
  lines: z
    .array(z.strictObject({ variantId: id, quantity: z.number().int().positive() }))
    .min(1)
    .optional(),
  customerId: id.optional(),
  discountCode: z.string().optional(),
  /** How many such orders. */
  count: z.number().int().min(1).max(1_000).default(1),
});

/**
 * Trade from outside: POST /dev/orders places paid orders in the store that `?shop=` names, or in the
 * first one, and answers with their ids. Without a body: one of something that sells.
 */
export function addOrderRoutes(app: Express, shops: ReadonlyMap<string, ShopRuntime>): void {
  app.post("/dev/orders", express.json({ limit: "100kb" }), (request, response) => {
    const shop = request.query["shop"];
    const runtime = shop === undefined ? shops.values().next().value : shops.get(String(shop));
    if (!runtime) {
      response.status(404).json({ errors: `Unknown shop ${String(shop)}` });
      return;
    }
    const parsed = body.safeParse(request.body ?? {});
    if (!parsed.success) {
      const errors = parsed.error.issues.map(
        ({ path, message }) => `${path.join(".")}: ${message}`,
      );
      response.status(400).json({ errors });
      return;
    }
    const { count, ...draft } = parsed.data;
    const orderIds: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const { orderId, userErrors } = placeAnyOrder(runtime.world, withoutUndefined(draft));
      if (orderId === null) {
        response.status(422).json({ orderIds, errors: userErrors.map(({ message }) => message) });
        return;
      }
      orderIds.push(orderId);
    }
    response.status(201).json({ orderIds });
  });
}

function withoutUndefined<T extends object>(
  value: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
