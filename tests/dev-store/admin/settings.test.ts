import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startFakeStore } from "./fake-store";
import type { FakeStore } from "./fake-store";

let store: FakeStore;
beforeEach(async () => {
  store = await startFakeStore();
});
afterEach(() => store.close());

const save = (form: Record<string, string>) => store.ask("/store/fake/settings/store", form);

describe("the store's name and time zone", () => {
  it("can be changed, and the app hears of it", async () => {
    const answer = await save({ shopName: " Oak & Ash ", timezone: "Asia/Kolkata" });
    expect(answer.location).toBe("/store/fake/settings?flash=Store+details+saved");
    expect((await store.ask("/store/fake/settings")).body).toContain('value="Oak &#38; Ash"');
    expect(store.calls).toEqual([
      [
        "deliver",
        "shop/update",
        expect.objectContaining({
          id: 77,
          admin_graphql_api_id: "gid://shopify/Shop/77",
          name: "Oak & Ash",
          iana_timezone: "Asia/Kolkata",
          timezone: "(GMT+05:30) Asia/Kolkata",
          myshopify_domain: "fake.myshopify.com",
          weight_unit: "lb",
        }),
      ],
    ]);
  });

  it("fire nothing when they stay the same", async () => {
    await save({ shopName: "Fake Store", timezone: "America/New_York" });
    expect(store.calls).toEqual([]);
  });

  it("keep what was typed and name the fields at fault", async () => {
    const answer = await save({ shopName: "  ", timezone: "Mars/Phobos" });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("Enter a name for the store.");
    expect(answer.body).toContain('value="Mars/Phobos"');
    expect(answer.body).toContain("by its IANA name");
    expect(store.calls).toEqual([]);
    expect((await store.ask("/store/fake/settings")).body).toContain("America/New_York");
  });
});
