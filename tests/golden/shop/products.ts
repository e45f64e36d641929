import type { WrittenCheckout, WrittenStore } from "../../dev-store/written/types";

/**
 * Five products; prices in cents. What a unit costs, and what it is sold for, at Shopify when the products are
 * first read; stock is that of the end. Two red mugs more were sold than there are; prints are not counted.
 */
export const products: WrittenStore["products"] = [
  {
    title: "Mug",
    vendor: "Alder",
    type: "Kitchen",
    category: "hg-11-10-5-5", // Mugs
    tags: ["clay", "gift"],
    variants: [
      { title: "Blue", sku: "MUG-BLUE", price: 2000, cost: 600, stock: 6 },
      { title: "Red", sku: "MUG-RED", price: 2000, cost: null, stock: -2 },
    ],
  },
  {
    title: "Bowl",
    vendor: "Finch",
    type: "Kitchen",
    category: null,
    tags: ["clay"],
    variants: [{ sku: "BOWL", price: 3500, cost: 1200, stock: 24 }],
  },
  {
    title: "Print",
    vendor: "Finch",
    type: "Decor",
    category: "hg-3-4-2-2", // Prints
    variants: [{ sku: "PRINT", price: 1500, compareAt: 1800, cost: null }],
  },
  {
    title: "Lamp",
    vendor: "Alder",
    type: "",
    category: "hg-13-5-5", // Table Lamps
    tags: ["gift"],
    variants: [{ sku: "LAMP", price: 8000, cost: 3000, stock: 40 }],
  },
  {
    title: "Gift card",
    vendor: "Alder",
    type: "Gift cards",
    category: null,
    isGiftCard: true,
    variants: [{ sku: "GIFT", price: 5000, cost: null }],
  },
];

export const collections: WrittenStore["collections"] = [
  { title: "Clay", tag: "clay" },
  { title: "Gifts", tag: "gift" },
];

/** Left on 7 and 20 March and on 2 April (shop days); the second was completed a day later. */
export const checkouts: readonly WrittenCheckout[] = [
  // 23:30 on the 7th in New York: 80.00 + 8.00 tax
  {
    begun: "2026-03-08T04:30:00Z",
    customer: 2,
    lines: [{ line: 1, sku: "LAMP", price: 8000, tax: 800 }],
  },
  // 15.00 + 1.50
  {
    begun: "2026-03-20T15:00:00Z",
    completed: "2026-03-21T15:00:00Z",
    customer: null,
    lines: [{ line: 1, sku: "PRINT", price: 1500, tax: 150 }],
  },
  // 2 x 35.00 + 7.00
  {
    begun: "2026-04-02T15:00:00Z",
    customer: 6,
    lines: [{ line: 1, sku: "BOWL", quantity: 2, price: 3500, tax: 700 }],
  },
];
