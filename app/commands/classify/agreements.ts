/** Shares of answers that agree, from 0 to 1. */
export interface Agreements {
  vertical: number;
  /** The first two levels are the same; where the right category has one, the answer has one too. */
  level2: number;
  exact: number;
  /** The right category is among the five best. */
  top5: number;
}

/** Of one product: each 0 or 1. `answers`: full names, best first. */
export function agreementsOf(right: string, answers: readonly string[]): Agreements {
  const best = answers[0] ?? "";
  const agrees = (is: boolean) => (is ? 1 : 0);
  return {
    vertical: agrees(cut(right, 1) === cut(best, 1)),
    level2: agrees(cut(right, 2) === cut(best, 2)),
    exact: agrees(same(right) === same(best)),
    top5: agrees(answers.slice(0, 5).some((answer) => same(answer) === same(right))),
  };
}

/** Of none: 0. */
export function averageOf(all: readonly Agreements[]): Agreements {
  const average = (part: keyof Agreements) =>
    all.reduce((sum, each) => sum + each[part], 0) / Math.max(1, all.length);
  return {
    vertical: average("vertical"),
    level2: average("level2"),
    exact: average("exact"),
    top5: average("top5"),
  };
}

function cut(fullName: string, levels: number): string {
  return same(fullName).split(" > ").slice(0, levels).join(" > ");
}

function same(fullName: string): string {
  return fullName.trim().toLowerCase();
}
