import { RulePanel } from "../products/panel";
import { ShopRulePanel } from "../shop-rule/panel";
import type { RuleView } from "./load.server";

/** Quality: what one rule has found. */
export function AnyRulePanel({ rule }: { rule: RuleView }) {
  return rule.about === "shop" ? (
    <ShopRulePanel view={rule.view} />
  ) : (
    <RulePanel view={rule.view} />
  );
}
