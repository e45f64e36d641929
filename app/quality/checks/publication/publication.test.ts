import type { ProductFacts } from "../../facts/facts";
import type { Asked } from "../../testing/ask";
import { testCases } from "../../testing/cases";
import { cleanDescription, variantFacts } from "../../testing/facts";
import { hashText } from "../../texts/texts";
import { deadStock } from "./pub-07-dead-stock";
import { inNoCollection } from "./pub-03-in-no-collection";
import { likelyDuplicate } from "./pub-04-likely-duplicate";
import { longOutOfStock } from "./pub-02-long-out-of-stock";
import { notOnOnlineStore } from "./pub-01-not-on-online-store";
import { oftenReturned } from "./pub-08-often-returned";
import { tagSpelling } from "./pub-06-tag-spelling";
import { vendorSpelling } from "./pub-05-vendor-spelling";

const product = (rest: Partial<ProductFacts>): Asked => ({ product: rest });
const draft = product({ status: "DRAFT" });

testCases(notOnOnlineStore, [
  ["passed", "where it is"],
  [
    "finding: stock",
    "where it is in stock and not there",
    product({ isOnOnlineStore: false, totalInventory: 1 }),
  ],
  [
    "notApplicable",
    "where it is out of stock",
    product({ isOnOnlineStore: false, totalInventory: 0 }),
  ],
  [
    "finding: untracked",
    "where stock is not tracked",
    product({ isOnOnlineStore: false, totalInventory: 0, tracksInventory: false }),
  ],
  [
    "notApplicable",
    "of what is unlisted on purpose",
    product({ status: "UNLISTED", isOnOnlineStore: false }),
  ],
  ["unknown: notRead", "where it is not known", product({ isOnOnlineStore: undefined })],
  ["notApplicable", "of a draft", draft],
]);

const gone = { totalInventory: 0, outOfStockSince: "2026-09-02" };
testCases(longOutOfStock, [
  ["passed", "of stock"],
  ["passed", "after 60 days", product(gone)],
  ["finding", "after 61 days", product({ ...gone, outOfStockSince: "2026-09-01" })],
  [
    "finding",
    "61 days after the last sale",
    product({
      totalInventory: 0,
      outOfStockSince: undefined,
      sales: { units: 0, netMinor: 0, unitsReturned: 0, lastSoldDay: "2026-09-01" },
    }),
  ],
  [
    "unknown: notRead",
    "where neither is known",
    product({ totalInventory: 0, outOfStockSince: undefined, sales: undefined }),
  ],
  [
    "unknown: notRead",
    "where it is not known whether it can be seen",
    product({ ...gone, isOnOnlineStore: undefined }),
  ],
  ["notApplicable", "where it cannot", product({ ...gone, isOnOnlineStore: false })],
  [
    "notApplicable",
    "where selling goes on",
    product({ ...gone, variants: [variantFacts({ inventoryPolicy: "CONTINUE" })] }),
  ],
]);

testCases(inNoCollection, [
  ["passed", "of one"],
  ["finding", "of none", product({ collectionIds: [] })],
  ["unknown: notRead", "where they are not read", product({ collectionIds: undefined })],
  ["notApplicable", "of a draft", draft],
]);

const titles = new Map([["tall stoneware vase, white", 2]]);
const images = new Map([["https://cdn.shopify.com/s/files/1/0001/0002/files/vase-side.jpg", 2]]);
const descriptions = new Map([[hashText(cleanDescription.replace(/<[^>]+>/g, " ")), 2]]);
testCases(likelyDuplicate, [
  [
    "passed",
    "of a title of its own, whatever else is shared",
    { catalogue: { images, descriptions } },
  ],
  ["passed", "of a shared title alone", { catalogue: { titles } }],
  ["finding: image", "of a shared title and image", { catalogue: { titles, images } }],
  ["finding: text", "of a shared title and description", { catalogue: { titles, descriptions } }],
  ["notApplicable", "without a title", product({ title: "" })],
]);

const vendors = (counts: Record<string, number>) => ({ vendors: new Map(Object.entries(counts)) });
testCases(vendorSpelling, [
  ["passed", "of one spelling"],
  ["finding", "of a rarer one", { catalogue: vendors({ Olaria: 2, "O-LÁRIA": 3 }) }],
  ["passed", "of the more common one", { catalogue: vendors({ Olaria: 3, "O-LÁRIA": 2 }) }],
  ["passed", "of another vendor", { catalogue: vendors({ Olaria: 2, Oleria: 30 }) }],
  ["notApplicable", "without one", product({ vendor: "" })],
]);

const tagged = (tags: string[], counts: Record<string, number>): Asked => ({
  product: { tags },
  catalogue: { tags: new Map(Object.entries(counts)) },
});
testCases(tagSpelling, [
  ["passed", "of one spelling"],
  ["finding", "of a rarer one", tagged(["stone ware"], { "stone ware": 1, Stoneware: 2 })],
  ["passed", "of the more common one", tagged(["Stoneware"], { "stone ware": 1, Stoneware: 2 })],
  [
    "passed",
    "of a mark that makes another letter, in Japanese",
    tagged(["カラス"], { カラス: 1, ガラス: 9 }),
  ],
  ["notApplicable", "without tags", product({ tags: [] })],
]);

const sold = (lastSoldDay: string | null, rest: Partial<ProductFacts> = {}): Asked =>
  product({ sales: { units: 0, netMinor: 0, unitsReturned: 0, lastSoldDay }, ...rest });
testCases(deadStock, [
  ["passed", "90 days after the last sale", sold("2026-08-03")],
  ["finding: sold", "91 days after it", sold("2026-08-02")],
  ["passed", "90 days after it was made, without a sale", sold(null, { createdDay: "2026-08-03" })],
  ["finding: never", "91 days after it was made", sold(null, { createdDay: "2026-08-02" })],
  ["notApplicable", "without stock", sold(null, { totalInventory: 0 })],
  ["unknown: notRead", "where orders are not read", product({ sales: undefined })],
]);

const returned = (unitsReturned: number, units: number): Asked =>
  product({ sales: { units, netMinor: 1, unitsReturned, lastSoldDay: "2026-10-30" } });
testCases(oftenReturned, [
  ["passed", "below twice the shop's rate", returned(1, 20 + 1)],
  ["finding", "at twice the shop's rate", returned(2, 20)],
  ["unknown: noSales", "of 19 units", returned(9, 19)],
  [
    "passed",
    "without returns where the shop has none",
    { ...returned(0, 20), catalogue: { returnRate: 0 } },
  ],
  ["unknown: noSales", "where the shop's rate is not known", { catalogue: { returnRate: null } }],
  ["unknown: notRead", "where orders are not read", product({ sales: undefined })],
]);
