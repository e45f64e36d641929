import { buildProduct } from "./build-product";
import { describeIssues } from "./cells";
import { productColumns } from "./columns";
import type { Notes, UsedRule } from "./notes";
import { noteAbsent } from "./absent";
import { indexExtras } from "./product-extras";
import { startGroup, variantKey, type ProductGroup } from "./product-groups";
import { createProductRow, variantKeys, type ProductKey } from "./product-row";
import type { Row } from "./records";
import { openTable, type Table } from "./table";
import type { ExportedProduct, Reading } from "./types";
import { indexUnread, productUnread } from "./unread-columns";

const NONE: readonly UsedRule[] = [];
const APART = "Rows of one product that do not follow each other are joined";

/**
 * Reads Shopify's export of products. Rows of one handle are one product: the one with the title has
 * what belongs to the whole product. A row whose variant cannot be read is left out and the rest of
 * its product kept; a product whose titled row or whose every variant cannot be read is left out whole.
 * @throws ExportFileError for a file that is no such export.
 */
export async function readProducts(path: string): Promise<Reading<ExportedProduct>> {
  const table = await openTable(path, {
    kind: "products",
    columns: productColumns,
    required: ["handle"],
    reached: ["title", "price"],
  });
  const groups = collectGroups(table);
  const items: ExportedProduct[] = [];
  for (const [handle, group] of groups) {
    const product = finishGroup(group, table.notes);
    if (product) items.push(product);
    groups.delete(handle);
  }
  noteAbsentColumns(table, items);
  return {
    items,
    rejectedRows: table.notes.rejectedRows(),
    assumptions: table.notes.assumptions(),
  };
}

function collectGroups(table: Table<ProductKey>): Map<string, ProductGroup> {
  const { columns, notes } = table;
  const used: UsedRule[] = [];
  const schema = createProductRow(columns, used);
  const extras = indexExtras(table.header);
  const unreadIn = indexUnread(table.header, productUnread);
  const groups = new Map<string, ProductGroup>();
  const groupOf = (handle: string, line: number) => {
    const known = groups.get(handle);
    if (known) return known;
    const group = startGroup(handle, line);
    groups.set(handle, group);
    return group;
  };
  const takeUsed = () => (used.length === 0 ? NONE : used.splice(0, used.length));
  let previous: ProductGroup | null = null;
  /** Whether the rows since the last handle repeat a product read before. */
  let isRepeat = false;

  const isRow = (cells: readonly string[]) => {
    const row = columns.pick(cells);
    const isKnown = looksLikeHandle(row.handle) && schema.variant.safeParse(row).success;
    takeUsed();
    return isKnown;
  };
  const onBroken = ({ line, reason, cells }: Row & { reason: string }) => {
    notes.reject(line, reason);
    const { handle, title } = columns.pick(cells);
    if (!looksLikeHandle(handle) || groups.has(handle.trim()) || !title?.trim()) return;
    groupOf(handle.trim(), line).headProblem = { line, reason };
  };

  for (const { line, cells } of table.rows(isRow, onBroken)) {
    const row = columns.pick(cells);
    const handle = row.handle!.trim();
    if (handle === "") {
      notes.reject(line, `has no ${columns.title("handle")}`);
      continue;
    }
    const isNew = !groups.has(handle);
    const group = groupOf(handle, line);
    const isApart = !isNew && previous !== group;
    const hasTitle = row.title !== undefined && row.title.trim() !== "";
    if (previous !== group) isRepeat = isApart && hasTitle && group.head !== null;
    previous = group;
    if (isRepeat) {
      notes.reject(
        line,
        `repeats the product ${quote(handle)}, which begins on line ${group.line}`,
      );
      continue;
    }

    if ((isNew && row.title === undefined) || (hasTitle && !group.head && !group.headProblem)) {
      const head = schema.head.safeParse(row);
      const metafields = extras.metafields(cells, used);
      const rules = takeUsed();
      if (head.success) {
        group.head = { line, cells: head.data, used: rules };
        group.metafields = metafields;
        group.googleShopping = extras.googleShopping(cells);
      } else {
        group.headProblem = { line, reason: describeIssues(head.error) };
        notes.reject(line, group.headProblem.reason);
        continue;
      }
    }

    const src = row.imageSrc?.trim() ?? "";
    const isVariant =
      isNew || group.head?.line === line || variantKeys.some((key) => row[key]?.trim());
    if (isVariant) {
      const variant = schema.variant.safeParse(row);
      const rules = takeUsed();
      if (!variant.success) {
        notes.reject(line, describeIssues(variant.error));
        continue;
      }
      const key = variantKey(variant.data);
      const twin = group.variantLines.get(key);
      if (twin !== undefined) {
        notes.reject(line, `repeats the variant of ${quote(handle)} on line ${twin}`);
        continue;
      }
      group.variantLines.set(key, line);
      group.variants.push({ line, cells: variant.data, used: rules });
    } else if (src === "") {
      notes.reject(line, `is of ${quote(handle)} but has neither a variant nor an image`);
      continue;
    }
    group.rows.push(line);
    group.unread.push(...unreadIn(cells));
    if (isApart) notes.assume(columns.title("handle"), APART);
    if (src !== "" && !group.images.some((image) => image.src === src)) {
      group.images.push({
        line,
        src,
        position: readPosition(row.imagePosition),
        alt: row.imageAlt === undefined ? undefined : row.imageAlt.trim() || null,
      });
    }
  }
  return groups;
}

function finishGroup(group: ProductGroup, notes: Notes): ExportedProduct | null {
  const { handle, head, headProblem, rows, variants } = group;
  if (head && variants.length > 0) {
    for (const { used } of [head, ...variants, { used: group.unread }]) {
      for (const { field, rule } of used) notes.assume(field, rule);
    }
    return buildProduct(group, head.cells, notes);
  }
  const reason = headProblem
    ? `belongs to the product ${quote(handle)}, whose line ${headProblem.line} ${headProblem.reason}`
    : head
      ? `belongs to the product ${quote(handle)}, of which no variant can be read`
      : `is of the product ${quote(handle)}, of which no row has a Title`;
  for (const line of rows) notes.reject(line, reason);
  return null;
}

function noteAbsentColumns(table: Table<ProductKey>, items: readonly ExportedProduct[]): void {
  const ofProducts: ProductKey[] = [
    "title",
    "descriptionHtml",
    "vendor",
    "category",
    "productType",
    "tags",
    "published",
    "status",
    "isGiftCard",
    "seoTitle",
    "seoDescription",
    "imageSrc",
  ];
  const ofVariants: ProductKey[] = [
    "sku",
    "barcode",
    "price",
    "compareAtPrice",
    "cost",
    "grams",
    "inventoryTracker",
    "inventoryQuantity",
    "inventoryPolicy",
    "requiresShipping",
    "taxable",
    "variantImage",
    "unitMeasure",
  ];
  const count = (of: (product: ExportedProduct) => number) =>
    items.reduce((sum, product) => sum + of(product), 0);
  noteAbsent(table, ofProducts, items.length);
  noteAbsent(
    table,
    ["imageAlt"],
    count(({ images }) => images.length),
  );
  noteAbsent(
    table,
    ofVariants,
    count(({ variants }) => variants.length),
  );
}

/** Handles are made of a title's letters, digits and hyphens; text that slipped in is not. */
function looksLikeHandle(text: string | undefined): text is string {
  return text !== undefined && /^[^\s<>"]{1,255}$/u.test(text.trim());
}

function readPosition(text: string | undefined): number | null {
  const bare = text?.trim() ?? "";
  return /^\d+$/.test(bare) ? Number(bare) : null;
}

const quote = (handle: string) => `"${handle.length > 60 ? `${handle.slice(0, 60)}…` : handle}"`;
