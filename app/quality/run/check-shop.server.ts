import { createHash } from "node:crypto";
import { log } from "../../log.server";
import { readQualitySettings } from "../../store/quality/settings.server";
import { writeShopResults } from "../../store/quality/shop-results.server";
import { readShopPrint } from "../../store/quality/shop-rows.server";
import {
  noteShopChecked,
  readQualityState,
  tellQualityPages,
} from "../../store/quality/state.server";
import { withShop } from "../../store/with-shop.server";
import { keyOfChecks, listActiveChecks } from "../rules/active-checks";
import type { QualityParts } from "./check-products.server";
import { evaluateShop } from "../rules/evaluate-shop";
import { unknown } from "../rules/outcomes";
import type { FactBase } from "../facts/load-facts.server";
import { loadShopWideFacts } from "../facts/load-shop-facts.server";

/**
 * Checks the shop as a whole: its collections, policies and redirects, and products beside them. In one
 * transaction: collections are few. `isOnlyChanged`: not where all of these are as they were, as that
 * is cheaper to tell.
 */
export async function checkShopWhole(
  base: FactBase,
  { shopChecks, plainTextOf, untold }: Pick<QualityParts, "shopChecks" | "plainTextOf" | "untold">,
  now: Date,
  { isOnlyChanged }: { isOnlyChanged: boolean },
): Promise<void> {
  const { shop, hasCollections } = base;
  await withShop(shop, async (tx) => {
    const checks = shopChecks.map((check) =>
      untold?.has(check.id) ? { ...check, run: () => unknown("notRead") } : check,
    );
    const active = listActiveChecks(checks, await readQualitySettings(tx, shop));
    const parts = [
      await readShopPrint(tx, shop),
      keyOfChecks(active),
      hasCollections,
      [...(untold ?? [])].sort(),
      [...shop.grantedScopes].sort(),
    ];
    const print = createHash("md5").update(JSON.stringify(parts)).digest("base64url");
    const { shopPrint } = await readQualityState(tx, shop);
    if (isOnlyChanged && shopPrint === print) return;
    const facts = await loadShopWideFacts(tx, base, plainTextOf);
    const scopes = new Set(shop.grantedScopes);
    const results = evaluateShop(facts, active, scopes, (checkId, error) =>
      log.error({ shop: shop.domain, checkId, err: error }, "A check of the shop failed"),
    );
    const written = await writeShopResults(tx, shop, results, now);
    await noteShopChecked(tx, shop, print, now);
    if (written > 0) await tellQualityPages(tx, shop);
  });
}
