import { expect, it } from "vitest";
import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server";
import type { Queryable } from "../store/database.server";
import type { RestCursor } from "./bulk-reader";
import { readChildrenOf } from "./read-products-rest.server";

const start: RestCursor = { step: "variants", afterId: 0, within: null };
const tx = {} as Queryable;

/** Products 1 and 3 with five and one children, in pages of two; product 2 is deleted. */
function shopify() {
  const children = new Map([
    ["gid://shopify/Product/1", ["a", "b", "c", "d", "e"]],
    ["gid://shopify/Product/3", ["f"]],
  ]);
  const client = {
    query: async (_document: string, { id, after }: { id: string; after: string | null }) => {
      const all = children.get(id);
      if (!all) return { data: { product: null }, denied: [] };
      const from = Number(after ?? 0);
      const hasNextPage = from + 2 < all.length;
      const pageInfo = { hasNextPage, endCursor: String(from + 2) };
      return {
        data: { product: { children: { nodes: all.slice(from, from + 2), pageInfo } } },
        denied: [],
      };
    },
  };
  return client as unknown as AdminClient;
}

/** What is written from a cursor on, and the cursor after each page. */
async function readFrom(at: RestCursor, ids: readonly number[], client = shopify()) {
  const written: string[] = [];
  const pages: { cursor: RestCursor; written: number }[] = [];
  const read = readChildrenOf(client, {
    type: "Product",
    document: "",
    node: z.string(),
    write: async (_tx, id, nodes, offset) => {
      written.push(...nodes.map((node, index) => `${id}:${offset + index}:${node}`));
    },
  });
  for await (const page of read(ids, at)) {
    await page.write(tx);
    pages.push({ cursor: page.next, written: written.length });
  }
  return { written, pages };
}

const whole = ["1:0:a", "1:1:b", "1:2:c", "1:3:d", "1:4:e", "3:0:f"];

it("reads all children of every object, and passes over what is deleted", async () => {
  const { written, pages } = await readFrom(start, [1, 2, 3]);
  expect(written).toEqual(whole);
  expect(pages.at(-1)?.cursor).toEqual({ step: "variants", afterId: 3, within: null });
});

it("goes on after any page with the next one, in the middle of an object too", async () => {
  const { pages } = await readFrom(start, [1, 2, 3]);
  expect(pages).toHaveLength(5);
  for (const { cursor, written } of pages) {
    // Those above the cursor that lack something; the one begun may lack nothing any more.
    const ids = [2, 3].filter((id) => id > cursor.afterId);
    expect((await readFrom(cursor, ids)).written).toEqual(whole.slice(written));
  }
});

it("takes an answer of another shape, and pages that lead nowhere, for unusable", async () => {
  const answers = [
    { product: { children: { nodes: [1], pageInfo: { hasNextPage: false, endCursor: null } } } },
    { product: { children: { nodes: ["a"] } } },
    { product: { children: { nodes: ["a"], pageInfo: { hasNextPage: true, endCursor: null } } } },
  ];
  for (const data of answers) {
    const client = { query: async () => ({ data, denied: [] }) } as unknown as AdminClient;
    await expect(readFrom(start, [1], client)).rejects.toMatchObject({ code: "upstream_invalid" });
  }
});
