import type { CustomerRecord } from "./customers";
import type { ViewSource } from "./order-context";

interface Statistics {
  rfmGroup: string;
  predictedSpendTier: string | null;
}

/**
 * Customer.statistics. Recency, frequency and money each get 1-5 by quintile within the store (5 =
 * best), and the group follows from R and the mean of F and M. The spend tier is the third of the
 * money ranking. Ranks need the whole store, so they are worked out once and hold until the store
 * has changed by a good deal, as Shopify recomputes them now and then.
 */
export function createSegments(
  source: ViewSource,
  readRecord: (customer: number) => CustomerRecord,
  isThere: (customer: number) => boolean,
): { of(record: CustomerRecord): Statistics } {
  const { log } = source;
  const RECOMPUTE_AFTER_EVENTS = 500;
  let edges: { last: number[]; orders: number[]; spent: number[] } | null = null;
  let version = 0;

  function quintiles(): NonNullable<typeof edges> {
    if (edges && log.version() - version < RECOMPUTE_AFTER_EVENTS) return edges;
    const last: number[] = [];
    const orders: number[] = [];
    const spent: number[] = [];
    for (let customer = 0; customer < log.customerCount(); customer++) {
      if (!isThere(customer)) continue;
      const record = readRecord(customer);
      if (record.orders === 0) continue;
      last.push(record.lastOrderAt ?? 0);
      orders.push(record.orders);
      spent.push(record.spentMinor);
    }
    version = log.version();
    edges = { last: edgesOf(last), orders: edgesOf(orders), spent: edgesOf(spent) };
    return edges;
  }

  return {
    of(record) {
      if (record.orders === 0) return { rfmGroup: "PROSPECTS", predictedSpendTier: null };
      const { last, orders, spent } = quintiles();
      const r = scoreOf(record.lastOrderAt ?? 0, last);
      const m = scoreOf(record.spentMinor, spent);
      const fm = (scoreOf(record.orders, orders) + m) / 2;
      return {
        rfmGroup: groupOf(r, fm),
        predictedSpendTier: m >= 5 ? "HIGH" : m >= 3 ? "MEDIUM" : "LOW",
      };
    },
  };
}

function edgesOf(values: number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return [0.2, 0.4, 0.6, 0.8].map((share) => sorted[Math.floor(share * sorted.length)] ?? 0);
}

function scoreOf(value: number, edges: readonly number[]): number {
  let score = 1;
  for (const edge of edges) if (value > edge) score += 1;
  return score;
}

function groupOf(recency: number, fm: number): string {
  if (recency >= 5) return fm >= 4 ? "CHAMPIONS" : fm >= 2.5 ? "ACTIVE" : "NEW";
  if (recency >= 4) return fm >= 4 ? "LOYAL" : fm >= 2.5 ? "ACTIVE" : "PROMISING";
  if (recency >= 3) return fm >= 4 ? "LOYAL" : fm >= 2.5 ? "NEEDS_ATTENTION" : "ALMOST_LOST";
  if (recency >= 2) return fm >= 4 ? "AT_RISK" : fm >= 2.5 ? "NEEDS_ATTENTION" : "ALMOST_LOST";
  return fm >= 4 ? "PREVIOUSLY_LOYAL" : fm >= 3 ? "AT_RISK" : "DORMANT";
}
