import { describe, expect, it } from "vitest";
import { read, header, table, AT, first, further, used } from "./testing/order-csv";

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
});
