import { expect, it } from "vitest";
import { KnownColumns } from "./known-columns";
import { packColumns, type ColumnName, type StoredColumns } from "./sales-columns";

const day = "2026-10-05";

function read(bytes: Partial<Record<ColumnName, number[]>>): StoredColumns {
  return {
    keys: Uint8Array.from(packColumns(["7", "x"], () => [1, 1])?.keys ?? []),
    columns: (name) => (bytes[name] ? Uint8Array.from(bytes[name]) : null),
  };
}

it("knows what it has read of a row, and takes it for that row alone", () => {
  const shop = { id: 1, domain: "one.myshopify.com" };
  const first = new KnownColumns(shop, "variant", ["days", "grossMinor"]);
  expect(first.versionOf("d", day)).toBeNull();
  first.take("d", day, "a", read({ days: [1], grossMinor: [7] }));

  const again = new KnownColumns(shop, "variant", ["grossMinor"]);
  expect(again.versionOf("d", day)).toBe("a");
  const known = again.take("d", day, "a", null);
  expect(known.keys).toEqual({ ids: Float64Array.of(7), texts: ["x"] });
  expect(known.columns("grossMinor")).toEqual(Uint8Array.of(7));
  // Made anew meanwhile, it was read again; without, there is nothing to take.
  expect(() => again.take("d", day, "b", null)).toThrow("Nothing was read");
  again.take("d", day, "b", read({ grossMinor: [9] }));
  expect(new KnownColumns(shop, "variant", ["grossMinor"]).versionOf("d", day)).toBe("b");
  // What was read of the row before goes with it.
  expect(new KnownColumns(shop, "variant", ["days"]).versionOf("d", day)).toBeNull();
});

it("puts columns of one row together, also those that have 0 of every key", () => {
  const shop = { id: 2, domain: "two.myshopify.com" };
  new KnownColumns(shop, "product", ["days"]).take("m", day, "a", read({ days: [1] }));
  new KnownColumns(shop, "product", ["orders"]).take("m", day, "a", read({}));
  const both = new KnownColumns(shop, "product", ["days", "orders"]);
  expect(both.versionOf("m", day)).toBe("a");
  const { columns } = both.take("m", day, "a", null);
  expect([columns("days"), columns("orders")]).toEqual([Uint8Array.of(1), null]);
});

it("tells shops, dimensions and grains apart", () => {
  const shop = { id: 3, domain: "three.myshopify.com" };
  new KnownColumns(shop, "product", ["days"]).take("d", day, "a", read({ days: [1] }));
  const others = [
    new KnownColumns({ ...shop, id: 4 }, "product", ["days"]).versionOf("d", day),
    new KnownColumns(shop, "variant", ["days"]).versionOf("d", day),
    new KnownColumns(shop, "product", ["days"]).versionOf("m", day),
  ];
  expect(others).toEqual([null, null, null]);
});

it("takes what it knew when it asked, though that has had to go since", () => {
  const shop = { id: 5, domain: "five.myshopify.com" };
  new KnownColumns(shop, "product", ["days"]).take("d", day, "a", read({ days: [1] }));
  const asking = new KnownColumns(shop, "product", ["days"]);
  expect(asking.versionOf("d", day)).toBe("a");
  const large = new Uint8Array(20 * 2 ** 20);
  for (let month = 10; month < 14; month += 1) {
    const other = new KnownColumns(shop, "product", ["days"]);
    other.take("m", `2026-${month}-01`, "a", { ...read({}), columns: () => large });
  }
  expect(new KnownColumns(shop, "product", ["days"]).versionOf("d", day)).toBeNull();
  expect(asking.take("d", day, "a", null).columns("days")).toEqual(Uint8Array.of(1));
});
