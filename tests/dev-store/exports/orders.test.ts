import { describe, expect, it } from "vitest";
import { readOrders } from "./index";
import { writeExport } from "./testing/export-file";

const read = (content: string, salt = "salt") =>
  readOrders(writeExport("orders.csv", content), salt);
const header =
  "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku";
const table = (...rows: string[]) => [header, ...rows].join("\n");
const AT = "2022-05-18 22:36:15 -0700";
const first = (name: string, line = "1,Hat,10.00,H", email = "ada@example.com") =>
  `${name},${email},paid,USD,10.00,0.00,0.00,10.00,${AT},${line}`;
const further = (name: string, line: string) => `${name},ada@example.com,,,,,,,${AT},${line}`;
const used = (assumptions: readonly { field: string; rule: string; rows: number }[]) =>
  assumptions.filter(({ rule }) => !rule.startsWith("The file has no such column"));
const lines = (rows: readonly { line: number }[]) => rows.map(({ line }) => line);

describe("readOrders", () => {
  it("joins the rows of a Name: the order's own cells on the first, a line on each", async () => {
    const { items, rejectedRows } = await read(
      table(
        `#1001,ada@example.com,paid,usd,30.00,5.00,2.10,37.10,${AT},2,Hat - Red,10.00,H-R`,
        further("#1001", '1,"Scarf, long",10.00,'),
        first("EU-1002A"),
      ),
    );
    expect(rejectedRows).toEqual([]);
    expect(items).toMatchObject([
      {
        line: 2,
        name: "#1001",
        financialStatus: "paid",
        currency: "USD",
        subtotal: "30.00",
        shipping: "5.00",
        taxes: "2.10",
        total: "37.10",
        createdAt: { at: Date.parse("2022-05-19T05:36:15Z"), offsetMinutes: -420 },
        lines: [
          { line: 2, name: "Hat - Red", quantity: 2, price: "10.00", sku: "H-R" },
          { line: 3, name: "Scarf, long", quantity: 1, price: "10.00", sku: null },
        ],
      },
      { line: 4, name: "EU-1002A" },
    ]);
  });

  it("reads every column it keeps", async () => {
    const columns = {
      Name: "#1001",
      Email: "ada@example.com",
      "Financial Status": "partially_refunded",
      "Paid at": "2022-05-18 22:36:20 -0700",
      "Fulfillment Status": "fulfilled",
      "Fulfilled at": "",
      "Accepts Marketing": "yes",
      Currency: "EUR",
      Subtotal: "18.00",
      Shipping: "4.90",
      Taxes: "3.66",
      Total: "22.90",
      "Discount Code": "SPRING",
      "Discount Amount": "2.00",
      "Shipping Method": "Standard",
      "Created at": AT,
      "Lineitem quantity": "2",
      "Lineitem name": "Hat",
      "Lineitem price": "10.00",
      "Lineitem compare at price": "12.00",
      "Lineitem sku": "1.23E+12",
      "Lineitem requires shipping": "true",
      "Lineitem taxable": "false",
      "Lineitem fulfillment status": "fulfilled",
      "Billing Country": "DE",
      "Billing Province": "",
      "Shipping Country": "US",
      "Shipping Province": "CA",
      "Cancelled at": "",
      "Payment Method": "Shopify Payments",
      "Refunded Amount": "5.00",
      Vendor: "Wool & Co",
      Id: "'4567890123456",
      Tags: "vip, gift",
      Source: "580111",
      "Lineitem discount": "1.00",
      "Tax 1 Name": "VAT 19%",
      "Tax 1 Value": "3.66",
      "Tax 2 Name": "",
      "Tax 2 Value": "",
      Duties: "",
      "Shipping Province Name": "California",
    };
    const { items, assumptions } = await read(
      `${Object.keys(columns).join(",")}\n${Object.values(columns)
        .map((cell) => `"${cell}"`)
        .join(",")}\n`,
    );
    expect(items).toEqual([
      {
        line: 2,
        name: "#1001",
        id: "4567890123456",
        customerKey: expect.stringMatching(/^[0-9a-f]{64}$/),
        financialStatus: "partially_refunded",
        fulfillmentStatus: "fulfilled",
        createdAt: { at: Date.parse("2022-05-19T05:36:15Z"), offsetMinutes: -420 },
        paidAt: { at: Date.parse("2022-05-19T05:36:20Z"), offsetMinutes: -420 },
        fulfilledAt: null,
        cancelledAt: null,
        currency: "EUR",
        subtotal: "18.00",
        shipping: "4.90",
        taxes: "3.66",
        total: "22.90",
        discountCode: "SPRING",
        discountAmount: "2.00",
        refundedAmount: "5.00",
        duties: null,
        shippingMethod: "Standard",
        paymentMethod: "Shopify Payments",
        tags: ["vip", "gift"],
        source: "580111",
        countryCode: "US",
        provinceCode: "CA",
        taxLines: [{ title: "VAT 19%", amount: "3.66" }],
        lines: [
          {
            line: 2,
            name: "Hat",
            quantity: 2,
            price: "10.00",
            compareAtPrice: "12.00",
            sku: undefined,
            vendor: "Wool & Co",
            requiresShipping: true,
            taxable: false,
            fulfillmentStatus: "fulfilled",
            discount: "1.00",
          },
        ],
      },
    ]);
    expect(used(assumptions).map(({ field }) => field)).toEqual([
      ...["Id", "Lineitem sku", "Accepts Marketing", "Shipping Province Name"],
    ]);
    expect(assumptions.filter((each) => !used(assumptions).includes(each))).toEqual([]);
  });

  it("says which columns are absent, with the number of orders or lines", async () => {
    const { items, assumptions } = await read(
      `Name,Created at,Lineitem quantity,Lineitem price\n#1,${AT},1,5\n#1,${AT},2,6\n#2,${AT},1,5\n`,
    );
    expect(items).toMatchObject([
      { name: "#1", total: undefined, customerKey: undefined, lines: [{ line: 2 }, { line: 3 }] },
      { name: "#2" },
    ]);
    const rule = "The file has no such column: unknown";
    expect(assumptions).toContainEqual({ field: "Total", rule, rows: 2 });
    expect(assumptions).toContainEqual({ field: "Lineitem sku", rule, rows: 3 });
  });

  it("says which columns it does not read where they hold something, and of people's only that", async () => {
    const columns = {
      "Outstanding Balance": ["0.00", "5.00"],
      Employee: ["", "Ada Lovelace"],
      Location: ["Main street", "Main street"],
      "Billing Name": ["Ada Lovelace", ""],
      "Risk Level": ["Low", "Low"],
      "Payment Terms Name": ["", ""],
    };
    const row = (name: string, at: 0 | 1) =>
      [first(name), ...Object.values(columns).map((values) => values[at])].join(",");
    const reading = await read(
      [[header, ...Object.keys(columns)].join(","), row("#1", 0), row("#2", 1)].join("\n"),
    );
    expect(used(reading.assumptions)).toEqual([
      { field: "Location", rule: "This column is not read", rows: 2 },
      { field: "Employee, Billing Name", rule: "Personal: neither read nor kept", rows: 2 },
      { field: "Outstanding Balance", rule: "This column is not read", rows: 1 },
    ]);
    expect(JSON.stringify(reading)).not.toContain("Lovelace");
  });

  it("takes the place from the shipping address, else the billing address, and only as a code", async () => {
    const columns = "Billing Country,Billing Province,Shipping Country,Shipping Province";
    const base = `Name,Created at,Lineitem quantity,Lineitem price,${columns}`;
    const { items, assumptions } = await read(
      `${base}\n#1,${AT},1,5,de,BE,,\n#2,${AT},1,5,DE,BE,JP,JP-13\n#3,${AT},1,5,,,,\n#4,${AT},1,5,,,United States,California\n`,
    );
    expect(items.map(({ countryCode, provinceCode }) => [countryCode, provinceCode])).toEqual([
      ["DE", "BE"],
      ["JP", "JP-13"],
      [null, null],
      [undefined, undefined],
    ]);
    expect(used(assumptions)).toEqual([
      { field: "Shipping Country", rule: expect.stringContaining("no code"), rows: 1 },
    ]);
  });

  it("joins rows of one order that are apart, whichever of them comes first", async () => {
    const { items, rejectedRows, assumptions } = await read(
      table(
        further("#1001", "1,Scarf,4.00,"),
        first("#1002"),
        first("#1001"),
        further("#1002", "3,Glove,1.00,"),
      ),
    );
    expect(rejectedRows).toEqual([]);
    expect(items.map(({ name, line, total, lines: of }) => [name, line, total, lines(of)])).toEqual(
      [
        ["#1001", 4, "10.00", [2, 4]],
        ["#1002", 3, "10.00", [3, 5]],
      ],
    );
    expect(used(assumptions)).toEqual([
      { field: "Name", rule: expect.stringContaining("do not follow each other"), rows: 2 },
    ]);
  });

  it("counts an order once whose own cells are repeated on each row", async () => {
    const { items, assumptions } = await read(
      table(first("#1001"), first("#1001", "1,Scarf,4.00,S")),
    );
    expect(items.map(({ total, lines: of }) => [total, lines(of)])).toEqual([["10.00", [2, 3]]]);
    expect(used(assumptions)[0]?.rule).toContain("repeated on its further rows");
  });

  it("leaves out a second order of the same Name, naming the line of the first", async () => {
    const { items, rejectedRows } = await read(
      table(
        first("#1001"),
        further("#1001", "1,Scarf,4.00,"),
        first("#1002"),
        first("#1001"),
        further("#1001", "1,Scarf,4.00,"),
        first("#1003"),
        first("#1003"),
      ),
    );
    expect(items.map(({ name, lines: of }) => [name, lines(of)])).toEqual([
      ["#1001", [2, 3]],
      ["#1002", [4]],
      ["#1003", [7]],
    ]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [5, "repeats order #1001, which begins on line 2"],
      [6, "repeats order #1001, which begins on line 2"],
      [8, "repeats order #1003, which begins on line 7"],
    ]);
  });

  it("counts a line twice that stands twice where cells are repeated, if the subtotal says so", async () => {
    const row = (line: string) => first("#1001", line).replace("USD,10.00", "USD,24.00");
    const { items, rejectedRows, assumptions } = await read(
      table(...["1,Hat,10.00,H", "1,Scarf,4.00,S", "1,Hat,10.00,H"].map(row), first("#1002")),
    );
    expect(rejectedRows).toEqual([]);
    expect(items.map(({ lines: of }) => lines(of))).toEqual([[2, 3, 4], [5]]);
    expect(used(assumptions).map(({ rule, rows }) => [rule, rows])).toEqual([
      [expect.stringContaining("repeated on its further rows"), 1],
      [expect.stringContaining("sold twice, by the subtotal"), 1],
    ]);
  });

  it("leaves a copy of a line out where the subtotal is without it, and keeps what follows", async () => {
    const row = (line: string) => first("#1001", line).replace("USD,10.00", "USD,19.00");
    const { items, rejectedRows } = await read(
      table(
        ...["1,Hat,10.00,H", "1,Scarf,4.00,S", "1,Hat,10.00,H", "1,Sock,5.00,"].map(row),
        first("#1002"),
      ),
    );
    expect(items.map(({ lines: of }) => lines(of))).toEqual([[2, 3, 5], [6]]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [4, "repeats order #1001, which begins on line 2"],
    ]);
  });

  it("leaves an order out whole of which nothing tells whether a line was sold twice", async () => {
    const row = (line: string) => first("#1001", line).replace("USD,10.00", "USD,12.34");
    const { items, rejectedRows } = await read(
      table(...["1,Hat,10.00,H", "1,Hat,10.00,H", "1,Sock,5.00,"].map(row), first("#1002")),
    );
    expect(items.map(({ name }) => name)).toEqual(["#1002"]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, expect.stringMatching(/^belongs to order #1001, whose line 3 repeats an earlier line/)],
      [3, expect.stringMatching(/^repeats an earlier line, and the subtotal does not tell/)],
      [4, expect.stringMatching(/^belongs to order #1001/)],
    ]);
  });

  it("leaves out a line of which 0 were sold and reads 2.00 pieces as 2", async () => {
    const { items, assumptions } = await read(
      table(first("#1001", "2.00,Hat,10.00,H"), further("#1001", "0,Scarf,4.00,")),
    );
    expect(items[0]?.lines.map(({ quantity }) => quantity)).toEqual([2]);
    expect(used(assumptions)).toEqual([
      { field: "Lineitem quantity", rule: expect.stringContaining("0 were sold"), rows: 1 },
    ]);
  });
});

describe("orders that cannot be used", () => {
  const reject = async (...rows: string[]) => {
    const { items, rejectedRows } = await read(table(...rows, first("#9999")));
    expect(items.map(({ name }) => name)).toEqual(["#9999"]);
    return rejectedRows.map(({ line, reason }) => [line, reason]);
  };

  it("an order with a bad line is left out whole, each row with its reason", async () => {
    const because = "belongs to order #1001, whose line 3 Lineitem quantity is negative";
    expect(
      await reject(
        first("#1001"),
        further("#1001", "-1,Scarf,4.00,"),
        further("#1001", "1,Glove,cheap,"),
        further("#1001", "1,Sock,2.00,"),
      ),
    ).toEqual([
      [2, because],
      [3, "Lineitem quantity is negative"],
      [4, expect.stringContaining("Lineitem price is no amount")],
      [5, because],
    ]);
  });

  it("fractional and missing quantities, missing and ambiguous prices", async () => {
    expect(await reject(first("#1", "1.5,Hat,10.00,"))).toEqual([
      [2, "Lineitem quantity is no whole number"],
    ]);
    expect(await reject(first("#1", ",Hat,10.00,"))).toEqual([[2, "Lineitem quantity is blank"]]);
    expect(await reject(first("#1", "1,Hat,,"))).toEqual([[2, "Lineitem price is blank"]]);
    expect(await reject(first("#1", '1,Hat,"1,299",'))).toEqual([
      [2, expect.stringContaining("Lineitem price can be read in two ways")],
    ]);
  });

  it("amounts larger than any", async () => {
    expect(await reject(first("#1", "1,Hat,1234567890123.00,"))).toEqual([
      [2, "Lineitem price is larger than an amount can be"],
    ]);
  });

  it("an order whose money or time cannot be read", async () => {
    const bad = first("#1001").replace(",10.00,2022", ",ten,2022");
    expect(await reject(bad, further("#1001", "1,Scarf,4.00,"))).toEqual([
      [2, expect.stringContaining("Total is no amount")],
      [3, expect.stringMatching(/^belongs to order #1001, whose line 2 Total is no amount/)],
    ]);
    expect(await reject(first("#1").replace("2022-05-18", "2022-02-30"))).toEqual([
      [2, "Created at is a date or time that does not exist"],
    ]);
    expect(await reject(first("#1").replace(AT, ""))).toEqual([[2, "Created at is blank"]]);
    expect(await reject(first("#1").replace("USD", "Dollar"))).toEqual([
      [2, expect.stringContaining("Currency is no currency code")],
    ]);
  });

  it("an order without a line, and a row without a Name", async () => {
    expect(await reject(first("#1", ",,,"))).toEqual([
      [2, "has no line item of which anything was sold"],
    ]);
    expect(await reject(first("#1", "0,Hat,10.00,"))).toEqual([
      [2, "has no line item of which anything was sold"],
    ]);
    expect(await reject(first(""))).toEqual([[2, "has no Name: it belongs to no order"]]);
  });

  it("an order of which a row is not well-formed, whichever it is", async () => {
    expect(
      await reject(
        first("#1", "1,Hat, red,10.00,H"),
        further("#1", "1,Scarf,4.00,"),
        first("#2"),
        further("#2", '1,5" nail,4.00,'),
      ),
    ).toEqual([
      [2, expect.stringContaining("has 14 cells where the header has 13")],
      [3, expect.stringContaining("belongs to order #1, whose line 2 has 14 cells")],
      [4, expect.stringContaining("belongs to order #2, whose line 5 a quotation mark")],
      [5, expect.stringContaining("a quotation mark inside a cell is not doubled")],
    ]);
  });
});

describe("names of orders with a blank", () => {
  const bent = (name: string) => first(name, '1,5" nail,10.00,N');

  it("are names where reading goes on after a quotation mark that is not doubled", async () => {
    const names = ["INV 1001", "INV 1002", "INV 1003", "INV 1004"];
    const rows = names.map((name, at) => (at === 1 ? bent(name) : first(name)));
    const { items, rejectedRows } = await read(table(...rows));
    expect(items.map(({ name }) => name)).toEqual(["INV 1001", "INV 1003", "INV 1004"]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [3, expect.stringMatching(/quotation mark inside a cell is not doubled/)],
    ]);
  });

  it("tie a broken row to its order, which is left out whole and called by its name", async () => {
    const { items, rejectedRows } = await read(
      table(
        first("INV 1001"),
        further("INV 1001", '1,5" nail,4.00,'),
        further("INV 1002", '1,6" nail,4.00,'),
        first("INV 1002"),
        first("INV 1003"),
      ),
    );
    expect(items.map(({ name }) => name)).toEqual(["INV 1003"]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, expect.stringMatching(/^belongs to order INV 1001, whose line 3 a quotation mark/)],
      [3, expect.stringContaining("not doubled")],
      [4, expect.stringContaining("not doubled")],
      [5, expect.stringMatching(/^belongs to order INV 1002, whose line 4/)],
    ]);
  });

  it("and those without a number are said in reasons", async () => {
    const { rejectedRows } = await read(
      table(
        first("Draft A"),
        further("Draft A", "-1,Scarf,4.00,"),
        first("Draft"),
        further("Draft", "1,Scarf,cheap,"),
      ),
    );
    expect(rejectedRows.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^belongs to order Draft A, whose line 3/),
      "Lineitem quantity is negative",
      expect.stringMatching(/^belongs to order Draft, whose line 5/),
      expect.stringContaining("no amount"),
    ]);
  });
});

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
