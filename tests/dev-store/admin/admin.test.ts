import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startFakeStore } from "./fake-store";
import type { FakeStore } from "./fake-store";

let store: FakeStore;
beforeEach(async () => {
  store = await startFakeStore();
});
afterEach(() => store.close());

const productForm = {
  title: "Mug & <Saucer>",
  descriptionHtml: "<p>Nice</p>",
  vendor: "Alder",
  productType: "Mugs",
  tags: "blue, gift",
  status: "ACTIVE",
  category: "",
  seoTitle: "",
  seoDescription: "",
  "variants[v21][price]": "12.50",
  "variants[v21][compareAtPrice]": "",
  "variants[v21][cost]": "4.00",
  "variants[v21][sku]": "MUG-B",
  "variants[v21][barcode]": "",
  "variants[v21][stock]": "7",
};

describe("the admin's pages", () => {
  it.each([
    ["/store/fake", "Fake Store"],
    ["/store/fake/orders", "#1007"],
    ["/store/fake/orders?q=1007", "#1007"],
    ["/store/fake/orders/7", "May 31, 2026 at 11:30 pm"],
    ["/store/fake/orders/7", "-$12.50"],
    ["/store/fake/orders/7/refund", "2 on the order"],
    ["/store/fake/orders/7/edit", "Add an item"],
    ["/store/fake/orders/7/cancel", "Refund what was paid"],
    ["/store/fake/orders/7/delete", "cannot be undone"],
    ["/store/fake/orders/new?variant=21", "quantity[v21]"],
    ["/store/fake/products", "Mug &#38; &#60;Saucer&#62;"],
    ["/store/fake/products/2", 'value="12.50"'],
    ["/store/fake/customers", "Customer 5"],
    ["/store/fake/customers/5", "#1007"],
    ["/store/fake/settings", "America/New_York"],
    ["/store/fake/apps", "Open Shelfwise"],
  ])("%s shows %s", async (path, text) => {
    const answer = await store.ask(path);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(text);
    expect(answer.body).not.toContain("<Saucer>");
  });

  it.each(["/store/fake/orders/8", "/store/fake/products/x", "/store/fake/customers/1"])(
    "%s is not found",
    async (path) => {
      expect((await store.ask(path)).status).toBe(404);
    },
  );

  it("says which store it does not know", async () => {
    const answer = await store.ask("/store/other/orders");
    expect([answer.status, answer.body]).toEqual([404, 'There is no store "other" here.']);
  });

  it("starts at the app of the first shop", async () => {
    expect((await store.ask("/")).location).toBe("/store/fake/apps/shelfwise");
  });

  it("says when a search finds nothing", async () => {
    expect((await store.ask("/store/fake/orders?q=555")).body).toContain("No order matches.");
    const found = async (query: string) =>
      (await store.ask(`/store/fake/orders?${new URLSearchParams({ query })}`)).body;
    expect(await found("name:#1007")).toContain("#1007</a");
    expect(await found("name:#1008")).toContain("No order matches.");
    expect(await found("nonsense:1")).toContain("no search filter nonsense");
    expect((await store.ask("/store/fake/products?status=DRAFT")).body).toContain(
      "No product matches.",
    );
  });
});

describe("editing a product", () => {
  it("sends only what changed to the catalogue", async () => {
    const answer = await store.ask("/store/fake/products/2", {
      ...productForm,
      title: "Cup",
      category: "Home & Garden",
      "variants[v21][price]": "9.5",
      "variants[v21][cost]": "",
      "variants[v21][stock]": "10",
    });
    expect(answer.status).toBe(303);
    expect(answer.location).toBe("/store/fake/products/2?flash=Product+saved");
    expect(store.calls).toEqual([
      ["updateProduct", 2, { title: "Cup", category: "gid://shopify/TaxonomyCategory/hg-1" }],
      ["updateVariant", 21, { price: "9.50", cost: null }],
      ["adjustStock", 21, 3],
    ]);
  });

  it("saves nothing when nothing changed", async () => {
    expect((await store.ask("/store/fake/products/2", productForm)).status).toBe(303);
    expect(store.calls).toEqual([]);
  });

  it("keeps what was typed and names the fields at fault, without saving the rest", async () => {
    const answer = await store.ask("/store/fake/products/2", {
      ...productForm,
      title: "Cup",
      category: "Nonsense",
      "variants[v21][price]": "12.505",
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("&#34;Nonsense&#34; is not a category");
    expect(answer.body).toContain("&#34;12.505&#34; is not an amount in USD.");
    expect(answer.body).toContain('value="Cup"');
    expect(store.calls).toEqual([]);
  });
});

describe("acting on an order", () => {
  it("refunds items, shipping and an adjustment in minor units", async () => {
    await store.ask("/store/fake/orders/7/refund", {
      "quantity[l91]": "1",
      shipping: "4.9",
      adjustment: "-1.00",
    });
    expect(store.calls).toEqual([
      [
        "refundOrder",
        7,
        { lines: [{ lineItemId: 91, quantity: 1 }], shippingMinor: 490, adjustmentMinor: -100 },
      ],
    ]);
  });

  it("refuses a refund of nothing and amounts that are none", async () => {
    const nothing = await store.ask("/store/fake/orders/7/refund", { "quantity[l91]": "0" });
    const bad = await store.ask("/store/fake/orders/7/refund", { shipping: "x" });
    expect([nothing.status, bad.status]).toEqual([422, 422]);
    expect(store.calls).toEqual([]);
  });

  it("edits only the quantities that differ and adds a variant", async () => {
    await store.ask("/store/fake/orders/7/edit", {
      "quantity[l91]": "1",
      addVariant: "21",
      addQuantity: "2",
    });
    expect(store.calls).toEqual([
      [
        "editOrder",
        7,
        {
          add: [{ variantId: 21, quantity: 2 }],
          setQuantity: [{ lineItemId: 91, quantity: 1 }],
        },
      ],
    ]);
    const same = await store.ask("/store/fake/orders/7/edit", { "quantity[l91]": "2" });
    expect(same.body).toContain("Nothing was changed.");
  });

  it("cancels with and without a refund, and deletes", async () => {
    await store.ask("/store/fake/orders/7/cancel", { refund: "on" });
    await store.ask("/store/fake/orders/7/cancel", {});
    await store.ask("/store/fake/orders/7/delete", {});
    expect(store.calls).toEqual([
      ["cancelOrder", 7, { refund: true }],
      ["cancelOrder", 7, { refund: false }],
      ["deleteOrder", 7],
    ]);
  });

  it("places an order and shows what the store refuses", async () => {
    const placed = await store.ask("/store/fake/orders/new", {
      "quantity[v21]": "2",
      customer: "5",
      discountCode: "SUMMER",
    });
    expect(placed.location).toBe("/store/fake/orders/7?flash=Order+placed");
    expect(store.calls[0]).toEqual([
      "placeOrder",
      {
        lines: [{ variantId: 21, quantity: 2 }],
        customerId: 5,
        discountCode: "SUMMER",
        test: false,
      },
    ]);
    const refused = await store.ask("/store/fake/orders/new", { "quantity[v99]": "1" });
    expect([refused.status, refused.body.includes("Variant does not exist")]).toEqual([422, true]);
    expect((await store.ask("/store/fake/orders/new", {})).body).toContain("at least one product");
  });

  it("merges customers and shows why it cannot", async () => {
    const merged = await store.ask("/store/fake/customers/5/merge", { into: "6" });
    expect(merged.location).toBe("/store/fake/customers/6?flash=Customers+merged");
    const same = await store.ask("/store/fake/customers/5/merge", { into: "5" });
    expect(same.body).toContain("Customers must differ");
  });

  it("sends the privacy webhooks: the customer's at once, the shop's only after uninstall", async () => {
    await store.ask("/store/fake/customers/5/privacy", { topic: "customers/redact" });
    expect((await store.ask("/store/fake/settings/redact", {})).status).toBe(422);
    store.state.installed = false;
    await store.ask("/store/fake/settings/redact", {});
    expect(store.calls).toEqual([
      ["deliver", "customers/redact", expect.objectContaining({ orders_to_redact: [7] })],
      ["deliver", "shop/redact", { shop_id: 77, shop_domain: "fake.myshopify.com" }],
    ]);
  });

  it("refuses forms of other origins", async () => {
    const headers = { origin: "http://evil.test" };
    expect((await store.ask("/store/fake/orders/7/delete", {}, headers)).status).toBe(403);
    expect(store.calls).toEqual([]);
  });
});
