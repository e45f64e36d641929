import { describe, expect, it } from "vitest";
import { read, table, AT, first } from "./testing/order-csv";

describe("nothing personal leaves the reader", () => {
  const person = {
    Email: " Ada@Example.com ",
    "Billing Name": "Ada Lovelace",
    "Billing Street": "12 St James's Square",
    "Billing Address1": "12 St James's Square",
    "Billing Company": "Analytical Ltd",
    "Billing City": "Marylebone",
    "Billing Zip": "SW1Y 4JH",
    "Billing Phone": "+442071234567",
    "Shipping Name": "Byron King",
    "Shipping Country": "Ada Land",
    Notes: "Ring twice for Ada",
    "Note Attributes": "birthday: 1815-12-10",
    Phone: "+442071234567",
  };
  const rest = {
    Name: "#1001",
    Total: "10.00",
    "Created at": AT,
    "Lineitem quantity": "1",
    "Lineitem name": "Hat",
    "Lineitem price": "10.00",
  };
  const csv = (...orders: Record<string, string>[]) =>
    [Object.keys(orders[0]!), ...orders.map((order) => Object.values(order))]
      .map((cells) => cells.map((cell) => `"${cell}"`).join(","))
      .join("\n");
  const words = /ada|lovelace|byron|james|square|analytical|marylebone|sw1y|2071234567|1815|twice/i;

  it("in orders, reasons or assumptions, not even when cells have slipped", async () => {
    const good = { ...person, ...rest };
    const slipped = {
      ...good,
      Name: "#1002",
      Total: "Ada Lovelace",
      "Lineitem quantity": "+442071234567",
    };
    const noTime = { ...good, Name: "#1003", "Created at": "12 St James's Square" };
    const text = csv(good, slipped, noTime);
    const broken = `"#1004","Ada, "Lovelace"",${"x,".repeat(20)}\nAda Lovelace,12 St James's Square`;
    const reading = await read(`${text}\n${broken}\n`);
    expect(reading.items).toHaveLength(1);
    expect(reading.rejectedRows.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(reading)).not.toMatch(words);
  });

  it("the same e-mail has the same key under one salt, and another under another", async () => {
    const key = async (email: string, salt: string) =>
      (await read(table(first("#1", undefined, email)), salt)).items[0]?.customerKey;
    const ada = await key(" Ada@Example.com ", "one");
    expect(ada).toBe(await key("ada@example.com", "one"));
    expect(ada).not.toBe(await key("ada@example.com", "two"));
    expect(ada).not.toBe(await key("byron@example.com", "one"));
    expect(await key("", "one")).toBe(null);
  });
});
