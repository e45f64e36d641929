import { afterAll, beforeAll, expect, it } from "vitest";
import { checks } from "../../../app/quality/registry";
import { checkShop } from "../../../app/quality/run/run.server";
import type { Database } from "../../../app/store/database.server";
import { findShopByDomain } from "../../../app/store/shops.server";
import type { GeneratedCatalogue } from "../../dev-store/catalogue";
import { openTestDatabase } from "../../setup/test-database";
import { backfill, openStore, type StoreUnderTest } from "../support/sync-store";

/** Which rules find what is planted; none: it is no fault by any rule. */
const found: Readonly<Record<string, readonly string[]>> = {
  "title-short": ["TTL-04"],
  "title-all-caps": ["TTL-05"],
  "title-too-long": ["TTL-02"],
  "title-html": ["TTL-08"],
  "title-spaces": ["TTL-09"],
  "title-promotional": ["TTL-06"],
  "title-punctuation": ["TTL-07"],
  "title-repetition": ["TTL-13"],
  "title-copy-residue": ["TTL-11"],
  "title-duplicate": ["TTL-10"],
  "description-missing": ["DSC-01"],
  "description-short": ["DSC-02"],
  "description-html-junk": ["DSC-06"],
  "description-equals-title": ["DSC-04"],
  "description-all-caps": ["DSC-08"],
  "description-contact": ["DSC-07"],
  "description-placeholder": ["DSC-01", "DSC-02", "TTL-11"],
  "description-duplicate": ["DSC-05"],
  "image-missing": ["IMG-01"],
  "image-tiny": ["IMG-02"],
  "image-alt-missing": ["IMG-09"],
  "image-alt-file-name": ["IMG-10"],
  "image-wrong-type": ["IMG-05"],
  "colour-without-image": ["IMG-12"],
  "barcode-missing": ["VAR-04"],
  "barcode-checksum": ["VAR-06"],
  "barcode-length": ["VAR-05", "VAR-10"],
  "barcode-restricted": ["VAR-07"],
  "barcode-coupon": ["VAR-08"],
  "barcode-scientific": ["VAR-10"],
  "barcode-placeholder": ["VAR-10"],
  "barcode-duplicate": ["VAR-09"],
  "sku-missing": ["VAR-01"],
  "sku-spaces": ["VAR-03"],
  "sku-duplicate": ["VAR-02"],
  "price-zero": ["PRC-01"],
  "price-compare-at-low": ["PRC-02"],
  "price-below-cost": ["PRC-04"],
  "price-outlier": ["PRC-06"],
  "price-discount-deep": ["PRC-07"],
  "cost-missing": ["PRC-05"],
  "weight-missing": ["LOG-01"],
  "inventory-untracked": ["LOG-04"],
  "stock-negative": ["LOG-02"],
  "stock-oversell": ["LOG-03"],
  "stock-none-published": [],
  "option-name-variant": [],
  "option-values-inconsistent": ["OPT-01"],
  "option-single-value": ["OPT-02"],
  "seo-missing": ["SEO-01"],
  "seo-title-long": ["SEO-01"],
  "seo-title-short": ["SEO-01"],
  "seo-title-duplicate": ["SEO-03"],
  "seo-description-long": ["SEO-02"],
  "category-missing": ["TAX-01"],
  "category-wrong": ["TAX-05", "TAX-06", "TAX-07", "TAX-08"],
  "category-shallow": ["TAX-03"],
  "active-unpublished": ["PUB-01"],
  "vendor-spelling": ["PUB-05"],
  // Plurals and one tag in capitals: no two that differ by case or spaces alone.
  "tags-inconsistent": [],
  "tags-missing": [],
  "product-type-missing": [],
};

let db: Database;
let store: StoreUnderTest;

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    shops: [{ shopDomain: "planted.myshopify.com", orders: 20, products: 1_000, historyDays: 100 }],
  });
  await backfill(await store.client());
  const shop = await findShopByDomain(store.domain);
  if (!shop) throw new Error("Not installed");
  await checkShop(shop, new Date());
}, 240_000);
afterAll(() => db.close());

interface Checked {
  status: string;
  isGiftCard: boolean;
  planted: string[];
  findings: string[];
  errors: string[];
}

async function readChecked(): Promise<Checked[]> {
  const { rows } = await db.query<Omit<Checked, "planted"> & { id: number }>(
    `select p.id, p.status, p.is_gift_card as "isGiftCard",
       coalesce(array_agg(f.check_id) filter (where f.check_id is not null), '{}') as findings,
       coalesce(array_agg(f.check_id) filter (where f.severity = 'error'), '{}') as errors
     from product p left join quality_finding f on f.product_id = p.id and f.resolved_at is null
     where p.deleted_at is null and p.status <> 'ARCHIVED' group by p.id, p.status, p.is_gift_card`,
  );
  const catalogue = store.store.world(store.domain).catalogue as GeneratedCatalogue;
  return rows.map((row) => ({ ...row, planted: catalogue.plantedDefects(row.id) }));
}

/** What one defect hides of another: nobody counts the stock of what is not tracked. */
const hiddenBy: Readonly<Record<string, string>> = {
  "stock-negative": "inventory-untracked",
  "active-unpublished": "stock-none-published",
};

/** The share that has to be found of what only the rest of the shop can tell. All of everything else. */
const leastFound: Readonly<Record<string, number>> = {
  "category-wrong": 0.7,
  "category-shallow": 0.7,
  "vendor-spelling": 0.7,
  // A brand in capitals, and short words, are left in a title.
  "title-all-caps": 0.9,
  "title-repetition": 0.8,
  "barcode-missing": 0.95,
};

/** Whether a rule is asked of the product, by what it says of drafts and gift cards. */
function isAsked(id: string, { status, isGiftCard }: Checked): boolean {
  const { drafts, giftCards } = checks.find((check) => check.id === id)?.appliesTo ?? {};
  return (status === "ACTIVE" || drafts === true) && (!isGiftCard || giftCards === true);
}

it("finds every defect that is planted in the store", async () => {
  const plants = (await readChecked()).flatMap((product) =>
    product.planted.flatMap((name) => {
      const rules = found[name];
      if (!rules) throw new Error(`No rule is named for ${name}`);
      const asked = rules.filter((id) => isAsked(id, product));
      const isHidden = product.planted.includes(hiddenBy[name] ?? "");
      if (asked.length === 0 || isHidden) return [];
      return { name, isFound: asked.some((id) => product.findings.includes(id)) };
    }),
  );
  expect(plants.length).toBeGreaterThan(400);
  const missed: Record<string, string> = {};
  for (const name of Object.keys(found)) {
    const all = plants.filter((plant) => plant.name === name);
    const hits = all.filter(({ isFound }) => isFound).length;
    if (hits < all.length * (leastFound[name] ?? 1)) missed[name] = `${hits} of ${all.length}`;
  }
  expect(missed).toEqual({});
});

it("calls nothing else an error", async () => {
  const other: Record<string, number> = {};
  for (const { planted, errors } of await readChecked()) {
    const explained = new Set(planted.flatMap((name) => found[name] ?? []));
    // Without a SKU there is no number of the maker's either.
    if (planted.includes("sku-missing")) explained.add("VAR-11");
    for (const id of errors) if (!explained.has(id)) other[id] = (other[id] ?? 0) + 1;
  }
  expect(other).toEqual({});
});

it("suspects few categories that are right", async () => {
  const checked = await readChecked();
  const suspected = checked.filter(({ findings }) => findings.includes("TAX-05"));
  const wrong = suspected.filter(({ planted }) =>
    planted.some((name) => name.startsWith("category-")),
  );
  expect(suspected.length).toBeGreaterThan(15);
  expect(wrong.length / suspected.length).toBeGreaterThan(0.8);
});
