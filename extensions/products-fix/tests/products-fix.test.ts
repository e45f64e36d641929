import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, expect, it } from "vitest";
import { answerWith, button, close, eventually, open, shown } from "../../shared/testing";

const extension = getExtension("admin.product-index.selection-action.render");

const selected = ["gid://shopify/Product/12", "gid://shopify/Product/13"];
beforeEach(() => open(extension, "products-fix", selected));
afterEach(() => close(extension));

it("has changes of the selection proposed, and leads to where they are looked at", async () => {
  const preview = { state: "open", all: 40, products: 2, appPath: "/app/quality/fixes/7" };
  const told = answerWith(extension, ({ body }) => (body ? { kind: "made", batchId: 7 } : preview));
  await extension.render();
  await eventually(() => expect(shown()).toContain("For 2 products, 40 changes are proposed."));
  expect(told.map(({ body }) => body)).toEqual([{ productIds: [12, 13] }, undefined]);
  const look = button("Look at the changes in Shelfwise");
  expect(look.getAttribute("href")).toBe("app:app/quality/fixes/7");
});

it("says where nothing is proposed, and where the products are not known", async () => {
  const none = { state: "open", all: 0, products: 0, appPath: "/app/quality/fixes/7" };
  answerWith(extension, ({ body }) => (body ? { kind: "made", batchId: 7 } : none));
  await extension.render();
  await eventually(() => expect(shown()).toContain("proposes no change"));
  expect(() => button("Look at the changes in Shelfwise")).toThrow();
  close(extension);
  open(extension, "products-fix", selected);
  answerWith(extension, () => 404);
  await extension.render();
  await eventually(() => expect(shown()).toContain("does not know these products yet"));
});

it("counts a single change of a single product as one", async () => {
  const one = { state: "open", all: 1, products: 1, appPath: "/app/quality/fixes/7" };
  answerWith(extension, ({ body }) => (body ? { kind: "made", batchId: 7 } : one));
  await extension.render();
  await eventually(() => expect(shown()).toContain("For 1 product, 1 change is proposed."));
});
