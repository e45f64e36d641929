import { createRng, type Rng } from "../../../tests/dev-store/world/rng";
import type { ShopDay } from "../../lib/shop-day";
import type { PastArchived, PastCount, PastError } from "../../store/alerts/past-findings.server";

/** Of a year: edits that bring one mistake or two, imports that bring one to several products, archived categories. */
const editsOfYear = 50;
const importsOfYear = 3;
const hintsOfYear = 180;
const archivedOfYear = 1;
const productsOfImport = [3, 8] as const;
const errorChecks = ["TAX-01", "IMG-01", "DSC-01", "PRC-02", "VAR-02", "VAR-06"];
const warningChecks = ["TTL-04", "IMG-09", "DSC-02", "SEO-02"];
// Half of what is found is put right within days, the rest when somebody comes to it, and some of it never.
const soonDays = 2;
const lateDays = 30;
const neverShare = 0.1;
/** What was wrong when products were first checked is put right slowly. */
const standingShare = 0.2;
const standingDays = 400;

export interface MovingFindings {
  /** New since the first day, and as they have been from it on. */
  news: PastError[];
  standing: PastError[];
  counts: PastCount[];
  archived: PastArchived[];
}

/** Mistakes in a catalogue as people make them and put them right, by seed. */
export function movingFindings(
  seed: number,
  titles: ReadonlyMap<number, string>,
  days: readonly ShopDay[],
): MovingFindings {
  const rng = createRng(seed, "mistakes");
  const products = [...titles.keys()];
  const found: MovingFindings = { news: [], standing: [], counts: [], archived: [] };
  /** The last day on which each product failed each check; it cannot begin to fail again before. */
  const failsUntil = new Map<string, number>();

  function fail(productId: number, checkId: string, at: number, lasts: number) {
    const key = `${productId} ${checkId}`;
    if ((failsUntil.get(key) ?? -1) >= at) return;
    failsUntil.set(key, at + lasts);
    const [fromDay = "", untilDay = null] = [days[at], days[at + lasts]];
    const isNews = at > 0;
    const isError = errorChecks.includes(checkId);
    found.counts.push({
      ...{ checkId, severity: isError ? "error" : "warning", fromDay, untilDay, isNews },
      ...{ isAfterBase: isNews, products: 1 },
    });
    if (!isError) return;
    const list = isNews ? found.news : found.standing;
    list.push({
      ...{ productId, title: titles.get(productId) ?? "", checkId, netMinor: 0 },
      ...{ since: new Date(`${fromDay}T12:00:00Z`), fromDay, untilDay },
    });
  }

  for (const checkId of [...errorChecks, ...warningChecks]) {
    const share = standingShare * rng.next();
    for (const productId of products) {
      if (rng.chance(share)) fail(productId, checkId, 0, wait(standingDays, rng));
    }
  }
  for (let at = 1; at < days.length; at += 1) {
    if (rng.chance(editsOfYear / 365)) {
      const productId = rng.pick(products);
      const lasts = lastsFor(rng);
      fail(productId, rng.pick(errorChecks), at, lasts);
      if (rng.chance(0.2)) fail(productId, rng.pick(errorChecks), at, lasts);
    }
    if (rng.chance(importsOfYear / 365)) {
      const [checkId, lasts] = [rng.pick(errorChecks), lastsFor(rng)];
      const many = rng.int(...productsOfImport);
      for (let one = 0; one < many; one += 1) fail(rng.pick(products), checkId, at, lasts);
    }
    if (rng.chance(hintsOfYear / 365)) {
      fail(rng.pick(products), rng.pick(warningChecks), at, lastsFor(rng));
    }
    if (rng.chance(archivedOfYear / 365)) {
      const [fromDay = "", untilDay = null] = [days[at], days[at + lastsFor(rng)]];
      found.archived.push({
        ...{ categoryId: `category ${at}`, name: `Category ${at}`, products: rng.int(1, 9) },
        ...{ fromDay, untilDay },
      });
    }
  }
  return found;
}

function lastsFor(rng: Rng): number {
  if (rng.chance(neverShare)) return Number.POSITIVE_INFINITY;
  return wait(rng.chance(0.5) ? soonDays : lateDays, rng);
}

/** A day at least, so many on average. */
const wait = (mean: number, rng: Rng) => Math.max(1, Math.round(-mean * Math.log(1 - rng.next())));
