import { beforeAll, beforeEach, expect, it } from "vitest";
import { keepInInbox } from "../../../app/store/inbox.server";
import { readHints } from "../../../app/sync/live/read-hints.server";
import { tampered } from "../support/skipping-time";
import { liveShop } from "./live-shop";

const shop = liveShop({
  ...{ shopDomain: "poison-hints.myshopify.com", orders: 40, products: 12, historyDays: 40 },
});
const { faulty, rows } = shop;
const { time } = faulty;
let ids: number[];
/** When each was changed, as it was put back. */
let before: Map<number, number>;
let last = 0;
let round = 0;

beforeAll(async () => {
  await faulty.install();
  await faulty.read();
});
beforeEach(async () => {
  time.pass(10_000);
  await faulty.db.query("delete from webhook_inbox");
  // As if none of them had been read lately.
  await rows("update orders set updated_at = updated_at - interval '1 day' where shop_id = $1");
  // Others for each test.
  const orders = await rows<{ id: number; at: Date }>(
    "select id, updated_at as at from orders where shop_id = $1 order by id limit 12 offset $2",
    12 * round,
  );
  round += 1;
  ids = orders.map(({ id }) => id);
  before = new Map(orders.map(({ id, at }) => [id, at.getTime()]));
});

const hint = (payload: object, topic = "orders/updated") =>
  keepInInbox({
    ...{ shopDomain: faulty.domain, topic, webhookId: `by-hand-${(last += 1)}`, payload },
    ...{ eventId: null, triggeredAt: null },
  });
const waiting = async () => {
  const { rows: found } = await faulty.db.query<{
    id: number | null;
    tries: number;
    error: string;
  }>(
    `select (payload ->> 'id')::bigint as id, tries, error from webhook_inbox
     where processed_at is null order by 1 nulls first`,
  );
  return found;
};
/** Orders whose time of change is Shopify's again. */
const readAgain = async () => {
  const found = await rows<{ id: number; at: Date }>(
    "select id, updated_at as at from orders where shop_id = $1 and id = any($2::bigint[])",
    ids,
  );
  return found.filter(({ id, at }) => at.getTime() !== before.get(id)).length;
};

it("follows the hints that came with one that names nothing, which fails alone and waits longer each time", async () => {
  for (const id of ids) await hint({ id });
  await hint({ something: "else" });
  while (await readHints(await shop.live()));
  const [poison, ...others] = await waiting();
  expect(others).toEqual([]);
  expect(poison).toMatchObject({ id: null, tries: 1 });
  expect(poison?.error).toContain("id");
  expect(await readAgain()).toBe(ids.length);

  // Not at once, and then with others again.
  await hint({ id: ids[0] });
  while (await readHints(await shop.live()));
  expect(await waiting()).toMatchObject([{ tries: 1 }]);
  time.pass(60_000);
  await hint({ id: ids[1] });
  while (await readHints(await shop.live()));
  expect(await waiting()).toMatchObject([{ id: null, tries: 2 }]);
});

it("reads the other objects of a claim where one cannot be written, which fails alone", async () => {
  for (const id of ids) await hint({ id });
  const poison = ids[7] ?? 0;
  const client = tampered(await faulty.client(), {
    after(answer) {
      const nodes = (answer["nodes"] ?? []) as unknown as ({ id: string } | null)[];
      if (!Array.isArray(nodes)) return;
      for (const node of nodes) {
        // More than the column takes.
        if (node?.id.endsWith(`/${poison}`) && "number" in node) node.number = 2 ** 40;
      }
    },
  });
  while (await readHints(await shop.live(client)));
  expect(await waiting()).toMatchObject([{ id: poison, tries: 1 }]);
  expect(await readAgain()).toBe(ids.length - 1);
  // Once Shopify's answer can be used, it is read too.
  time.pass(60_000);
  while (await readHints(await shop.live()));
  expect(await waiting()).toEqual([]);
});

it("gives all of a claim back where Shopify is away, which is no fault of one of them", async () => {
  for (const id of ids) await hint({ id });
  const lift = faulty.store.faults.add({
    kinds: ["graphql"],
    times: Infinity,
    fault: { type: "status", status: 503 },
  });
  await expect(
    (async () => {
      while (await readHints(await shop.live()));
    })(),
  ).rejects.toMatchObject({ code: "upstream_unavailable" });
  lift();
  expect((await waiting()).map(({ tries }) => tries)).toEqual(ids.map(() => 1));
  time.pass(60_000);
  while (await readHints(await shop.live()));
  expect(await waiting()).toEqual([]);
});
