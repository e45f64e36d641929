import {
  advanceBatch,
  moveBatch,
  readBatch,
  type BatchRow,
} from "../../store/quality/batches.server";
import { addChanges, type NewChange } from "../../store/quality/changes.server";
import { readEntriesByKey } from "../../store/attributes.server";
import { listQualityProductIds, readOpenFindings } from "../../store/quality/product-list.server";
import { readQualitySettings } from "../../store/quality/settings.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { openStoredCatalogue, type CatalogueOf } from "../facts/stored-catalogue.server";
import {
  loadProductFacts,
  openFactBase,
  type FactBase,
  type SuggestionOf,
} from "../facts/load-facts.server";
import { parts } from "../parts.server";
import type { AttributeEntry } from "../facts/facts";
import { attributeEntry } from "../fixes/attribute-entry";
import { proposeChanges } from "../fixes/propose";
import { fixes } from "../fixes/registry";
import { sourceSchema } from "./source";

// Facts of so many products are some megabytes, and what is proposed for them a second's work.
const preparedAtOnce = 200;

interface Basis {
  base: FactBase;
  catalogueOf: CatalogueOf;
  suggestionOf: SuggestionOf;
  /** Thresholds that the shop has changed, by check. */
  settings: Readonly<Record<string, unknown>>;
  /** What products hold in fields of categories: read where it is asked for. */
  entries?: ReadonlyMap<string, readonly AttributeEntry[]>;
}

/**
 * Proposes what a batch would change, of its next products. Returns whether there are more. A process that
 * dies leaves what is written up to there; two at once do no harm.
 */
export async function prepareBatch(
  shop: ShopRow,
  batchId: number,
  { clock, isTimeUp }: { clock(): Date; isTimeUp(): boolean },
): Promise<boolean> {
  let basis: Basis | undefined;
  for (let isFirst = true; isFirst || !isTimeUp(); isFirst = false) {
    const batch = await withShop(shop, (tx) => readBatch(tx, shop, batchId));
    if (batch?.state !== "preparing") return false;
    basis ??= await openBasis(shop, clock());
    if (!basis) return false;
    if (!(await prepareNext(basis, batch, clock()))) return false;
  }
  return true;
}

async function openBasis(shop: ShopRow, now: Date): Promise<Basis | undefined> {
  const base = await openFactBase(shop, now);
  if (!base) return undefined;
  const catalogueOf = await readCatalogue(base, now);
  const stored = await withShop(shop, (tx) => readQualitySettings(tx, shop));
  const settings = Object.fromEntries(
    stored.map(({ checkId, thresholds }) => [checkId, thresholds]),
  );
  return { base, catalogueOf, suggestionOf: await parts.openSuggestions(base), settings };
}

// One product after another is mended: the rest of the catalogue is much the same meanwhile.
const keptMs = 60_000;
let kept: { shopId: number; at: number; catalogueOf: Promise<CatalogueOf> } | undefined;

function readCatalogue(base: FactBase, now: Date): Promise<CatalogueOf> {
  const isFresh = kept?.shopId === base.shop.id && now.getTime() - kept.at < keptMs;
  if (kept && isFresh) return kept.catalogueOf;
  // A SKU that is made up must be none of another product's.
  const catalogueOf = openStoredCatalogue(base, parts.plainTextOf, { hasSharedSkus: true });
  kept = { shopId: base.shop.id, at: now.getTime(), catalogueOf };
  catalogueOf.catch(() => (kept = undefined));
  return catalogueOf;
}

async function prepareNext(basis: Basis, batch: BatchRow, now: Date): Promise<boolean> {
  const { shop } = basis.base;
  const { batchId, afterProductId: from } = batch;
  const source = sourceSchema.parse(batch.source);
  const read = await withShop(shop, async (tx) => {
    const page = { afterId: from, limit: preparedAtOnce };
    const ids = await listQualityProductIds(tx, shop, source, page);
    return {
      ids,
      facts: await loadProductFacts(tx, basis.base, ids, basis.suggestionOf),
      findings: await readOpenFindings(tx, shop, ids),
    };
  });
  const to = read.ids.at(-1);
  if (to === undefined) {
    const move = { from: ["preparing"], to: "open", now } as const;
    await withShop(shop, (tx) => moveBatch(tx, shop, batchId, move));
    return false;
  }
  const suggested = read.facts.flatMap(({ suggestion }) => suggestion?.category ?? []);
  const categories = new Map(suggested.map((category) => [category.id, category]));
  const { base, catalogueOf, settings } = basis;
  if (read.findings.some(({ checkId }) => attributeEntry.checkIds.includes(checkId))) {
    basis.entries ??= await withShop(shop, (tx) => readEntriesByKey(tx, shop));
  }
  const { entries } = basis;
  const context = {
    ...{ shop: base.facts, catalogue: await catalogueOf(read.facts), settings },
    ...(entries ? { entriesOf: (key: string) => entries.get(key) ?? [] } : {}),
  };
  const changes = read.facts.flatMap((product) => {
    const failed = read.findings
      .filter(({ productId }) => productId === product.id)
      .filter(({ severity }) => source.severity === null || source.severity === severity)
      .map(({ checkId }) => checkId)
      .filter((id) => source.checkIds === null || source.checkIds.includes(id));
    const due = fixes.filter(
      (fix) => batch.fixIds.includes(fix.id) && fix.checkIds.some((id) => failed.includes(id)),
    );
    const categoryOf = (id: string) => categories.get(id) ?? null;
    return proposeChanges(product, due, context, categoryOf).map(
      ({ before, after, ...change }): NewChange => ({
        ...change,
        before,
        after,
        productId: product.id,
        confidence: change.confidence ?? null,
        undoesNo: null,
      }),
    );
  });
  return withShop(shop, async (tx) => {
    const step = { from, to, looked: read.ids.length, now };
    if (!(await advanceBatch(tx, shop, batchId, step))) return false;
    await addChanges(tx, shop, batchId, changes);
    return true;
  });
}
