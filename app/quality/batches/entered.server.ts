import type { Message } from "../../imports/message";
import type { BadRow } from "../../imports/row-cells";
import type { ReadValues } from "../../imports/values/read-values";
import { createBatch, keepEntered, moveBatch, readBatch } from "../../store/quality/batches.server";
import type { Queryable } from "../../store/database.server";
import { addChanges } from "../../store/quality/changes.server";
import { enterChanges, listTargets } from "../../store/quality/edit-changes.server";
import { findValueTargets } from "../../store/quality/value-targets.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { matchRows, type EnteredRows, type EnteredValue } from "./entered-rows";
import { everything, type EnteredSource } from "./source";

/** What became of values that were pasted or came as a file. */
export type EnteredAnswer =
  /** They are changes of this batch, to be looked at. */
  | { kind: "entered"; batchId: number; done: Message }
  | { kind: "refused"; reason: Message }
  /** Of no row anything could be made. */
  | { kind: "badRows"; badRows: BadRow[]; badCount: number };

const shownBadRows = 50;
// Rows of JSON in a statement.
const changesAtOnce = 2_000;

/**
 * Makes values changes of a batch: of the open one that is named, else of a new one. Nothing is written before the
 * batch is accepted; rows that mean no variant, or several, are kept with it and shown.
 */
export async function enterValues(
  shop: ShopRow,
  read: ReadValues | Message,
  { batchId, madeBy, now }: { batchId: number | null; madeBy: string | null; now: Date },
): Promise<EnteredAnswer> {
  const { currency } = shop;
  if ("text" in read) return { kind: "refused", reason: read };
  if (currency === null) return { kind: "refused", reason: { text: "imports.notReady" } };
  return withShop(shop, async (tx): Promise<EnteredAnswer> => {
    const keys = read.rows.map(({ key }) => numberIn(key));
    const matched = matchRows(read, await findValueTargets(tx, shop, keys), currency);
    const badRows = [...read.badRows, ...matched.badRows].sort((a, b) => a.line - b.line);
    if (matched.values.length === 0) {
      if (badRows.length === 0) {
        return { kind: "refused", reason: { text: "imports.values.allSame" } };
      }
      return { kind: "badRows", badRows: badRows.slice(0, shownBadRows), badCount: badRows.length };
    }
    const entered: EnteredSource = {
      field: read.field,
      badRows: badRows.slice(0, shownBadRows),
      badCount: badRows.length,
      notes: read.notes,
    };
    const id = await openFor(tx, shop, { batchId, madeBy, now }, read.field, matched);
    if (id === null) return { kind: "refused", reason: { text: "quality.fix.notNow" } };
    await keepEntered(tx, shop, id, entered);
    await putIn(tx, shop, id, read.field, matched.values);
    return { kind: "entered", batchId: id, done: sayEntered(matched, badRows.length) };
  });
}

/** Who copies an address of the admin or of the API has the number at its end. */
const numberIn = (key: string) =>
  /^(?:gid:\/\/shopify\/ProductVariant|.*\/variants)\/(\d+)$/.exec(key)?.[1] ?? key;

/** The batch that is to have the values; null: it is not open any more. */
async function openFor(
  tx: Queryable,
  shop: ShopRow,
  { batchId, madeBy, now }: { batchId: number | null; madeBy: string | null; now: Date },
  field: ReadValues["field"],
  { values }: EnteredRows,
): Promise<number | null> {
  if (batchId !== null) {
    const batch = await readBatch(tx, shop, batchId, { lock: true });
    return batch?.state === "open" && batch.kind === "fix" ? batchId : null;
  }
  const total = new Set(values.map(({ productId }) => productId)).size;
  const made = { kind: "fix", undoOf: null, source: everything } as const;
  const id = await createBatch(tx, shop, { ...made, fixIds: [field], total, madeBy }, now);
  await moveBatch(tx, shop, id, { from: ["preparing"], to: "open", now });
  return id;
}

/** Values of variants that the batch has no change of become changes of it; the others are entered there. */
async function putIn(
  tx: Queryable,
  shop: ShopRow,
  batchId: number,
  field: ReadValues["field"],
  values: readonly EnteredValue[],
): Promise<void> {
  const known = new Set(await listTargets(tx, shop, batchId, field));
  const added = values
    .filter(({ target }) => !known.has(target))
    .map(({ productId, target, before }) => ({
      ...{ productId, target, before, field, fixIds: [field], after: undefined },
      ...{ confidence: null, isChosen: false, undoesNo: null },
    }));
  for (let start = 0; start < added.length; start += changesAtOnce) {
    await addChanges(tx, shop, batchId, added.slice(start, start + changesAtOnce));
  }
  await enterChanges(tx, shop, batchId, field, values);
}

function sayEntered({ values, same }: EnteredRows, bad: number): Message {
  const numbers = { entered: String(values.length), same: String(same), bad: String(bad) };
  return { text: "imports.values.entered", values: numbers };
}
