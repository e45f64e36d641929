import { judgeCopies, type Copies } from "./copied-lines";
import type { Notes } from "./notes";
import type { OrderGroup, OrderHeadFound, OrderRowFound } from "./order-groups";
import type { OrderNames } from "./order-names";
import type { LineCells, OrderHead } from "./order-row";
import type { ExportedLine, ExportedOrder } from "./types";

const SOLD_TWICE =
  "A line that stands twice, where an order's own cells are repeated on its rows: sold twice, by the subtotal";
const UNCLEAR =
  "repeats an earlier line, and the subtotal does not tell whether it was sold twice or stands twice";
const taxNumbers = [1, 2, 3, 4, 5] as const;

/**
 * An order of its rows. An order of which one row cannot be read would no longer add up: it is left
 * out whole and each of its rows is reported.
 * @returns null for an order that was left out
 */
export function buildOrder(
  group: OrderGroup,
  notes: Notes,
  names: OrderNames,
): ExportedOrder | null {
  const { head } = group;
  const copies = judgeCopies(group);
  const problem = findProblem(group, copies);
  if (problem || !head?.cells) {
    rejectOrder(group, problem, notes, names);
    return null;
  }
  const rows = copies === "sold" ? group.rows : group.rows.filter(({ isCopy }) => !isCopy);
  if (copies === "copied") {
    const reason = `repeats ${names.call(group.name)}, which begins on line ${group.line}`;
    for (const { line, isCopy } of group.rows) if (isCopy) notes.reject(line, reason);
  } else {
    const counted = rows.filter(({ isCopy }) => isCopy).length;
    notes.assume("Lineitem name", SOLD_TWICE, counted);
  }
  const sold = rows.filter(({ cells }) => cells !== null && cells.lineQuantity > 0);
  for (const { used } of [head, ...sold]) {
    for (const { field, rule } of used) notes.assume(field, rule);
  }
  for (const { field, rule } of group.unread.flat()) notes.assume(field, rule);
  const empty = rows.filter(({ cells }) => cells?.lineQuantity === 0).length;
  notes.assume("Lineitem quantity", "A line of which 0 were sold is left out", empty);
  return assemble(group, head, head.cells, sold.map(buildLine));
}

interface Problem {
  line: number;
  reason: string;
}

function findProblem({ head, line, rows }: OrderGroup, copies: Copies): Problem | null {
  if (head?.problem) return { line: head.line, reason: head.problem };
  const bad = rows.find(({ problem }) => problem !== null);
  if (bad) return { line: bad.line, reason: bad.problem! };
  const copy = rows.find(({ isCopy }) => isCopy);
  if (copy && copies === "unclear") return { line: copy.line, reason: UNCLEAR };
  if (rows.some(({ cells }) => cells !== null && cells.lineQuantity > 0)) return null;
  return { line, reason: "has no line item of which anything was sold" };
}

function rejectOrder(
  { name, head, rows }: OrderGroup,
  problem: Problem | null,
  notes: Notes,
  names: OrderNames,
): void {
  const own = new Map(rows.map((row) => [row.line, row.problem]));
  if (head?.problem) {
    const line = own.get(head.line);
    own.set(head.line, line ? `${head.problem}; ${line}` : head.problem);
  }
  if (problem && !own.get(problem.line)) own.set(problem.line, problem.reason);
  for (const [line, reason] of own) {
    const because = `belongs to ${names.call(name)}, whose line ${problem?.line} ${problem?.reason}`;
    notes.reject(line, reason ?? because);
  }
}

function assemble(
  { name, customerKey }: OrderGroup,
  { line, countryCode, provinceCode }: OrderHeadFound,
  head: OrderHead,
  lines: readonly ExportedLine[],
): ExportedOrder {
  return {
    line,
    name,
    id: head.id,
    customerKey,
    financialStatus: head.financialStatus,
    fulfillmentStatus: head.fulfillmentStatus,
    createdAt: head.createdAt!,
    paidAt: head.paidAt,
    fulfilledAt: head.fulfilledAt,
    cancelledAt: head.cancelledAt,
    currency: head.currency,
    subtotal: head.subtotal,
    shipping: head.shipping,
    taxes: head.taxes,
    total: head.total,
    discountCode: head.discountCode,
    discountAmount: head.discountAmount,
    refundedAmount: head.refundedAmount,
    duties: head.duties,
    shippingMethod: head.shippingMethod,
    paymentMethod: head.paymentMethod,
    tags: head.tags,
    source: head.source,
    countryCode,
    provinceCode,
    taxLines: taxNumbers.flatMap((number) => {
      const amount = head[`tax${number}Value`];
      return amount == null ? [] : { title: head[`tax${number}Name`] ?? "Tax", amount };
    }),
    lines,
  };
}

function buildLine({ line, cells }: OrderRowFound): ExportedLine {
  const found: LineCells = cells!;
  return {
    line,
    name: found.lineName ?? "",
    quantity: found.lineQuantity,
    price: found.linePrice!,
    compareAtPrice: found.lineCompareAtPrice,
    sku: found.lineSku,
    vendor: found.lineVendor,
    requiresShipping: found.lineRequiresShipping,
    taxable: found.lineTaxable,
    fulfillmentStatus: found.lineFulfillmentStatus,
    discount: found.lineDiscount,
  };
}
