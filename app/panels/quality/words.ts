import type { TextKey } from "../../i18n/text-key";
import type { Subject } from "../../quality/rules/check";
import type { TaskStatus } from "../../store/quality/task-status";
import type { SeverityWord } from "./view";

export const severityTexts: Readonly<Record<SeverityWord, TextKey>> = {
  error: "quality.severities.error",
  warning: "quality.severities.warning",
  hint: "quality.severities.hint",
};

/** What a severity says of a finding. */
export const severityNotes: Readonly<Record<SeverityWord, TextKey>> = {
  error: "quality.severityNotes.error",
  warning: "quality.severityNotes.warning",
  hint: "quality.severityNotes.hint",
};

export const subjectTexts: Readonly<Record<Subject, TextKey>> = {
  category: "quality.subjects.category",
  title: "quality.subjects.title",
  description: "quality.subjects.description",
  media: "quality.subjects.media",
  variant: "quality.subjects.variant",
  price: "quality.subjects.price",
  logistics: "quality.subjects.logistics",
  option: "quality.subjects.option",
  seo: "quality.subjects.seo",
  publication: "quality.subjects.publication",
  shop: "quality.subjects.shop",
};

export const statusTexts = {
  ACTIVE: "quality.statuses.ACTIVE",
  DRAFT: "quality.statuses.DRAFT",
  ARCHIVED: "quality.statuses.ARCHIVED",
  UNLISTED: "quality.statuses.UNLISTED",
} as const satisfies Readonly<Record<string, TextKey>>;

export const statuses = Object.keys(statusTexts) as (keyof typeof statusTexts)[];

export const taskTexts: Readonly<Record<TaskStatus, TextKey>> = {
  open: "quality.task.statuses.open",
  doing: "quality.task.statuses.doing",
  done: "quality.task.statuses.done",
};

export const dueTexts = {
  overdue: "quality.filters.overdue",
} as const satisfies Readonly<Record<string, TextKey>>;

export const filterTexts = {
  severity: "quality.filters.severity",
  subject: "quality.filters.subject",
  vendor: "quality.filters.vendor",
  type: "quality.filters.type",
  status: "quality.filters.status",
  assignee: "quality.filters.assignee",
  task: "quality.filters.task",
  due: "quality.filters.due",
} as const satisfies Readonly<Record<string, TextKey>>;
