import { z } from "zod";
import { noteAbsent } from "./absent";
import { createCells, describeIssues } from "./cells";
import { customerColumns } from "./columns";
import type { UsedRule } from "./notes";
import { hashEmail } from "./hash-email";
import { openTable } from "./table";
import type { ExportedCustomer, Reading } from "./types";
import { customerUnread, indexUnread } from "./unread-columns";

type CustomerKey = keyof typeof customerColumns;

const numberKeys: readonly CustomerKey[] = ["totalSpent", "totalOrders"];
/** As a number is written in whatever way: nothing is made of it. */
const numberLike = /^$|^[^\p{L}@]*(?:\p{L}{1,4}[^\p{L}@]*)?$/u;

/**
 * Reads Shopify's export of customers, of which nothing personal leaves: the e-mail as a salted hash,
 * and neither name, address nor phone number.
 * @throws ExportFileError for a file that is no such export.
 */
export async function readCustomers(
  path: string,
  salt: string,
): Promise<Reading<ExportedCustomer>> {
  const table = await openTable(path, {
    kind: "customers",
    columns: customerColumns,
    required: [],
    reached: ["id", "email", "totalSpent", "totalOrders"],
  });
  const { columns, notes } = table;
  const used: UsedRule[] = [];
  const cells = createCells(columns.title, used);
  const schema = z.object({
    id: cells.code("id"),
    tags: cells.tags(),
  });
  const takeUsed = () => used.splice(0, used.length);
  const linesById = new Map<string, number>();
  const linesByKey = new Map<string, number>();
  const items: ExportedCustomer[] = [];

  const unreadIn = indexUnread(table.header, customerUnread);

  /** A column of numbers that holds a text: the row's cells stand in wrong columns, tags too. */
  const findSlipped = (row: Record<CustomerKey, string | undefined>) =>
    numberKeys.find((key) => !numberLike.test(row[key]?.trim() ?? ""));
  const isRow = (found: readonly string[]) => {
    const row = columns.pick(found);
    const isWhole = schema.safeParse(row).success && /^$|@/.test(row.email?.trim() ?? "");
    takeUsed();
    return isWhole && findSlipped(row) === undefined;
  };
  for (const { line, cells: found } of table.rows(isRow, ({ line, reason }) =>
    notes.reject(line, reason),
  )) {
    const row = columns.pick(found);
    const result = schema.safeParse(row);
    const rules = takeUsed();
    if (!result.success) {
      notes.reject(line, describeIssues(result.error));
      continue;
    }
    const slipped = findSlipped(row);
    if (slipped) {
      notes.reject(line, `${columns.title(slipped)} holds no number: its cells have slipped`);
      continue;
    }
    const customerKey = hashEmail(row.email, salt);
    const { id } = result.data;
    const twin = (id && linesById.get(id)) || (customerKey && linesByKey.get(customerKey));
    if (twin) {
      notes.reject(line, `repeats the customer on line ${twin}`);
      continue;
    }
    if (id) linesById.set(id, line);
    if (customerKey) linesByKey.set(customerKey, line);
    for (const { field, rule } of [...rules, ...unreadIn(found)]) notes.assume(field, rule);
    items.push({ line, customerKey, ...result.data });
  }
  noteAbsent(table, ["id", "email", "tags"], items.length);
  return { items, rejectedRows: notes.rejectedRows(), assumptions: notes.assumptions() };
}
