import type { Message } from "../../imports/message";
import type { BadRow } from "../../imports/row-cells";
import type { ReadValues, ValueRow } from "../../imports/values/read-values";
import { formatDecimal } from "../../lib/money";
import type { ValueTarget } from "../../store/quality/value-targets.server";
import { writeWeight } from "../fixes/fields";
import { unitsOfNames } from "./current-values";

/** A value for a variant, beside the one that it has. */
export interface EnteredValue {
  productId: number;
  target: string;
  before: string | null;
  after: string;
}

export interface EnteredRows {
  values: EnteredValue[];
  /** Rows of which the variant has the value already. */
  same: number;
  badRows: BadRow[];
}

/** Puts rows beside the variants that they mean; those that mean none, or several, are told. */
export function matchRows(
  { field, kind, rows }: Pick<ReadValues, "field" | "kind" | "rows">,
  targets: readonly ValueTarget[],
  currency: string,
): EnteredRows {
  const byRow = new Map<number, ValueTarget[]>();
  for (const target of targets) {
    // What is to be entered does not tell what it is of, unless the header says so.
    const isOf =
      kind === null ? field !== "barcode" || target.by !== "barcode" : target.by === kind;
    if (isOf) byRow.set(target.at, [...(byRow.get(target.at) ?? []), target]);
  }
  const entered: EnteredRows = { values: [], same: 0, badRows: [] };
  const known = new Map<number, ValueRow>();
  for (const [at, row] of rows.entries()) {
    const found = new Map((byRow.get(at) ?? []).map((target) => [target.variantId, target]));
    const [target] = found.values();
    const fault = target === undefined || found.size > 1 ? faultOf(row, found.size) : null;
    if (fault || !target) {
      if (fault) entered.badRows.push({ line: row.line, reason: fault });
      continue;
    }
    const earlier = known.get(target.variantId);
    if (earlier) {
      if (earlier.value !== row.value) {
        const values = { line: String(earlier.line) };
        entered.badRows.push({
          line: row.line,
          reason: { text: "imports.values.contradicts", values },
        });
      }
      continue;
    }
    known.set(target.variantId, row);
    const before = valueOf(target, field, currency);
    if (before === row.value) {
      entered.same += 1;
      continue;
    }
    const { productId, variantId } = target;
    entered.values.push({ productId, target: String(variantId), before, after: row.value });
  }
  return entered;
}

function faultOf({ key }: ValueRow, found: number): Message {
  if (found === 0) return { text: "imports.values.unknown", values: { key } };
  return { text: "imports.values.several", values: { key, number: String(found) } };
}

/** What a variant has, as fields of fixes have it. */
function valueOf(
  { barcode, unitCostMinor, weightValue, weightUnit }: ValueTarget,
  field: ReadValues["field"],
  currency: string,
): string | null {
  switch (field) {
    case "barcode":
      return barcode || null;
    case "cost":
      return unitCostMinor === null ? null : formatDecimal(unitCostMinor, currency);
    case "weight": {
      const unit = weightUnit === null ? undefined : unitsOfNames[weightUnit];
      // Shopify says 0 where none was entered.
      return unit === undefined || !weightValue ? null : writeWeight({ value: weightValue, unit });
    }
  }
}
