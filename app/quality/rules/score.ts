import type { Outcome, Severity } from "./check";

/** What a rule weighs in a score: an error as much as ten hints. */
export const weights: Readonly<Record<Severity, number>> = { error: 10, warning: 4, hint: 1 };

export const grades = ["A", "B", "C", "D", "E"] as const;
export type Grade = (typeof grades)[number];

/** The least score of each grade, of 100. Akeneo's ranks begin at the same ones, every ten below 90. */
export const leastScores: Readonly<Record<Grade, number>> = { A: 90, B: 80, C: 70, D: 60, E: 0 };

export interface Judged {
  /** The rule's own severity. Of a finding that has another, that one counts. */
  severity: Severity;
  outcome: Outcome;
}

/**
 * Weighted share of rules passed among those passed and found, 0 to 100. What is not applicable or unknown
 * weighs nothing; null where nothing is known.
 */
export function scoreProduct(judged: readonly Judged[]): number | null {
  let passed = 0;
  let all = 0;
  for (const { severity, outcome } of judged) {
    if (outcome.state === "passed") {
      passed += weights[severity];
      all += weights[severity];
    } else if (outcome.state === "finding") {
      all += weights[outcome.severity ?? severity];
    }
  }
  return all === 0 ? null : (passed / all) * 100;
}

/** Mean over active products that have a score, 0 to 100; null where none has. */
export function scoreShop(
  products: Iterable<{ status: string; score: number | null }>,
): number | null {
  let sum = 0;
  let count = 0;
  for (const { status, score } of products) {
    if (status !== "ACTIVE" || score === null) continue;
    sum += score;
    count++;
  }
  return count === 0 ? null : sum / count;
}

/** By the score as it is, not as it is rounded for show: 89.9 is no A. */
export function gradeOf(score: number): Grade {
  return grades.find((grade) => score >= leastScores[grade]) ?? "E";
}
