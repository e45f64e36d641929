type Unit =
  | ("MB" | "s" | "ms" | "x" | "%")
  | ("rows/s" | "products/s" | "changes/s" | "requests/s")
  | ("rounds" | "days" | "figures" | "webhooks" | "events" | "changes" | "orders");

/** One figure of a run, with its goal where it has one. */
export interface BenchLine {
  part: string;
  measure: string;
  value: number;
  unit: Unit;
  /** In words, such as ">= 0.5"; null: for information. */
  goal: string | null;
  /** Null where there is no goal. */
  isMet: boolean | null;
  /** The goal does not depend on sizes: it is judged in a short run too. */
  holdsAlways?: true;
}

type Figure = Pick<BenchLine, "part" | "measure" | "value" | "unit">;

export const note = (figure: Figure): BenchLine => ({ ...figure, goal: null, isMet: null });

export const atLeast = (least: number, figure: Figure): BenchLine => ({
  ...figure,
  goal: `>= ${least}`,
  isMet: figure.value >= least,
});

export const atMost = (most: number, figure: Figure): BenchLine => ({
  ...figure,
  goal: `<= ${most}`,
  isMet: figure.value <= most,
});

/** Whatever is counted must not be there, however small the run. */
export const none = (figure: Figure): BenchLine => ({ ...atMost(0, figure), holdsAlways: true });
