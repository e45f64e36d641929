import { listReadSince, type ProductPrint } from "../../store/quality/changed-products.server";
import { listSharing } from "../../store/quality/catalogue-rows.server";
import { listFailing } from "../../store/quality/findings.server";
import { forgetGoneProducts, type ProductResult } from "../../store/quality/results.server";
import { noteLiveSeen, readQualityState } from "../../store/quality/state.server";
import { withShop } from "../../store/with-shop.server";
import { checkProducts, readPrintsOf, type CheckBasis } from "./check-products.server";
import type { ProductFacts } from "../facts/facts";
import { addUp } from "./full-run.server";
import type { FactBase } from "../facts/load-facts.server";

const readAtOnce = 500;
// Readings are committed in another order than they are begun, and take no longer.
const lookBackMs = 10 * 60_000;
const neighboursAtOnce = 500;

/** Checks that set a product beside others: what they find there changes with it. */
const comparing = [
  ...["TAX-08", "TTL-10", "TTL-12", "TTL-15", "DSC-05", "IMG-13", "IMG-14", "VAR-02", "VAR-03"],
  ...["VAR-04", "VAR-09", "PRC-06", "SEO-03", "PUB-04", "PUB-05", "PUB-06"],
];

/**
 * Checks what has been read by itself since the last time, and what is gone. Returns whether there may
 * be more of it.
 */
export async function checkChanged(
  base: FactBase,
  basisOf: () => Promise<CheckBasis>,
  now: Date,
): Promise<boolean> {
  const { shop } = base;
  const { since, found } = await withShop(shop, async (tx) => {
    const { liveSeenAt } = await readQualityState(tx, shop);
    const since = liveSeenAt && new Date(liveSeenAt.getTime() - lookBackMs);
    return { since: liveSeenAt, found: await listReadSince(tx, shop, since, readAtOnce) };
  });
  const due = (await readPrintsOf(base, found.ids)).filter(({ isChanged }) => isChanged);
  const touched = due.length > 0 ? await checkWithNeighbours(await basisOf(), due, now) : new Set();
  const isNews = found.until !== null && (since === null || found.until > since);
  await withShop(shop, async (tx) => {
    for (const id of await forgetGoneProducts(tx, shop, now)) touched.add(id);
    if (isNews && found.until) await noteLiveSeen(tx, shop, found.until);
    if (due.length > 0 || touched.size > 0) await addUp(tx, base, [...touched] as string[]);
  });
  return isNews && found.ids.length === readAtOnce;
}

/** Checks products, and those that were or are like them. Returns the checks whose sums have changed. */
export async function checkWithNeighbours(
  basis: CheckBasis,
  due: readonly ProductPrint[],
  now: Date,
): Promise<Set<string>> {
  const always = async () => true;
  const outcome = await checkProducts(basis, due, always, now);
  const touched = new Set(outcome?.checkIds);
  const compared = comparing.filter((id) => touched.has(id));
  if (!outcome || compared.length === 0) return touched;
  const { shop } = basis.base;
  const own = new Set(due.map(({ id }) => id));
  const ids = await withShop(shop, async (tx) => [
    ...(await listFailing(tx, shop, compared, neighboursAtOnce)),
    ...(await listSharing(tx, shop, sharedBy(outcome.facts, outcome.results), neighboursAtOnce)),
  ]);
  const neighbours = [...new Set(ids)].filter((id) => !own.has(id));
  const prints = await readPrintsOf(basis.base, neighbours);
  const theirs = prints.length > 0 ? await checkProducts(basis, prints, always, now) : null;
  for (const id of theirs?.checkIds ?? []) touched.add(id);
  return touched;
}

/** What others may have in common with products that a comparing check has found something of. */
function sharedBy(facts: readonly ProductFacts[], results: readonly ProductResult[]) {
  const found = new Set(
    results
      .filter(({ findings }) => findings.some(({ checkId }) => comparing.includes(checkId)))
      .map(({ productId }) => productId),
  );
  const products = facts.filter(({ id }) => found.has(id));
  const variants = products.flatMap((product) => product.variants);
  const texts = (of: readonly (string | null)[]) => [
    ...new Set(of.map((text) => (text ?? "").trim()).filter((text) => text !== "")),
  ];
  return {
    titles: texts(products.map(({ title }) => title.toLowerCase())),
    skus: texts(variants.map(({ sku }) => sku?.toLowerCase() ?? null)),
    barcodes: texts(variants.map(({ barcode }) => barcode)),
  };
}
