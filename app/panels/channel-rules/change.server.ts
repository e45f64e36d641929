import { createHash } from "node:crypto";
import { compileChannelRules } from "../../metrics/acquisition/channel-rules";
import { tryRules } from "../../metrics/acquisition/rule-trial";
import { areCustomersFolded } from "../../store/rollup/fold.server";
import type { ShopRow } from "../../store/shops.server";
import type { StoredChannelRule } from "../../store/spend/channel-rule-terms";
import {
  listChannelRules,
  lockChannelRules,
  replaceChannelRules,
} from "../../store/spend/channel-rules.server";
import { withShop } from "../../store/with-shop.server";
import { readTouchUses } from "../../store/worth/touch-uses.server";
import { parseRules } from "./form";
import type { ChannelRulesAnswer } from "./view";

/** Tries rules on the shop's own orders, or saves those that were tried. */
export async function changeChannelRules(
  shop: ShopRow,
  form: FormData,
): Promise<ChannelRulesAnswer> {
  const parsed = parseRules(Object.fromEntries(form));
  if (parsed.kind !== "rules") return parsed;
  const { intent, rules, key } = parsed;
  return intent === "try"
    ? tryChannelRules(shop, rules, String(form.get("rules")))
    : saveChannelRules(shop, rules, key);
}

async function tryChannelRules(
  shop: ShopRow,
  rules: readonly StoredChannelRule[],
  posted: string,
): Promise<ChannelRulesAnswer> {
  return withShop(shop, async (tx) => {
    // Before, nobody can say whose first order it was.
    if (!(await areCustomersFolded(tx, shop))) {
      return { kind: "refused", reason: { text: "channelRules.notReady" } };
    }
    const stored = await listChannelRules(tx, shop);
    const trial = tryRules(
      await readTouchUses(tx, shop),
      compileChannelRules(stored),
      compileChannelRules(rules),
    );
    return { kind: "tried", trial, posted, key: keyOf(stored, rules) };
  });
}

async function saveChannelRules(
  shop: ShopRow,
  rules: readonly StoredChannelRule[],
  key: string,
): Promise<ChannelRulesAnswer> {
  return withShop(shop, async (tx) => {
    const stored = await lockChannelRules(tx, shop);
    if (key !== keyOf(stored, rules)) {
      return { kind: "refused", reason: { text: "channelRules.notTried" } };
    }
    await replaceChannelRules(tx, shop, rules);
    return { kind: "done", done: { text: "channelRules.done" } };
  });
}

/** Names what was tried beside what: others, or the same beside others, have not been. */
function keyOf(stored: readonly StoredChannelRule[], rules: readonly StoredChannelRule[]): string {
  const plain = (all: readonly StoredChannelRule[]) =>
    all.map(({ field, operator, value, channel }) => [field, operator, value, channel]);
  return createHash("sha256")
    .update(JSON.stringify([plain(stored), plain(rules)]))
    .digest("hex");
}
