import { log } from "../../log.server";
import { readPrints, type ProductPrint } from "../../store/quality/changed-products.server";
import { writeResults, type ProductResult, type Written } from "../../store/quality/results.server";
import { readSuppressions, type Suppression } from "../../store/quality/suppressions.server";
import type { Queryable } from "../../store/database.server";
import { withShop } from "../../store/with-shop.server";
import type { ActiveCheck } from "../rules/active-checks";
import type { Check } from "../rules/check";
import { evaluate, stockValueOf } from "../rules/evaluate";
import type { Judged } from "../rules/score";
import type { ShopCheck } from "../rules/shop-check";
import type { CatalogueFacts, ProductFacts } from "../facts/facts";
import type { CatalogueOf } from "../facts/stored-catalogue.server";
import { loadProductFacts, type FactBase, type SuggestionOf } from "../facts/load-facts.server";

/** What the engine is given: the rules and how they are weighed, and who reads texts and categories. */
export interface QualityParts {
  checks: readonly Check[];
  shopChecks: readonly ShopCheck[];
  /** Checks of what nobody has told of any product of the shop: their answer is "unknown". */
  untold?: ReadonlySet<string>;
  /** Of 100; null where nothing was told. */
  scoreOf(judged: readonly Judged[]): number | null;
  plainTextOf(html: string): string;
  /** Who suggests categories for a shop's products. */
  openSuggestions(base: FactBase): Promise<SuggestionOf>;
}

/** Everything that decides besides the products. */
export interface CheckBasis {
  base: FactBase;
  /** What the catalogue says of products that are about to be checked. */
  catalogueOf: CatalogueOf;
  active: readonly ActiveCheck[];
  settingsKey: string;
  suggestionOf: SuggestionOf;
  parts: QualityParts;
}

/** Products as they are about to be checked. */
export interface LoadedProducts {
  prints: readonly ProductPrint[];
  facts: readonly ProductFacts[];
  suppressions: readonly Suppression[];
}

/** Reads all that decides of these products. */
export function loadProducts(
  { base, suggestionOf }: Pick<CheckBasis, "base" | "suggestionOf">,
  prints: readonly ProductPrint[],
): Promise<LoadedProducts> {
  const ids = prints.map(({ id }) => id);
  return withShop(base.shop, async (tx) => ({
    prints,
    facts: await loadProductFacts(tx, base, ids, suggestionOf),
    suppressions: await readSuppressions(tx, base.shop, ids),
  }));
}

/** What the checks make of products that are here. */
export async function judgeProducts(
  basis: CheckBasis,
  { prints, facts, suppressions }: LoadedProducts,
): Promise<ProductResult[]> {
  const catalogue = await basis.catalogueOf(facts);
  const fingerprints = new Map(prints.map(({ id, fingerprint }) => [id, fingerprint]));
  const results: ProductResult[] = [];
  for (const product of facts) {
    const suppressed = suppressions.filter(({ productId }) => productId === product.id);
    const ofProduct = new Set(suppressed.map(({ checkId }) => checkId));
    const fingerprint = fingerprints.get(product.id) ?? "";
    results.push(toResult(basis, catalogue, product, ofProduct, fingerprint));
    if (results.length % productsAtOnce === 0) await letOthersWork();
  }
  return results;
}

/** Writes what differs, in one transaction with what `guard` does there first; nothing, and null, where that says no. */
export function writeJudged(
  { base: { shop } }: CheckBasis,
  { prints, suppressions }: LoadedProducts,
  results: readonly ProductResult[],
  guard: (tx: Queryable) => Promise<boolean>,
  now: Date,
): Promise<Written | null> {
  const ids = prints.map(({ id }) => id);
  return withShop(shop, async (tx) => {
    if (!(await guard(tx))) return null;
    // One that the merchant has hidden or shown meanwhile stays as that left it, for the next time.
    const moved = difference(suppressions, await readSuppressions(tx, shop, ids));
    const current = results.filter(({ productId }) => !moved.has(productId));
    return writeResults(tx, shop, current, now);
  });
}

/** Checks these products, and writes what differs. */
export async function checkProducts(
  basis: CheckBasis,
  prints: readonly ProductPrint[],
  guard: (tx: Queryable) => Promise<boolean>,
  now: Date,
): Promise<Written | null> {
  const loaded = await loadProducts(basis, prints);
  return writeJudged(basis, loaded, await judgeProducts(basis, loaded), guard, now);
}

/** Products that have not the same suppressions in both. */
function difference(
  before: readonly Suppression[],
  after: readonly Suppression[],
): ReadonlySet<number> {
  const keyOf = ({ productId, checkId }: Suppression) => `${productId} ${checkId}`;
  const [one, two] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const moved = [
    ...before.filter((row) => !two.has(keyOf(row))),
    ...after.filter((row) => !one.has(keyOf(row))),
  ];
  return new Set(moved.map(({ productId }) => productId));
}

// So many are checked in some milliseconds; requests wait as long.
const productsAtOnce = 20;
const letOthersWork = () => new Promise<void>((resolve) => setImmediate(resolve));

function toResult(
  { base, active, settingsKey, parts }: CheckBasis,
  catalogue: CatalogueFacts,
  product: ProductFacts,
  suppressed: ReadonlySet<string>,
  fingerprint: string,
): ProductResult {
  const context = { shop: base.facts, catalogue };
  const { judged, findings, unknown, notApplicable, recheckFrom, failures } = evaluate(
    product,
    context,
    active,
    suppressed,
  );
  for (const { checkId, error } of failures) {
    log.error(
      { shop: base.shop.domain, product: product.id, checkId, err: error },
      "A check failed",
    );
  }
  return {
    productId: product.id,
    fingerprint,
    settingsKey,
    score: parts.scoreOf(judged),
    stockMinor: stockValueOf(product),
    suggestedCategoryId: product.suggestion?.category.id ?? null,
    confidence: product.suggestion?.confidence ?? null,
    suggestionKey: product.suggestionKey ?? null,
    unknown,
    notApplicable,
    recheckFrom,
    findings,
  };
}

/** The fingerprints of these products now; those that have changed since they were checked are marked. */
export function readPrintsOf(base: FactBase, ids: readonly number[]): Promise<ProductPrint[]> {
  return withShop(base.shop, (tx) => readPrints(tx, base.shop, ids));
}
