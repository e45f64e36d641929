import { fixTargetsQuery } from "../../../app/admin-api/documents/fixes";
import { toGid } from "../../../app/lib/gid";
import {
  currentValue,
  entriesIn,
  targetsSchema,
  toTargets,
} from "../../../app/quality/batches/current-values";
import { everything } from "../../../app/quality/batches/source";
import { fieldOf, type FieldName, type FieldValue } from "../../../app/quality/fixes/fields";
import { createBatch, moveBatch } from "../../../app/store/quality/batches.server";
import { addChanges } from "../../../app/store/quality/changes.server";
import { readOnlineStoreId } from "../../../app/store/quality/fact-rows.server";
import { withShop } from "../../../app/store/with-shop.server";
import type { FixShop } from "./fix-shop";

/** A value to be put into a field, whatever checks say of it. */
export interface Wanted {
  productId: number;
  field: FieldName;
  target: string;
  after: FieldValue;
}

const now = () => new Date();

/** What is done with batches of such values in a shop. */
export function wantedIn(of: FixShop) {
  const send = (batchId: number, intent: string) => of.send(batchId, { intent });
  const accept = async (batchId: number) => {
    await send(batchId, "accept");
    await of.apply(batchId);
  };

  /** The values that Shopify has now. */
  async function readNow(wanted: readonly Wanted[]): Promise<(FieldValue | undefined)[]> {
    const client = await of.store.client();
    const onlineStoreId = await withShop(of.shop, (tx) => readOnlineStoreId(tx, of.shop));
    const values: (FieldValue | undefined)[] = [];
    for (const { productId, field, target, after } of wanted) {
      const { place } = fieldOf(field);
      const ids = [toGid("Product", productId)];
      if (place === "variant") ids.push(toGid("ProductVariant", Number(target)));
      if (place === "media") ids.push(target);
      const query = fixTargetsQuery({ publications: true, collections: true, attributes: true });
      const targets = toTargets(targetsSchema.parse((await client.query(query, { ids })).data));
      const product = targets.get(toGid("Product", productId));
      if (product?.__typename !== "Product") throw new Error("The product is not there");
      const option = product.options.find(({ name }) => name === target)?.optionValues[0]?.name;
      const held = field === "attributeEntry" ? entriesIn(product, target)[0] : null;
      const before = field === "optionValue" ? (option ?? null) : (held ?? null);
      const basis = { currency: of.shop.currency ?? "", onlineStoreId };
      values.push(currentValue(product, targets, { field, target, before, after }, basis));
    }
    return values;
  }

  async function makeBatch(wanted: readonly Wanted[], before: readonly (FieldValue | undefined)[]) {
    return withShop(of.shop, async (tx) => {
      const batch = { kind: "fix", undoOf: null, fixIds: [], source: everything } as const;
      const made = { ...batch, fixIds: [], total: wanted.length, madeBy: null };
      const batchId = await createBatch(tx, of.shop, made, now());
      const changes = wanted.map((each, index) => ({
        ...each,
        fixIds: [],
        before: before[index] ?? null,
        confidence: null,
        isChosen: true,
        undoesNo: null,
      }));
      await addChanges(tx, of.shop, batchId, changes);
      await moveBatch(tx, of.shop, batchId, { from: ["preparing"], to: "open", now: now() });
      return batchId;
    });
  }

  async function one<R>(sql: string): Promise<R> {
    const { rows } = await of.db.query<R>(sql, [of.shop.id]);
    const [row] = rows;
    if (!row) throw new Error(`Nothing is found by ${sql}`);
    return row;
  }

  return {
    send,
    accept,
    readNow,
    makeBatch,
    one,
    statesOf: async (batchId: number) =>
      (await of.changesOf(batchId)).map(({ field, state, detail }) => [field, state, detail]),
    /** Takes a batch back. Returns the number of the batch that does. */
    async undo(batchId: number): Promise<number> {
      const undo = await send(batchId, "undo");
      if (undo.kind !== "undo") throw new Error("No undo was made");
      await accept(undo.batchId);
      return undo.batchId;
    },
  };
}
