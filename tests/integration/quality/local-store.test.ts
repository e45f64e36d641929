import { beforeAll, expect, it } from "vitest";
import { parts } from "../../../app/quality/parts.server";
import { isAnythingToCheck, runChecks } from "../../../app/quality/run/run-shop.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { liveShop } from "../live/live-shop";

const settings = { orders: 60, products: 30, historyDays: 120 };
const local = liveShop({ shopDomain: "quality-local.myshopify.com", ...settings });
const { faulty, hear, rows } = local;
const { time } = faulty;

beforeAll(async () => {
  await faulty.install();
  await faulty.read();
  await foldShop(await faulty.shop(), time.clock());
});

const catalogue = () => faulty.store.world().catalogue;
const checkAll = async () => {
  const limits = { clock: time.clock, isTimeUp: () => false };
  while (await runChecks(await faulty.shop(), parts, limits));
};
const findingsOf = async (product: number) =>
  (
    await rows<{ id: string; by: string | null }>(
      `select check_id as id, resolved_by as by from quality_finding
       where shop_id = $1 and product_id = $2`,
      product,
    )
  ).reduce((found, { id, by }) => found.set(id, by), new Map<string, string | null>());

it("checks every product of a store once it has been read, with every rule told of", async () => {
  expect(await isAnythingToCheck(await faulty.shop(), time.clock())).toBe(true);
  await checkAll();
  expect(await isAnythingToCheck(await faulty.shop(), time.clock())).toBe(false);
  const [counts] = await rows<{
    products: number;
    archived: number;
    checked: number;
    scored: number;
  }>(
    `select (select count(*)::int from product where shop_id = $1) as products,
       (select count(*)::int from product where shop_id = $1 and status = 'ARCHIVED') as archived,
       count(*)::int as checked, count(score)::int as scored
     from quality_product where shop_id = $1`,
  );
  expect(counts?.checked).toBe(counts?.products);
  // Nothing applies to what is archived.
  expect(counts?.scored).toBe((counts?.products ?? 0) - (counts?.archived ?? 0));
  const rules = await rows<{ id: string }>(
    "select check_id as id from quality_rule where shop_id = $1",
  );
  expect(rules).toHaveLength(parts.checks.length);
});

it("finds what an edit in the store spoils within one round, and resolves it when it is mended", async () => {
  const product = catalogue().products.find(({ isGiftCard }) => !isGiftCard);
  const id = product?.id ?? 0;
  expect(await findingsOf(id)).not.toContain("TTL-07");
  const spoilt = "Linen   shirt in a fine summer blue!!!";
  time.pass(5_000);
  expect(catalogue().updateProduct(id, { title: spoilt, status: "ACTIVE" })).toEqual([]);
  await hear();
  await checkAll();
  const found = await findingsOf(id);
  expect(found.get("TTL-07")).toBeNull();
  expect(found.get("TTL-09")).toBeNull();

  time.pass(5_000);
  const mended = "Linen shirt in a fine summer blue";
  expect(catalogue().updateProduct(id, { title: mended })).toEqual([]);
  await hear();
  await checkAll();
  const after = await findingsOf(id);
  expect(after.get("TTL-07")).toBe("product");
  expect(after.get("TTL-09")).toBe("product");
});

it("forgets a product that is deleted in the store", async () => {
  const [any] = await rows<{ id: number }>(
    // The last one: a redirect of the store leads to the first.
    `select product_id as id from quality_finding where shop_id = $1 and resolved_at is null
     order by product_id desc limit 1`,
  );
  const id = any?.id ?? 0;
  time.pass(5_000);
  expect(catalogue().deleteProduct(id)).toEqual([]);
  await hear();
  await checkAll();
  expect(new Set((await findingsOf(id)).values())).not.toContain(null);
});

const shopRules = async () =>
  new Map(
    (
      await rows<{ id: string; state: string; why: string | null; places: number }>(
        "select check_id as id, state, why, places from quality_shop_rule where shop_id = $1",
      )
    ).map(({ id, ...rule }) => [id, rule]),
  );

it("checks the shop as a whole, and says what it may not read", async () => {
  const found = await shopRules();
  expect(found.size).toBe(parts.shopChecks.length);
  expect(found.get("SHOP-08")).toEqual({ state: "unknown", why: "missingScope", places: 0 });
  expect(found.get("SHOP-09")).toEqual({ state: "unknown", why: "missingScope", places: 0 });
  expect(found.get("SHOP-05")?.state).toBe("passed");
});

it("reads policies and redirects once that is granted", async () => {
  faulty.store.platform().grantScopes(["read_legal_policies", "read_online_store_navigation"]);
  await hear();
  await faulty.read();
  await checkAll();
  const found = await shopRules();
  expect(found.get("SHOP-08")).toEqual({ state: "finding", why: null, places: 1 });
  expect(found.get("SHOP-09")).toEqual({ state: "finding", why: null, places: 1 });
  const findings = await rows<{ evidence: unknown }>(
    `select evidence from quality_shop_finding
     where shop_id = $1 and check_id in ('SHOP-08', 'SHOP-09') order by check_id`,
  );
  expect(findings.map(({ evidence }) => evidence)).toEqual([
    { context: "SHIPPING_POLICY", policy: "SHIPPING_POLICY" },
    { path: "/last-years-bestseller", target: "/products/no-longer-sold" },
  ]);
  expect((await faulty.shop()).primaryLocale).toBe("en");
});

it("finds what an edit spoils in a collection within one round, and that it is mended", async () => {
  const [any] = await rows<{ id: number }>(
    "select id from collection where shop_id = $1 and description_html <> '' order by id limit 1",
  );
  const id = any?.id ?? 0;
  const openOf = () =>
    rows<{ resolvedBy: string | null }>(
      `select resolved_by as "resolvedBy" from quality_shop_finding
       where shop_id = $1 and check_id = 'SHOP-02' and collection_id = $2`,
      id,
    );
  expect(await openOf()).toEqual([]);
  for (const [descriptionHtml, expected] of [
    ["", null],
    ["<p>Vases of stoneware.</p>", "shop"],
  ] as const) {
    time.pass(5_000);
    expect(catalogue().updateCollection?.(id, { descriptionHtml })).toEqual([]);
    await hear();
    await checkAll();
    expect(await openOf()).toEqual([{ resolvedBy: expected }]);
  }
});
