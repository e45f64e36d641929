import { noteAbsent } from "./absent";
import { buildOrder } from "./build-order";
import { describeIssues } from "./cells";
import { orderColumns, type ColumnIndex } from "./columns";
import type { UsedRule } from "./notes";
import {
  startOrder,
  type OrderGroup,
  type OrderHeadFound,
  type OrderRowFound,
} from "./order-groups";
import { hashEmail } from "./hash-email";
import { createOrderNames, type OrderNames } from "./order-names";
import { createOrderRow, readPlace, type OrderKey, type OrderRow } from "./order-row";
import type { BrokenRow } from "./records";
import { openTable, type Table } from "./table";
import type { ExportedOrder, Reading } from "./types";
import { indexUnread, orderUnread } from "./unread-columns";

const APART = "Rows of one order that do not follow each other are joined";
const FILLED_DOWN = "An order's own cells are repeated on its further rows: counted once";

type Cells = Record<OrderKey, string | undefined>;

const lineKeys = (Object.keys(orderColumns) as OrderKey[]).filter((key) => key.startsWith("line"));
/** What says that a row is one of a line item; a vendor alone does not. */
const itemKeys: readonly OrderKey[] = ["lineName", "lineQuantity", "linePrice", "lineSku"];
/** Filled only on the row an order begins on. */
const headKeys: readonly OrderKey[] = [
  "financialStatus",
  "currency",
  "subtotal",
  "shipping",
  "taxes",
  "total",
];

const ownKeys: readonly OrderKey[] = [...headKeys, "createdAt", "id", "discountAmount"];
const NONE: readonly UsedRule[] = [];

/**
 * Reads Shopify's export of orders: one row per line item, the cells of the whole order on the first
 * row of its Name. An order of which any row cannot be read is left out whole. E-mails leave as
 * salted hashes; names, addresses and phone numbers do not leave at all.
 * @throws ExportFileError for a file that is no such export.
 */
export async function readOrders(path: string, salt: string): Promise<Reading<ExportedOrder>> {
  const table = await openTable(path, {
    kind: "orders",
    columns: orderColumns,
    required: ["name", "createdAt", "lineQuantity", "linePrice"],
    reached: ["lineName"],
  });
  const items: ExportedOrder[] = [];
  const names = createOrderNames();
  const groups = collectOrders(table, salt, names);
  for (const [name, group] of groups) {
    const order = buildOrder(group, table.notes, names);
    if (order) items.push(order);
    groups.delete(name);
  }
  noteAbsentColumns(table, items);
  return {
    items,
    rejectedRows: table.notes.rejectedRows(),
    assumptions: table.notes.assumptions(),
  };
}

function collectOrders(
  table: Table<OrderKey>,
  salt: string,
  names: OrderNames,
): Map<string, OrderGroup> {
  const { columns, notes } = table;
  const reader = createRowReader(columns, names);
  const unreadIn = indexUnread(table.header, orderUnread);
  // Nothing can have slipped into the first cell of a row.
  const isNameFirst = table.header[0]?.trim() === columns.title("name");
  const groups = new Map<string, OrderGroup>();
  const groupOf = (name: string, line: number) => {
    const group = groups.get(name) ?? startOrder(name, line);
    groups.set(name, group);
    return group;
  };
  let previous: OrderGroup | null = null;
  /** Whether the rows since the last Name repeat an order read before. */
  let isRepeat = false;
  /** Rows since the last Name, the order's own first. */
  let sameName: Cells[] = [];

  /** Broken rows that begin with what no other row has begun with so far. */
  const doubtful: { name: string; line: number; reason: string }[] = [];
  const onBroken = ({ line, reason, cells }: BrokenRow) => {
    const name = columns.pick(cells).name?.trim() ?? "";
    if (!groups.has(name) && !names.isLikely(name)) {
      doubtful.push({ name, line, reason });
      return;
    }
    previous = groupOf(name, line);
    previous.rows.push({ line, problem: reason, cells: null, used: NONE });
  };

  for (const { line, cells } of table.rows(reader.isRow, onBroken)) {
    const row = columns.pick(cells);
    const name = row.name!.trim();
    if (name === "") {
      notes.reject(line, `has no ${columns.title("name")}: it belongs to no order`);
      previous = null;
      continue;
    }
    const isKnown = groups.has(name);
    const group = groupOf(name, line);
    const follows = previous === group;
    if (!follows) isRepeat = false;
    if (!follows) sameName = [];
    previous = group;

    const isFilled = headKeys.some((key) => row[key]?.trim());
    const kind = isFilled && group.head?.isFilled ? compareToFirst(row, sameName) : "line";
    if (kind === "another") isRepeat = true;
    if (isRepeat) {
      notes.reject(line, `repeats ${names.call(name)}, which begins on line ${group.line}`);
      continue;
    }
    sameName.push(row);
    if (kind === "filled") notes.assume(columns.title("name"), FILLED_DOWN);
    if (isKnown && !follows) notes.assume(columns.title("name"), APART);
    if (!group.head || (isFilled && !group.head.isFilled)) {
      group.head = reader.readHead(line, row, isFilled);
    }
    group.customerKey ||= hashEmail(row.email, salt);
    const found = itemKeys.some((key) => row[key]?.trim())
      ? reader.readLine(line, row)
      : { line, problem: null, cells: null, used: NONE };
    group.unread.push(unreadIn(cells));
    group.rows.push(kind === "copy" ? { ...found, isCopy: true } : found);
    if (isNameFirst || (group.head.cells && found.cells)) names.learn(name);
  }
  for (const { name, line, reason } of doubtful) {
    const group = groups.get(name);
    if (group) group.rows.push({ line, problem: reason, cells: null, used: NONE });
    else notes.reject(line, reason);
  }
  return groups;
}

function createRowReader(columns: ColumnIndex<OrderKey>, names: OrderNames) {
  const used: UsedRule[] = [];
  const schema: OrderRow = createOrderRow(columns, used);
  const takeUsed = () => (used.length === 0 ? NONE : used.splice(0, used.length));
  return {
    isRow(cells: readonly string[]): boolean {
      const row = columns.pick(cells);
      const isRow =
        names.mayBe(row.name?.trim() ?? "") &&
        schema.head.safeParse(row).success &&
        schema.line.safeParse(row).success;
      takeUsed();
      return isRow;
    },
    readHead(line: number, row: Cells, isFilled: boolean): OrderHeadFound {
      const head = schema.head.safeParse(row);
      const found = { line, isFilled, used: takeUsed(), ...readPlace(row) };
      return head.success
        ? { ...found, cells: head.data, problem: null }
        : { ...found, cells: null, problem: describeIssues(head.error) };
    },
    readLine(line: number, row: Cells): OrderRowFound {
      const result = schema.line.safeParse(row);
      const rules = takeUsed();
      return result.success
        ? { line, problem: null, cells: result.data, used: rules }
        : { line, problem: describeIssues(result.error), cells: null, used: rules };
    },
  };
}

/**
 * What a row is that fills an order's own cells once more: one of the exports that repeat them on every
 * row ("filled", or "copy" where its line is an earlier one's too), or another order of the same Name.
 */
function compareToFirst(row: Cells, rows: readonly Cells[]): "filled" | "copy" | "another" {
  const [first] = rows;
  if (!first || !ownKeys.every((key) => row[key] === first[key])) return "another";
  if (!rows.some((other) => lineKeys.every((key) => row[key] === other[key]))) return "filled";
  return rows.every((other) => headKeys.some((key) => other[key]?.trim())) ? "copy" : "another";
}

function noteAbsentColumns(table: Table<OrderKey>, items: readonly ExportedOrder[]): void {
  const ofOrders: OrderKey[] = [
    "email",
    "financialStatus",
    "paidAt",
    "fulfilledAt",
    "cancelledAt",
    "currency",
    "subtotal",
    "shipping",
    "taxes",
    "total",
    "discountCode",
    "discountAmount",
    "refundedAmount",
    "tags",
    "source",
    "shippingCountry",
  ];
  const ofLines: OrderKey[] = ["lineName", "lineSku", "lineDiscount", "lineTaxable"];
  noteAbsent(table, ofOrders, items.length);
  noteAbsent(
    table,
    ofLines,
    items.reduce((sum, { lines }) => sum + lines.length, 0),
  );
  const named = items.filter(({ countryCode }) => countryCode === undefined).length;
  const hasCountry = table.columns.has("shippingCountry") || table.columns.has("billingCountry");
  if (hasCountry) {
    const rule = "The file has no code but something else: unknown, and not kept";
    table.notes.assume(table.columns.title("shippingCountry"), rule, named);
  }
}
