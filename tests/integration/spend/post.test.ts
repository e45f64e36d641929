import { afterAll, beforeAll, expect, it } from "vitest";
import { changeSpend } from "../../../app/imports/spend.server";
import { receiveSpendPost } from "../../../app/imports/spend-post.server";
import { action, loader } from "../../../app/routes/api.spend";
import type { Database } from "../../../app/store/database.server";
import { readSpendDays } from "../../../app/store/spend/spend-days.server";
import { recordUninstall, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-11-29T12:00:00Z");
const url = "https://app.example.com/api/spend";
let db: Database;
let one: ShopRow;
let two: ShopRow;
let token: string;
let tokenOfTwo: string;

async function createToken(shop: ShopRow, name: string): Promise<string> {
  const form = new FormData();
  form.append("intent", "createToken");
  form.append("name", name);
  const answer = await changeSpend(shop, form, now);
  if (answer.kind !== "token") throw new Error(JSON.stringify(answer));
  return answer.token;
}

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-post.myshopify.com");
  two = await installTestShop(db, "two-post.myshopify.com");
  token = await createToken(one, "Nightly script");
  tokenOfTwo = await createToken(two, "Nightly script");
});
afterAll(() => db.close());

function request(body: string, authorization: string | null = `Bearer ${token}`): Request {
  const length = String(new TextEncoder().encode(body).length);
  return new Request(url, {
    method: "POST",
    headers: { "content-length": length, ...(authorization === null ? {} : { authorization }) },
    body,
  });
}
const post = (rows: unknown, authorization?: string | null) =>
  receiveSpendPost(request(JSON.stringify({ rows }), authorization), now);
const spendOf = async (shop: ShopRow) => {
  const range = { from: "2026-01-01", to: "2026-12-31" };
  const days = await withShop(shop, (tx) => readSpendDays(tx, shop, range));
  return days.map(({ day, channel, campaign, spendMinor, source }) =>
    [day, channel, campaign, spendMinor, source].join(" "),
  );
};
const row = { date: "2026-11-01", channel: "paid-search", campaign: "Brand", spend: "12.50" };

it("keeps of a token its digest alone", async () => {
  expect(token).toMatch(/^shelfwise_[\w-]{43}$/);
  const { rows } = await db.query<{ name: string; sha256: string }>(
    "select name, sha256 from api_token where shop_id = $1",
    [one.id],
  );
  expect(rows).toEqual([
    { name: "Nightly script", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  ]);
  expect(JSON.stringify(rows)).not.toContain(token.slice(10));
});

it("enters the rows of a good token into its own shop, and again in their place", async () => {
  expect(await post([row, { ...row, date: "2026-11-02", spend: 3 }])).toEqual({
    status: 200,
    body: { entered: 2 },
  });
  expect((await post([{ ...row, spend: "13" }])).status).toBe(200);
  expect(await spendOf(one)).toEqual([
    "2026-11-01 paid-search Brand 1300 post",
    "2026-11-02 paid-search Brand 300 post",
  ]);
  expect(await spendOf(two)).toEqual([]);
  const { rows } = await db.query("select used_at from api_token where shop_id = $1", [one.id]);
  expect(rows).toEqual([{ used_at: now }]);
});

it("enters none of the rows where one is wrong, and names it", async () => {
  const before = await spendOf(one);
  const { status, body } = await post([
    { ...row, date: "2026-11-05" },
    { ...row, channel: "x" },
  ]);
  expect(status).toBe(422);
  expect(body).toMatchObject({ errors: [{ row: 1, field: "channel" }] });
  expect((await receiveSpendPost(request("{"), now)).status).toBe(422);
  expect((await post([])).status).toBe(422);
  expect(await spendOf(one)).toEqual(before);
});

it("refuses what has no token, a wrong one, one that was revoked, or whose app is gone", async () => {
  const refused = async (authorization: string | null) =>
    expect((await post([row], authorization)).status).toBe(401);
  await refused(null);
  await refused("Bearer ");
  await refused(`Basic ${token}`);
  await refused("Bearer shelfwise_nothing");
  await refused(`Bearer ${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`);

  const extra = await createToken(one, "Other script");
  expect((await post([row], `Bearer ${extra}`)).status).toBe(200);
  const { rows } = await db.query<{ id: number }>(
    "select id from api_token where shop_id = $1 and name = 'Other script'",
    [one.id],
  );
  const revoke = async (shop: ShopRow) => {
    const form = new FormData();
    form.append("intent", "revokeToken");
    form.append("id", String(rows[0]?.id));
    await changeSpend(shop, form, now);
  };
  await revoke(two);
  expect((await post([row], `Bearer ${extra}`)).status).toBe(200);
  await revoke(one);
  await refused(`Bearer ${extra}`);

  expect((await post([row], `Bearer ${tokenOfTwo}`)).status).toBe(200);
  await recordUninstall(two.domain, now);
  await refused(`Bearer ${tokenOfTwo}`);
});

it("reads no more than its limits", async () => {
  const many = Array.from({ length: 5_001 }, (_, index) => ({ ...row, campaign: `C${index}` }));
  expect((await post(many)).status).toBe(413);
  expect((await receiveSpendPost(request(`"${"x".repeat(1_500_001)}"`), now)).status).toBe(413);
  const unsized = new Request(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ rows: [row] }),
  });
  expect((await receiveSpendPost(unsized, now)).status).toBe(413);
  expect((await post(many.slice(1))).status).toBe(200);
});

it("answers JSON over its address, to nothing but a POST and without CORS", async () => {
  const call = (asked: Request) => action({ request: asked, params: {}, context: {} });
  const answer = await call(request(JSON.stringify({ rows: [{ ...row, spend: "x" }] })));
  expect(answer.status).toBe(422);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual(
    [],
  );
  expect(await answer.json()).toMatchObject({ errors: [{ row: 0, field: "spend" }] });
  expect((await call(new Request(url, { method: "PUT" }))).status).toBe(405);
  expect(loader().status).toBe(405);
});
