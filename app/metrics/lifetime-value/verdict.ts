import { naiveRules, type Backtest } from "./backtest";

/** In what a model was wrong about the held out past. */
export const faults = ["worseThanRule", "bias", "calibration"] as const;
export type Fault = (typeof faults)[number];

/** Why a model could not be tried on the past. */
export const untestedReasons = [
  "pastTooShort",
  "tooFewRepeaters",
  "notSettled",
  "churnOnEdge",
] as const;
export type Untested = (typeof untestedReasons)[number];

/** Whether predictions are shown: those of a model that failed are not, and one that was not tried leads no page. */
export type Verdict =
  { kind: "passed" } | { kind: "failed"; faults: Fault[] } | { kind: "untested"; why: Untested };

/** All orders predicted may differ so much from those that came: published models of good fit do by 12 %. */
export const mostBias = 0.15;
/** By number of orders before, the differences may come to so much of all orders together: there by 15 %. */
export const mostMiscalibration = 0.25;

/**
 * The mean error hardly tells a model from the rule that nobody comes back, so it is the squared one that must not be
 * greater than that of any rule.
 */
export function judge(tried: { backtest: Backtest | null; untested: Untested | null }): Verdict {
  const { backtest, untested } = tried;
  if (!backtest) return { kind: "untested", why: untested ?? "pastTooShort" };
  const { rmse, bias, naive } = backtest;
  const found: Record<Fault, boolean> = {
    worseThanRule: naiveRules.some((rule) => naive[rule].rmse < rmse),
    // Where no order came, there is nothing that predictions would be near to.
    bias: bias === null || Math.abs(bias) > mostBias,
    calibration: miscalibrationOf(backtest) > mostMiscalibration,
  };
  const own = faults.filter((fault) => found[fault]);
  return own.length === 0 ? { kind: "passed" } : { kind: "failed", faults: own };
}

/** Differences of groups of customers with as many orders before, over all orders that came. */
export function miscalibrationOf({ byRepeats, purchases }: Backtest): number {
  const off = byRepeats.reduce(
    (sum, { customers, actual, predicted }) => sum + customers * Math.abs(predicted - actual),
    0,
  );
  return purchases > 0 ? off / purchases : Infinity;
}
