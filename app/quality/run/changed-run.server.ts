import {
  listReadAfter,
  type ProductPrint,
  type ReadPlace,
} from "../../store/quality/changed-products.server";
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
  const { since, gone } = await withShop(shop, async (tx) => {
    const { liveSeenAt } = await readQualityState(tx, shop);
    const gone = await forgetGoneProducts(tx, shop, now);
    if (gone.checkIds.length > 0 || gone.told.length > 0) await addUp(tx, base, gone.checkIds);
    return { since: liveSeenAt, gone };
  });
  const { due, until, isWhole } = await findDue(base, since);
  const isAnything = due.length > 0 || gone.told.length > 0;
  const touched = isAnything
    ? await checkWithNeighbours(base, openBasis, { due, gone: gone.told }, now)
    : new Set<string>();
  await withShop(shop, async (tx) => {
    if (until && (since === null || until > since)) await noteLiveSeen(tx, shop, until);
    if (isAnything) await addUp(tx, base, [...touched]);
  });
  return !isWhole;
}

/**
 * The first products that have been read since an instant, or shortly before it, and differ from what was checked.
 * Page by page: more than one holds may have been read within the time that is looked back.
 */
async function findDue(
  base: FactBase,
  since: Date | null,
): Promise<{ due: ProductPrint[]; until: Date | null; isWhole: boolean }> {
  let after: ReadPlace | null = since && {
    at: new Date(since.getTime() - lookBackMs).toISOString(),
    id: Number.MAX_SAFE_INTEGER,
  };
  for (let until: Date | null = null; ;) {
    const found = await withShop(base.shop, (tx) =>
      listReadAfter(tx, base.shop, after, readAtOnce),
    );
    const due = (await readPrintsOf(base, found.ids)).filter(({ isChanged }) => isChanged);
    after = found.last;
    until = found.until ?? until;
    const isWhole = found.ids.length < readAtOnce;
    if (isWhole || due.length > 0) return { due, until, isWhole };
  }
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
