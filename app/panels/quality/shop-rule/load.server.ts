import { readSeverity } from "../../../quality/rules/active-checks";
import { shopChecks } from "../../../quality/registry";
import type { ShopCheck } from "../../../quality/rules/shop-check";
import { readQualitySettings } from "../../../store/quality/settings.server";
import {
  countShopFindings,
  readShopFindings,
  readShopRules,
} from "../../../store/quality/shop-results.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { loadQualityFrame } from "../frame.server";
import { pageOf } from "../paging";
import { reasonText, wordsOf } from "../rule-words";
import { toPlaceRow } from "./place-row";
import type { ShopRuleContent, ShopRuleView } from "./view";

/** Null: it is none of the shop as a whole. */
export function findShopCheck(id: string | null | undefined): ShopCheck | null {
  return shopChecks.find((check) => check.id === id) ?? null;
}

/** What a rule of the shop as a whole has found. */
export async function loadShopRule(
  shop: ShopRow,
  check: ShopCheck,
  params: URLSearchParams,
  now: Date,
): Promise<ShopRuleView> {
  const frame = await loadQualityFrame(shop, now);
  if (frame.state !== "ready") return frame;
  const content = await withShop(shop, async (tx): Promise<ShopRuleContent> => {
    const settings = await readQualitySettings(tx, shop);
    const isOff = settings.some(({ checkId, isOn }) => checkId === check.id && !isOn);
    const rules = await readShopRules(tx, shop);
    const found = rules.find(({ checkId }) => checkId === check.id);
    const listed = await countShopFindings(tx, shop, check.id);
    const { offset, ...paging } = pageOf(params, listed);
    const page = { offset, limit: paging.onPage };
    const severity = readSeverity(found?.severity ?? null) ?? check.severity;
    return {
      rule: { ...wordsOf(check), severity },
      state: isOff ? "off" : stateOf(found?.state),
      why: found?.state === "unknown" ? reasonText(found.why ?? "") : null,
      missingScope: found?.why === "missingScope" ? (check.needsScope ?? null) : null,
      places: found?.places ?? 0,
      rows: (await readShopFindings(tx, shop, check.id, page)).map((row) =>
        toPlaceRow(check.id, row),
      ),
      paging,
    };
  });
  return { ...frame, content };
}

function stateOf(state: string | undefined): ShopRuleContent["state"] {
  if (state === undefined) return "waiting";
  return state === "finding" || state === "unknown" ? state : "passed";
}
