import type { TextKey } from "../../../i18n/text-key";
import { isScope } from "../../../lib/scope";
import { checks } from "../../../quality/registry";
import { textsOfCheck } from "../../../quality/rules/check-texts";
import {
  calledIn,
  fieldNames,
  fieldOf,
  writeFieldValue,
  type FieldPlace,
} from "../../../quality/fixes/fields";
import { fixes } from "../../../quality/fixes/registry";
import { sourceSchema, valueFields } from "../../../quality/batches/source";
import type { BatchRow } from "../../../store/quality/batches.server";
import type {
  ChangeCounts,
  ChangeShow,
  ChangeState,
  ListedChange,
  StoredValue,
} from "../../../store/quality/changes.server";
import type { CollectionChoice } from "../../../store/quality/value-names.server";
import type { PagingView } from "../view";
import type { ChangeView, FieldView, FixContent, ValueView } from "./view";

export interface FixInput {
  batch: BatchRow;
  counts: ChangeCounts;
  toEnter: readonly { field: string; count: number }[];
  fields: readonly string[];
  grantedScopes: readonly string[];
  show: ChangeShow;
  rows: readonly ListedChange[];
  variantNames: ReadonlyMap<number, string>;
  /** Of categories and collections, by their ids. */
  names: ReadonlyMap<string, string>;
  collections: readonly CollectionChoice[];
  paging: PagingView;
}

export function buildFix(input: FixInput): FixContent {
  const { batch, counts, show } = input;
  const { batchId, kind, state, undoOf, looked, total } = batch;
  const of = (...states: ChangeState[]) =>
    states.reduce((sum, each) => sum + (counts.states[each] ?? 0), 0);
  const settled = of("written", "undone", "same", "changed", "priceMoved", "gone", "refused");
  // How a fix finds its values says nothing of an undo, which writes what was there before.
  const named = kind === "undo" || batch.fixIds.length > mostNotes ? [] : batch.fixIds;
  return {
    ...{ batchId, kind, state, undoOf, looked, total, show },
    ...{ madeBy: batch.madeBy, acceptedBy: batch.acceptedBy },
    madeAt: batch.createdAt.toISOString(),
    acceptedAt: batch.acceptedAt?.toISOString() ?? null,
    rule: kind === "undo" ? null : ruleOf(batch),
    notes: fixes
      .filter(({ id }) => named.includes(id))
      .flatMap(({ id }) => [textsOfFix(id).title, textsOfFix(id).note]),
    counts: {
      all: counts.all,
      products: counts.products,
      chosen: counts.chosen,
      chosenProducts: counts.chosenProducts,
      settled,
      accepted: settled + of("waiting", "trying"),
      written: of("written", "undone"),
      refused: of("refused"),
    },
    missingScopes: missingScopes(input),
    stoppedBy: stoppedTexts[batch.detail ?? ""] ?? scopeOrOther(batch.detail),
    shows: showsOf(counts, state),
    fills: input.toEnter.flatMap(({ field, count }) => {
      const view = fieldView(field);
      const isShared = fieldNames.some((name) => name === field && fieldOf(name).isShared);
      return view && isShared && count > 1 ? [{ field: view, count }] : [];
    }),
    collections: [...input.collections],
    valueFields: valueFieldsOf(input),
    entered: enteredOf(batch),
    rows: input.rows.flatMap((row) => toChangeView(row, input) ?? []),
    paging: input.paging,
  };
}

/** Values come from a spreadsheet where such are missing, or came from one. */
function valueFieldsOf({ batch, toEnter }: FixInput): FixContent["valueFields"] {
  if (batch.state !== "open" || batch.kind !== "fix") return [];
  const entered = enteredOf(batch)?.field;
  return valueFields.filter(
    (name) => name === entered || toEnter.some(({ field }) => field === name),
  );
}

const enteredOf = ({ source }: Pick<BatchRow, "source">) =>
  sourceSchema.safeParse(source).data?.entered ?? null;

const stoppedTexts: Readonly<Record<string, TextKey>> = {
  needs_reauth: "quality.fix.stoppedReason.needsOpening",
  superseded: "quality.fix.stoppedReason.reinstalled",
  upstream_invalid: "quality.fix.stoppedReason.closed",
  wrong_shop: "quality.fix.stoppedReason.closed",
};
const scopeOrOther = (detail: string | null): TextKey =>
  detail !== null && isScope(detail)
    ? "quality.fix.stoppedScope"
    : "quality.fix.stoppedReason.other";

// More of them say nothing.
const mostNotes = 2;

const enteredTexts = {
  cost: "quality.fix.values.names.cost",
  weight: "quality.fix.values.names.weight",
  barcode: "quality.fix.values.names.barcode",
} as const satisfies Record<string, TextKey>;

/** The rule that a batch was asked for by, or what was entered into it, in words; null: none, or several. */
export function ruleOf({ source }: Pick<BatchRow, "source">): TextKey | null {
  const checkIds = sourceSchema.safeParse(source).data?.checkIds;
  const [id] = checkIds ?? [];
  const entered = checkIds ? null : enteredOf({ source });
  if (entered) return enteredTexts[entered.field];
  const isOne = checkIds?.length === 1 && checks.some((check) => check.id === id);
  return isOne && id !== undefined ? textsOfCheck(id).fail : null;
}

/** What a batch is of, in words. */
export function nameOfBatch(
  t: (key: TextKey, values?: Record<string, string>) => string,
  batch: Pick<BatchRow, "kind" | "undoOf" | "source">,
): string {
  if (batch.undoOf !== null) {
    return t("quality.fix.history.undoOf", { number: String(batch.undoOf) });
  }
  const rule = ruleOf(batch);
  return rule === null ? t("quality.fix.history.several") : t(rule);
}

/** The registry's test says that there are these. */
export function textsOfFix(id: string): { title: TextKey; note: TextKey } {
  const key = (name: string) => `quality.fixes.${id}.${name}` as TextKey;
  return { title: key("title"), note: key("note") };
}

function missingScopes({ fields, grantedScopes }: FixInput): string[] {
  const needed = fieldNames
    .filter((name) => fields.includes(name))
    .map((name) => fieldOf(name).scope);
  return [...new Set(needed)].filter((scope) => !grantedScopes.includes(scope));
}

export function fieldView(field: string): FieldView | null {
  const name = fieldNames.find((each) => each === field);
  if (name === undefined) return null;
  return { name, label: `quality.fields.${name}`, input: fieldOf(name).input };
}

const showTexts = {
  all: "quality.fix.shows.all",
  chosen: "quality.fix.shows.chosen",
  left: "quality.fix.shows.left",
  toEnter: "quality.fix.shows.toEnter",
  failed: "quality.fix.shows.failed",
  written: "quality.fix.shows.written",
} as const satisfies Record<ChangeShow, TextKey>;

function showsOf(counts: ChangeCounts, state: BatchRow["state"]): FixContent["shows"] {
  const { all, chosen, left, toEnter, failed, states } = counts;
  const isAccepted = ["applying", "stopped", "done"].includes(state);
  const written = (states.written ?? 0) + (states.undone ?? 0);
  const numbers = isAccepted ? { all, written, failed } : { all, chosen, left, toEnter };
  return Object.entries(numbers).map(([name, count]) => {
    const value = name as ChangeShow;
    return { value, label: showTexts[value], count };
  });
}

const stateTexts = {
  open: "quality.fix.states.open",
  waiting: "quality.fix.states.waiting",
  trying: "quality.fix.states.trying",
  written: "quality.fix.states.written",
  same: "quality.fix.states.same",
  changed: "quality.fix.states.changed",
  priceMoved: "quality.fix.states.priceMoved",
  gone: "quality.fix.states.gone",
  refused: "quality.fix.states.refused",
  undone: "quality.fix.states.undone",
} as const satisfies Record<ChangeState, TextKey>;

/** A change as it is read; null: of a field that there is not any more. */
export function toChangeView(
  row: ListedChange,
  { variantNames, names }: Pick<FixInput, "variantNames" | "names">,
): ChangeView | null {
  const field = fieldView(row.field);
  if (!field) return null;
  const { place } = fieldOf(field.name as Parameters<typeof fieldOf>[0]);
  const say = (value: StoredValue) => sayValue(value, field, names);
  const variant = variantNames.get(Number(row.target)) ?? row.target;
  return {
    no: row.changeNo,
    productId: row.productId,
    title: row.title,
    imageUrl: row.imageUrl,
    field,
    place: placeOf(place, variant, row.target),
    before: say(row.before),
    after: row.after === undefined ? null : say(row.after),
    entered: writeFieldValue(row.after ?? row.before),
    confidence: row.confidence,
    isChosen: row.isChosen,
    isEdited: row.isEdited,
    state: row.state,
    stateText: stateTexts[row.state],
    detail: row.detail === null || row.state !== "changed" ? row.detail : nameOf(row.detail, names),
  };
}

/** Where in the product a change is, in words; null: the product as a whole. */
function placeOf(place: FieldPlace, variant: string, target: string): string | null {
  if (place === "variant") return variant;
  // "target-gender"
  if (place === "attribute") return target.replaceAll("-", " ");
  return place === "option" ? calledIn(target) : null;
}

/** As it is read; "" is none, told apart from a value that is still to be entered. */
export function sayValue(
  value: StoredValue,
  { input }: Pick<FieldView, "input">,
  names: ReadonlyMap<string, string>,
): ValueView {
  if (typeof value === "boolean") return value;
  if (value === null) return "";
  const texts = typeof value === "string" ? [value] : value;
  const isNamed = input === "category" || input === "collections" || input === "fixed";
  return texts.map((text) => (isNamed ? nameOf(text, names) : text)).join(", ");
}

const nameOf = (text: string, names: ReadonlyMap<string, string>) => names.get(text) ?? text;
