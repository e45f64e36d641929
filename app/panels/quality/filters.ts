import { severities, subjects } from "../../quality/rules/check";
import type { ProductFilter } from "../../store/quality/product-list.server";
import type { FilterView } from "./view";
import {
  dueTexts,
  filterTexts,
  severityTexts,
  statuses,
  statusTexts,
  subjectTexts,
  taskTexts,
} from "./words";
import { taskStatuses } from "../../store/quality/task-status";

/** Vendors and types to choose from. */
export interface FilterOptions {
  vendors: readonly string[];
  types: readonly string[];
  /** Names that products are assigned to. */
  assignees?: readonly string[];
}

/** What the address says of which products and rules are wanted. */
export interface QualityFilter extends Pick<
  ProductFilter,
  "vendor" | "type" | "status" | "severity" | "search"
> {
  subject: string | null;
  assignee: string | null;
  task: string | null;
  /** "overdue": the day is past, and it is not done. */
  due: (typeof dues)[number] | null;
}

const dues = ["overdue"] as const;

export function readFilter(params: URLSearchParams): QualityFilter {
  const text = (name: string) => params.get(name)?.trim() || null;
  const oneOf = (name: string, choices: readonly string[]) =>
    choices.find((choice) => choice === params.get(name)) ?? null;
  return {
    vendor: text("vendor"),
    type: text("type"),
    status: oneOf("status", statuses),
    severity: oneOf("severity", severities),
    subject: oneOf("subject", subjects),
    search: text("q") ?? "",
    assignee: text("assignee"),
    task: oneOf("task", taskStatuses),
    due: dues.find((choice) => choice === params.get("due")) ?? null,
  };
}

/** The choices of a page, with what was chosen. */
export function describeFilters(
  filter: QualityFilter,
  { vendors, types, assignees = [] }: FilterOptions,
  params: readonly (keyof typeof filterTexts)[],
): FilterView[] {
  const texts = (values: readonly string[], chosen: string | null) => {
    // One that is not among the most frequent may be in the address.
    const all = chosen === null || values.includes(chosen) ? values : [chosen, ...values];
    return all.map((value) => ({ value, label: value }));
  };
  const options: Record<(typeof params)[number], FilterView["options"]> = {
    severity: severities.map((value) => ({ value, label: { key: severityTexts[value] } })),
    subject: subjects.map((value) => ({ value, label: { key: subjectTexts[value] } })),
    vendor: texts(vendors, filter.vendor),
    type: texts(types, filter.type),
    status: statuses.map((value) => ({ value, label: { key: statusTexts[value] } })),
    assignee: texts(assignees, filter.assignee),
    task: taskStatuses.map((value) => ({ value, label: { key: taskTexts[value] } })),
    due: dues.map((value) => ({ value, label: { key: dueTexts[value] } })),
  };
  return params.map((param) => ({
    param,
    label: filterTexts[param],
    value: filter[param] ?? "",
    options: options[param],
  }));
}

/** The page that the address asks for, from 1. */
export function readPage(params: URLSearchParams, pageCount: number): number {
  const asked = Math.floor(Number(params.get("page") ?? 1)) || 1;
  return Math.min(Math.max(asked, 1), Math.max(pageCount, 1));
}
