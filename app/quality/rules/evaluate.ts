import type { ShopDay } from "../../lib/shop-day";
import type { ActiveCheck } from "./active-checks";
import type { CheckContext, Evidence, Outcome, Severity, UnknownReason } from "./check";
import type { ProductFacts } from "../facts/facts";
import { notApplicable } from "./outcomes";
import type { Judged } from "./score";

export interface FoundByCheck {
  checkId: string;
  severity: Severity;
  places: number;
  evidence: readonly Evidence[];
  /** The merchant does not want to see it. */
  isSuppressed: boolean;
}

/** What all checks made of a product. */
export interface Evaluation {
  /** For the score. */
  judged: Judged[];
  findings: FoundByCheck[];
  unknown: Record<string, UnknownReason>;
  notApplicable: string[];
  /** The first day on which time alone may bring another outcome; null: none does. */
  recheckFrom: ShopDay | null;
  /** What checks threw, though they must not: nothing is known then. */
  failures: { checkId: string; error: unknown }[];
}

/** A suppressed finding is kept, but weighs as if the check did not apply. */
export function evaluate(
  product: ProductFacts,
  context: CheckContext,
  active: readonly ActiveCheck[],
  suppressed: ReadonlySet<string>,
): Evaluation {
  const evaluation: Evaluation = {
    judged: [],
    findings: [],
    unknown: {},
    notApplicable: [],
    recheckFrom: null,
    failures: [],
  };
  for (const { check, severity, settings } of active) {
    const { id: checkId } = check;
    let outcome: Outcome;
    try {
      outcome = check.run(product, context, settings);
      const { changesOn } = check;
      const day = changesOn === "never" ? null : changesOn(product, context, settings);
      if (day !== null && (evaluation.recheckFrom ?? day) >= day) evaluation.recheckFrom = day;
    } catch (error) {
      evaluation.failures.push({ checkId, error });
      outcome = { state: "unknown", why: "notRead" };
    }
    const isSuppressed = outcome.state === "finding" && suppressed.has(checkId);
    const weight =
      severity ?? (outcome.state === "finding" ? outcome.severity : undefined) ?? check.severity;
    evaluation.judged.push(
      isSuppressed
        ? { severity: weight, outcome: notApplicable }
        : { severity: weight, outcome: weighed(outcome, weight) },
    );
    if (outcome.state === "finding") {
      const { places, evidence } = outcome;
      evaluation.findings.push({ checkId, severity: weight, places, evidence, isSuppressed });
    } else if (outcome.state === "notApplicable") {
      evaluation.notApplicable.push(checkId);
    } else if (outcome.state === "unknown") {
      evaluation.unknown[checkId] = outcome.why;
    }
  }
  return evaluation;
}

function weighed(outcome: Outcome, severity: Severity): Outcome {
  return outcome.state === "finding" ? { ...outcome, severity } : outcome;
}

/** Of all variants whose number is known, at selling prices; minor units. */
export function stockValueOf({ variants }: ProductFacts): number {
  return variants.reduce(
    (sum, { isTracked, inventoryQuantity, priceMinor }) =>
      sum + (isTracked ? Math.max(inventoryQuantity ?? 0, 0) * priceMinor : 0),
    0,
  );
}
