import { AppError } from "../../lib/errors";
import { parseRate } from "../../lib/exchange";

/** Files of marketing spend that a command is to enter. */
export interface SpendFiles {
  paths: string[];
  /** What a unit of each other currency is in the shop's, as decimals. */
  rates: Record<string, string>;
}

/** Options of every command that starts a store. */
export const spendOptions = {
  spend: { type: "string", multiple: true },
  "spend-rate": { type: "string", multiple: true },
} as const;

/** Throws an AppError("invalid_input") that names the option. */
export function parseSpendFiles(values: {
  spend?: string[] | undefined;
  "spend-rate"?: string[] | undefined;
}): SpendFiles {
  const paths = values.spend ?? [];
  if (paths.includes("")) throw invalid("--spend must be followed by a file.");
  const rates: SpendFiles["rates"] = {};
  for (const text of values["spend-rate"] ?? []) {
    const [, currency, rate] = /^([A-Z]{3})=(.+)$/.exec(text) ?? [];
    if (!currency || !rate || parseRate(rate) === null) {
      throw invalid(`--spend-rate must be a currency and its rate, such as EUR=1.08, not ${text}.`);
    }
    if (rates[currency]) throw invalid(`--spend-rate is given twice for ${currency}.`);
    rates[currency] = rate;
  }
  if (paths.length === 0 && Object.keys(rates).length > 0) {
    throw invalid("--spend-rate needs a file: give one with --spend.");
  }
  return { paths, rates };
}

function invalid(message: string): AppError {
  return new AppError("invalid_input", message);
}
