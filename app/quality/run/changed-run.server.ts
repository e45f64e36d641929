import { listReadSince, type ProductPrint } from "../../store/quality/changed-products.server";
import { listFailing } from "../../store/quality/findings.server";
import { forgetGoneProducts } from "../../store/quality/results.server";
import { noteLiveSeen, readQualityState } from "../../store/quality/state.server";
import { listSharing, readTold, type ToldRow } from "../../store/quality/told.server";
import { withShop } from "../../store/with-shop.server";
import type { FactBase } from "../facts/load-facts.server";
import { checkProducts, readPrintsOf, type CheckBasis } from "./check-products.server";
import { addUp } from "./full-run.server";
import { keysThatDiffer } from "./shared-keys";

const readAtOnce = 500;
// Readings are committed in another order than they are begun, and take no longer.
const lookBackMs = 10 * 60_000;
const sharingAtOnce = 500;
const likeAtOnce = 200;

/** Checks that set a product beside many others: what they find there may change with it. */
const comparing = [
  ...["TAX-08", "TTL-12", "TTL-15", "IMG-14", "VAR-04", "PRC-06", "PUB-05", "PUB-06"],
];

/** What decides, once it is known what products told that have changed or are gone. */
export type OpenBasis = (before: readonly ToldRow[]) => Promise<CheckBasis>;

/**
 * Checks what has been read by itself since the last time, and forgets what is gone. Returns whether there may
 * be more of it.
 */
export async function checkChanged(
  base: FactBase,
  openBasis: OpenBasis,
  now: Date,
): Promise<boolean> {
  const { shop } = base;
  const { since, found, gone } = await withShop(shop, async (tx) => {
    const { liveSeenAt } = await readQualityState(tx, shop);
    const since = liveSeenAt && new Date(liveSeenAt.getTime() - lookBackMs);
    const gone = await forgetGoneProducts(tx, shop, now);
    if (gone.checkIds.length > 0 || gone.told.length > 0) await addUp(tx, base, gone.checkIds);
    return { since: liveSeenAt, found: await listReadSince(tx, shop, since, readAtOnce), gone };
  });
  const due = (await readPrintsOf(base, found.ids)).filter(({ isChanged }) => isChanged);
  const isAnything = due.length > 0 || gone.told.length > 0;
  const touched = isAnything
    ? await checkWithNeighbours(base, openBasis, { due, gone: gone.told }, now)
    : new Set<string>();
  const isNews = found.until !== null && (since === null || found.until > since);
  await withShop(shop, async (tx) => {
    if (isNews && found.until) await noteLiveSeen(tx, shop, found.until);
    if (isAnything) await addUp(tx, base, [...touched]);
  });
  return isNews && found.ids.length === readAtOnce;
}

/**
 * Checks products that have changed, and those that were or are like them, or like what is gone. Returns the checks
 * whose sums have changed.
 */
async function checkWithNeighbours(
  { shop }: FactBase,
  openBasis: OpenBasis,
  { due, gone }: { due: readonly ProductPrint[]; gone: readonly ToldRow[] },
  now: Date,
): Promise<Set<string>> {
  const always = async () => true;
  const own = due.map(({ id }) => id);
  const told = () => withShop(shop, (tx) => readTold(tx, shop, own));
  const before = [...(await told()), ...gone];
  const basis = await openBasis(before);
  const outcome = await checkProducts(basis, due, always, now);
  const touched = new Set(outcome?.checkIds);
  const changed = keysThatDiffer(before, await told());
  const compared = comparing.filter((id) => touched.has(id));
  const ids = await withShop(shop, async (tx) => [
    ...(await listSharing(tx, shop, changed, sharingAtOnce)),
    ...(compared.length > 0 ? await listFailing(tx, shop, compared, likeAtOnce) : []),
  ]);
  const neighbours = [...new Set(ids)].filter((id) => !own.includes(id));
  const prints = await readPrintsOf(basis.base, neighbours);
  const theirs = prints.length > 0 ? await checkProducts(basis, prints, always, now) : null;
  for (const id of theirs?.checkIds ?? []) touched.add(id);
  return touched;
}
