import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FixPreview } from "../../../app/panels/extension/fix/view";
import {
  answerWith,
  button,
  close,
  eventually,
  open,
  shown,
  type Told,
} from "../../shared/testing";

const extension = getExtension("admin.product-details.action.render");

const selected = ["gid://shopify/Product/12"];
beforeEach(() => open(extension, "product-fix", selected));
afterEach(() => close(extension));

const row = { no: 1, product: "Mug", place: null, isChosen: true, outcome: null };
const preview: FixPreview = {
  batchId: 7,
  state: "open",
  rows: [
    { ...row, field: "Title", before: " Mug", after: "Mug" },
    { ...row, no: 2, field: "SKU", place: "Blue", before: "", after: "MUG-BLUE" },
    { ...row, no: 3, field: "Barcode", place: "Blue", before: "", after: null, isChosen: false },
  ],
  all: 3,
  products: 1,
  chosen: 2,
  toEnter: 1,
  written: 0,
  failed: 0,
  missingScopes: [],
  stoppedBy: null,
  appPath: "/app/quality/fixes/7",
};

/** An app with one batch, which does what it is told. */
function appWith(first: FixPreview) {
  let now = first;
  return answerWith(extension, ({ path, body }: Told) => {
    if (path === "/api/extension/fixes") return { kind: "made", batchId: 7 };
    const wish = body as { intent: string; changeNo?: number; isChosen?: boolean } | undefined;
    if (!wish) return now;
    if (wish.intent === "accept") now = { ...now, state: "done", written: now.chosen };
    if (wish.intent === "choose") {
      const rows = now.rows.map((each) =>
        each.no === wish.changeNo ? { ...each, isChosen: wish.isChosen ?? false } : each,
      );
      now = { ...now, rows, chosen: rows.filter(({ isChosen }) => isChosen).length };
    }
    return { kind: "done" };
  });
}

describe("the action of a product", () => {
  it("shows every change with both values, and writes nothing before it is accepted", async () => {
    const told = appWith(preview);
    await extension.render();
    await eventually(() => button("Write 2 changes"));
    const lines = shown().split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        ...["Title", "Now:  Mug", "Then: Mug"],
        ...["SKU of Blue", "Now: none", "Then: MUG-BLUE"],
        "Barcode of Blue",
      ]),
    );
    expect(shown()).toContain("1 value only you know");
    expect(told.map(({ body }) => body)).toEqual([{ productIds: [12] }, undefined]);

    button("Write 2 changes").click();
    await eventually(() => expect(shown()).toContain("2 changes are written."));
    expect(told.map(({ body }) => body)).toContainEqual({ intent: "accept" });
    const closed = vi.spyOn(extension.shopify, "close");
    button("Close").click();
    await eventually(() => expect(closed).toHaveBeenCalled());
    expect(told.map(({ body }) => body)).not.toContainEqual({ intent: "discard" });
  });

  it("leaves out what is unticked", async () => {
    const told = appWith(preview);
    await extension.render();
    await eventually(() => button("Write 2 changes"));
    document.body.querySelector("s-checkbox")?.dispatchEvent(new Event("change"));
    await eventually(() => button("Write 1 change"));
    const wish = { intent: "choose", changeNo: 1, isChosen: false };
    expect(told.map(({ body }) => body)).toContainEqual(wish);
  });

  it("gives the batch up where it is cancelled", async () => {
    const told = appWith(preview);
    const closed = vi.spyOn(extension.shopify, "close");
    await extension.render();
    await eventually(() => button("Write 2 changes"));
    button("Cancel").click();
    await eventually(() => expect(closed).toHaveBeenCalled());
    expect(told.at(-1)?.body).toEqual({ intent: "discard" });
  });

  it.each([
    ["may not be written", { missingScopes: ["write_products"] }, "may not write this"],
    ["is not all shown", { all: 400 }, "397 more changes do not fit here"],
  ])("does not let be accepted what %s", async (_, differs, words) => {
    appWith({ ...preview, ...differs });
    await extension.render();
    await eventually(() => expect(shown()).toContain(words));
    expect(button("Write 2 changes").hasAttribute("disabled")).toBe(true);
  });

  it("says where there is nothing to fix, and where the app does not answer", async () => {
    answerWith(extension, () => ({ kind: "nothing", why: "Nothing was found.", appPath: "/app" }));
    await extension.render();
    await eventually(() => expect(shown()).toContain("Nothing was found."));
    close(extension);
    open(extension, "product-fix", selected);
    answerWith(extension, () => "broken");
    await extension.render();
    await eventually(() => expect(shown()).toContain("did not answer"));
  });
});
