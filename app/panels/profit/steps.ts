import type { TextKey } from "../../i18n/text-key";
import { contributionMargin1 } from "../../metrics/definitions/contribution-margin-1";
import { contributionMargin2 } from "../../metrics/definitions/contribution-margin-2";
import { contributionMargin3 } from "../../metrics/definitions/contribution-margin-3";
import { cogs } from "../../metrics/definitions/cogs";
import { netProfit } from "../../metrics/definitions/net-profit";
import { netSales } from "../../metrics/definitions/net-sales";
import type { MetricDefinition } from "../../metrics/metric";
import type { ProfitFacts } from "../../metrics/profit/facts";
import { uncostedNetMinor } from "../../metrics/profit/margins";
import { costSteps, firstReason, reasonOf, type CostField } from "./unknown";
import type { StepView } from "./view";

/** From net sales to net profit, one cost after the other; each bar ends where the next one begins. */
export function buildSteps(facts: ProfitFacts): StepView[] {
  const steps: StepView[] = [];
  let left: number | null = facts.netSalesMinor;
  const less = (id: string, label: TextKey, cost: number | null, reason: TextKey | null) => {
    const before: number | null = left;
    left = before === null || cost === null ? null : before - cost;
    steps.push(toStep(facts, { id, label, kind: "less", value: cost, reason }, before, left));
  };
  const sum = ({ id, label, compute }: MetricDefinition<ProfitFacts>, fields: CostField[]) => {
    const value = compute(facts);
    const reason = firstReason(facts, fields);
    steps.push(toStep(facts, { id, label, kind: "sum", value, reason }, 0, value));
  };
  const cost = (field: CostField, label: TextKey) => {
    const amount = facts[field];
    const reason = reasonOf(field, amount);
    less(field, label, typeof amount === "number" ? amount : null, reason);
  };

  sum({ ...netSales, compute: () => facts.netSalesMinor }, []);
  const goods = cogs.compute(facts);
  if (goods !== null && uncostedNetMinor(facts) !== 0) {
    less("uncosted", "profit.steps.uncosted", uncostedNetMinor(facts), null);
  }
  less(cogs.id, cogs.label, goods, goods === null ? "profit.unknown.product" : null);
  sum(contributionMargin1, []);
  const taken: CostField[] = [];
  for (const { field, label } of costSteps) {
    cost(field, label);
    taken.push(field);
    const margin = marginAfter[field];
    if (margin) sum(margin, [...taken]);
  }
  return steps;
}

const marginAfter: Partial<Record<CostField, MetricDefinition<ProfitFacts>>> = {
  handlingCost: contributionMargin2,
  marketing: contributionMargin3,
  fixedCosts: netProfit,
};

function toStep(
  { netSalesMinor }: ProfitFacts,
  step: Pick<StepView, "id" | "label" | "kind"> & { value: number | null; reason: TextKey | null },
  from: number | null,
  to: number | null,
): StepView {
  const { value, reason, ...rest } = step;
  const isDrawn = netSalesMinor > 0 && value !== null && from !== null && to !== null;
  const [low, high] = [Math.min(from ?? 0, to ?? 0), Math.max(from ?? 0, to ?? 0)];
  const within = (part: number) => Math.max(0, Math.min(1, part / netSalesMinor));
  return {
    ...rest,
    valueMinor: value,
    reason: value === null ? reason : null,
    bar: isDrawn ? { from: within(low), to: within(high) } : null,
    share: netSalesMinor > 0 && value !== null ? value / netSalesMinor : null,
  };
}
