import express from "express";
import type { Express } from "express";
import { z } from "zod";
import type { ShopRuntime } from "../platform/shop-runtime";
import { sendVisits } from "./visitors";

const body = z.strictObject({
  count: z.number().int().min(1).max(5_000).default(100),
  /** How many of them purchase (2.4 %). */
  buyers: z.number().int().min(0).optional(),
});

/**
 * Visitors from outside: POST /dev/visits sends some through the store that `?shop=` names, or the first
 * one, if the app's pixel is on there, and answers with what became of them.
 */
export function addVisitRoutes(app: Express, shops: ReadonlyMap<string, ShopRuntime>): void {
  app.post("/dev/visits", express.json({ limit: "10kb" }), (request, response, next) => {
    const shop = request.query["shop"];
    const runtime = shop === undefined ? shops.values().next().value : shops.get(String(shop));
    const parsed = body.safeParse(request.body ?? {});
    if (!runtime) {
      response.status(404).json({ errors: `Unknown shop ${String(shop)}` });
    } else if (!parsed.success) {
      response.status(400).json({ errors: parsed.error.issues.map(({ message }) => message) });
    } else {
      const { count, buyers } = parsed.data;
      sendVisits(runtime.world, { count, ...(buyers === undefined ? {} : { buyers }) })
        .then((sent) => {
          if (sent) response.json(sent);
          else response.status(409).json({ errors: "No pixel is turned on in this store." });
        })
        .catch(next);
    }
  });
}
