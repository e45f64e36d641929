import { readSeverity } from "../../../quality/rules/active-checks";
import type { Check } from "../../../quality/rules/check";
import { gradeOf } from "../../../quality/rules/score";
import type { ShopDay } from "../../../lib/shop-day";
import type { SavedView } from "../../../store/quality/saved-views.server";
import { taskStatuses } from "../../../store/quality/task-status";
import type { OpenFinding, QualityProductRow } from "../../../store/quality/product-list.server";
import { describeFilters, type FilterOptions, type QualityFilter } from "../filters";
import { taskTexts } from "../words";
import { readEvidence, wordsOf } from "../rule-words";
import type { PagingView } from "../view";
import type { ProductRow, ProductsContent } from "./view";

export interface ProductsInput {
  check: Check | null;
  filter: QualityFilter;
  options: FilterOptions;
  rows: readonly QualityProductRow[];
  findings: readonly OpenFinding[];
  variantNames: ReadonlyMap<number, string>;
  paging: PagingView;
  saved: readonly SavedView[];
  today: ShopDay;
}

export function buildProducts(input: ProductsInput): ProductsContent {
  const { check, filter, options, paging } = input;
  const params = check
    ? (["vendor", "type", "status", "assignee", "task", "due"] as const)
    : (["severity", "subject", "vendor", "type", "status", "assignee", "task", "due"] as const);
  return {
    rule: check && { ...wordsOf(check), severity: check.severity },
    filters: describeFilters(filter, options, params),
    search: filter.search,
    saved: input.saved.filter(({ page }) => page === "products"),
    rows: input.rows.map((row) => toRow(row, input)),
    paging,
  };
}

function toTask(
  { assignee, dueDay, task }: Pick<QualityProductRow, "assignee" | "dueDay" | "task">,
  today: ShopDay,
): ProductRow["task"] {
  const status = taskStatuses.find((each) => each === task) ?? "open";
  const isLate = dueDay !== null && dueDay < today && status !== "done";
  return { assignee, dueDay, status: taskTexts[status], isLate };
}

function toRow(
  row: QualityProductRow,
  { check, findings, variantNames, today }: ProductsInput,
): ProductRow {
  const { productId: id, assignee, dueDay, task, ...rest } = row;
  const found = findings.find(
    ({ productId, checkId }) => productId === id && checkId === check?.id,
  );
  return {
    id,
    ...rest,
    task: task === null ? null : toTask({ assignee, dueDay, task }, today),
    grade: row.score === null ? null : gradeOf(row.score),
    finding: found
      ? {
          severity: readSeverity(found.severity) ?? "hint",
          places: found.places,
          evidence: readEvidence(found.checkId, found.evidence, variantNames),
          since: found.firstSeenAt.toISOString(),
        }
      : null,
  };
}
