import { z } from "zod";
import type { PurchaseHistory } from "../../metrics/lifetime-value/histories";
import { simulate } from "../../metrics/lifetime-value/simulate";
import { studyLifetimes, type StudyFacts } from "../../metrics/lifetime-value/study";

/** What the process prints as its one line of JSON. */
export interface FitMeasured {
  customers: number;
  histories: number;
  seconds: number;
  peakMb: number;
  /** Found over true, of each parameter. */
  ratios: Record<string, number>;
}

const truth = { r: 0.4, alpha: 9, a: 0.7, b: 2.8, p: 4, q: 4.5, v: 4_000 };
const weeks = 156;
const heldOutDays = 182;

/** Whole days, as shops know them. */
const dayOf = (weeks: number) => Math.floor(weeks * 7);

interface Counted extends PurchaseHistory {
  repeatSpendMinor: number;
}

function collect(customers: number): StudyFacts {
  const histories = new Map<string, Counted>();
  const heldOut = new Map<string, PurchaseHistory & { later: number }>();
  const spends = new Map<string, { customers: number; purchases: number; meanSpend: number }>();
  const add = <Row extends { customers: number }>(
    rows: Map<string, Row>,
    row: Row,
    key: string,
  ) => {
    const known = rows.get(key);
    if (known) known.customers += 1;
    else rows.set(key, row);
    return known ?? row;
  };
  for (const customer of simulate(truth, customers, weeks, 1)) {
    const age = dayOf(customer.age);
    const days = [...new Set(customer.repeats.map(dayOf))].filter((day) => day > 0);
    const spend = Math.round(customer.spends.reduce((sum, each) => sum + each, 0));
    const repeats = days.length;
    const recency = days.at(-1) ?? 0;
    const history = { customers: 1, repeats, recency: recency / 7, age: age / 7 };
    const counted = { ...history, repeatSpendMinor: 0 };
    add(histories, counted, `${repeats} ${recency} ${age}`).repeatSpendMinor += spend;
    if (repeats > 0) {
      const row = { customers: 1, purchases: repeats, meanSpend: spend / repeats };
      add(spends, row, `${repeats} ${spend}`);
    }
    const ageBefore = age - heldOutDays;
    if (ageBefore < 0) continue;
    const before = days.filter((day) => day <= ageBefore);
    const recencyBefore = before.at(-1) ?? 0;
    const row = {
      customers: 1,
      repeats: before.length,
      recency: recencyBefore / 7,
      age: ageBefore / 7,
      later: repeats - before.length,
    };
    add(heldOut, row, `${before.length} ${recencyBefore} ${ageBefore} ${row.later}`);
  }
  return {
    histories: [...histories.values()],
    spends: [...spends.values()],
    firstSpend: { customers, meanMinor: 5_000, deviationMinor: 2_000 },
    heldOut: { weeks: heldOutDays / 7, histories: [...heldOut.values()] },
  };
}

const customers = z.coerce.number().int().min(1).parse(process.argv[2]);
const facts = collect(customers);
const began = performance.now();
const study = studyLifetimes(facts, 1);
const seconds = (performance.now() - began) / 1_000;
if (study.state !== "fitted") throw new Error(`The fit is refused: ${study.why}`);
const found = study.model;
const measured: FitMeasured = {
  customers,
  histories: facts.histories.length,
  seconds,
  peakMb: process.resourceUsage().maxRSS / 1_024,
  ratios: Object.fromEntries(
    Object.entries(truth).map(([name, value]) => [name, found[name as keyof typeof truth] / value]),
  ),
};
process.stdout.write(`${JSON.stringify(measured)}\n`);
