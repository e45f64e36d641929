import { createI18n } from "../../../i18n/i18n";
import type { BatchRow } from "../../../store/quality/batches.server";
import type { ListedChange } from "../../../store/quality/changes.server";
import { csvText } from "../csv-text";
import { nameOfBatch, toChangeView } from "./build-view";
import type { ChangeView, ValueView } from "./view";

export interface ChangesFile {
  batch: BatchRow;
  currency: string;
  rows: readonly ListedChange[];
  /** How many there are: more than the rows where the file would be too long. */
  found: number;
  variantNames: ReadonlyMap<number, string>;
  names: ReadonlyMap<string, string>;
}

/** Changes of a batch as CSV, with what became of each, who asked for them, who accepted them and when each was written. */
export function changesCsv({ batch, currency, rows, found, ...basis }: ChangesFile): string {
  const { t } = createI18n();
  const put = t as (key: string, values: Record<string, string>) => string;
  const say = (value: ValueView): string =>
    typeof value === "boolean" ? t(value ? "quality.fix.yes" : "quality.fix.no") : (value ?? "");
  const outcome = ({ state, stateText, detail, isChosen, after }: ChangeView): string => {
    if (state === "open" && batch.state === "open") {
      if (after === null) return t("quality.fix.shows.toEnter");
      return t(isChosen ? "quality.fix.csv.ticked" : "quality.fix.csv.unticked");
    }
    return put(stateText, { value: detail || t("quality.fix.none"), reason: detail ?? "" });
  };
  const heading = [
    t("quality.columns.productId"),
    t("quality.columns.product"),
    t("quality.fix.columns.field"),
    t("quality.fix.csv.place"),
    t("quality.fix.columns.before"),
    t("quality.fix.columns.after"),
    t("quality.fix.csv.isEdited"),
    t("quality.fix.columns.state"),
    t("quality.fix.history.by"),
    t("quality.fix.history.acceptedBy"),
    t("quality.fix.csv.writtenAt"),
  ];
  const by = batch.madeBy ?? t("quality.fix.history.unknown");
  const acceptedBy = acceptedByOf(t, batch);
  const lines = rows.flatMap((row) => {
    const view = toChangeView(row, basis);
    if (!view) return [];
    return [
      [
        String(view.productId),
        view.title ?? t("quality.fix.goneProduct"),
        t(view.field.label),
        view.place ?? "",
        say(view.before),
        say(view.after),
        t(view.isEdited ? "quality.fix.yes" : "quality.fix.no"),
        outcome(view),
        by,
        acceptedBy,
        row.writtenAt?.toISOString() ?? "",
      ],
    ];
  });
  const number = String(batch.batchId);
  const comments = [
    `Shelfwise: ${t("quality.fix.csv.changes", { number, batch: nameOfBatch(t, batch) })}`,
    t("quality.fix.csv.state", { state: t(`quality.fix.history.states.${batch.state}`) }),
    t("quality.fix.csv.made", { instant: batch.createdAt.toISOString() }),
    ...(batch.acceptedAt
      ? [t("quality.fix.csv.accepted", { instant: batch.acceptedAt.toISOString() })]
      : []),
    t("quality.fix.csv.values"),
    t("csv.currency", { currency }),
    ...cutNote(t, rows.length, found),
  ];
  return csvText(comments, heading, lines);
}

export type BatchWithStates = BatchRow & { states: Record<string, number> };

/** Every batch as CSV, the newest first. */
export function batchesCsv(batches: readonly BatchWithStates[], found: number): string {
  const { t } = createI18n();
  const heading = [
    t("quality.fix.csv.number"),
    t("quality.fix.history.batch"),
    t("quality.fix.csv.madeAt"),
    t("quality.fix.history.by"),
    t("quality.fix.history.state"),
    t("quality.fix.csv.acceptedAt"),
    t("quality.fix.history.acceptedBy"),
    t("quality.fix.csv.finishedAt"),
    t("quality.fix.history.changes"),
    t("quality.fix.history.written"),
    t("quality.fix.history.notWritten"),
    t("quality.fix.history.leftOut"),
  ];
  const rows = batches.map((batch) => {
    const sums = sumsOf(batch);
    return [
      String(batch.batchId),
      nameOfBatch(t, batch),
      batch.createdAt.toISOString(),
      batch.madeBy ?? t("quality.fix.history.unknown"),
      t(`quality.fix.history.states.${batch.state}`),
      batch.acceptedAt?.toISOString() ?? "",
      acceptedByOf(t, batch),
      batch.finishedAt?.toISOString() ?? "",
      ...[sums.changes, sums.written, sums.notWritten, sums.leftOut].map(String),
    ];
  });
  const comments = [
    `Shelfwise: ${t("quality.fix.csv.batches")}`,
    t("quality.fix.csv.counts"),
    ...cutNote(t, rows.length, found),
  ];
  return csvText(comments, heading, rows);
}

/** Empty where nobody has accepted it yet. */
const acceptedByOf = (t: Translate, { acceptedAt, acceptedBy }: BatchRow): string =>
  acceptedAt === null ? "" : (acceptedBy ?? t("quality.fix.history.unknown"));

type Translate = ReturnType<typeof createI18n>["t"];

function cutNote(t: Translate, shown: number, found: number): string[] {
  if (shown >= found) return [];
  return [t("quality.fix.csv.cut", { shown: String(shown), found: String(found) })];
}

/** How many changes of a batch there are, by what became of them. */
export function sumsOf({ state, states }: Pick<BatchWithStates, "state" | "states">) {
  const of = (...names: string[]) => names.reduce((sum, name) => sum + (states[name] ?? 0), 0);
  return {
    changes: Object.values(states).reduce((sum, count) => sum + count, 0),
    written: of("written", "undone"),
    notWritten: of("refused", "changed", "priceMoved", "gone"),
    // Before it is accepted, nothing is.
    leftOut: state === "done" ? of("open") : 0,
  };
}
