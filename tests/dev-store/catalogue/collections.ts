/** A condition of a smart collection, in the words of CollectionSourceInclusionCondition*. */
export type Condition =
  | { on: "type" | "vendor" | "tag" | "title"; relation: string; values: readonly string[] }
  | { on: "category"; key: string }
  | { on: "price"; relation: "LESS_THAN" | "GREATER_THAN"; usd: number }
  | { on: "compareAt" }
  | { on: "stock"; relation: "GREATER_THAN" | "LESS_THAN"; units: number };

export interface CollectionFacts {
  id: number;
  title: string;
  handle: string;
  description: string;
  sortOrder: string;
  match: "ALL" | "ANY";
  /** Smart collections have conditions; manual ones a seeded hand-picked share of products. */
  conditions: readonly Condition[] | null;
  pickedShare: number;
  /** What was put in (true) and taken out (false) since, by product id. */
  picked?: ReadonlyMap<number, boolean>;
  hasImage: boolean;
  seo: { title: string | null; description: string | null };
  publications: readonly number[];
}

const FIRST_ID = 287_503_876_259;
const ID_STEP = 32_768;

const equals = (on: "type" | "vendor", ...values: string[]): Condition[] => [
  { on, relation: "EQUALS", values },
];
const tagged = (...values: string[]): Condition[] => [
  { on: "tag", relation: "TAGGED_WITH", values },
];
const within = (key: string): Condition[] => [{ on: "category", key }];

/** About forty collections: smart and manual, some empty, some without a description or image. */
export const COLLECTIONS: readonly CollectionFacts[] = [
  smart("Clothing", "Everyday pieces from makers we trust, in sizes XS to XXL.", within("aa-1")),
  smart(
    "T-Shirts & Tees",
    "Soft cottons and linen blends for every month of the year.",
    equals("type", "T-Shirts"),
  ),
  smart("Knitwear", "Merino, lambswool and cashmere blends.", equals("type", "Sweaters")),
  smart("Denim", "Raw, washed and stretch denim.", equals("type", "Jeans")),
  smart("Outerwear", "Jackets and coats for wind, rain and cold.", equals("type", "Jackets")),
  smart("Shoes", "From court sneakers to winter boots.", within("aa-8")),
  smart("Jewelry", "Hand-finished pieces in silver, gold vermeil and pearl.", within("aa-6")),
  smart("Bags & Luggage", "", within("lb")),
  smart("Baby", "Organic basics for the first two years.", tagged("baby")),
  smart("Kitchen", "Cookware, knives and tableware built for daily use.", within("hg-11")),
  smart(
    "Candles & Fragrance",
    "Poured in small batches.",
    equals("type", "Candles", "Home Fragrance"),
    "ANY",
  ),
  smart("Bedding & Towels", "Washed linen, percale and Turkish cotton.", within("hg-15")),
  smart("Rugs", "", equals("type", "Rugs")),
  smart("Furniture", "Small-space friendly and made to be repaired.", within("fr")),
  smart("Garden", "Seeds, tools and pots for balconies and beds.", tagged("garden")),
  smart("Electronics", "Sound, power and desk gear with a two-year warranty.", within("el")),
  smart("Toys & Games", "Open-ended play without batteries.", within("tg")),
  smart("Outdoor & Fitness", "For the gym, the trail and the living room floor.", within("sg")),
  smart("Dogs", "Treats, toys and food, tested by our office pack.", within("ap-2-3")),
  smart("Cats", "", within("ap-2-2")),
  smart(
    "Skin Care",
    "Short formulas that do one thing well.",
    equals("type", "Serums", "Moisturizers", "Cleansers", "Sun Care"),
    "ANY",
  ),
  smart("Makeup", "Color for lips, eyes and face.", [
    { on: "type", relation: "CONTAINS", values: ["Makeup"] },
  ]),
  smart(
    "Coffee & Tea",
    "Roasted to order, picked by hand.",
    equals("type", "Coffee", "Tea"),
    "ANY",
  ),
  smart("Pantry", "Oils, sauces, spreads and pasta from small producers.", within("fb-2")),
  smart("Books", "Staff favorites, new and old.", within("me-1")),
  smart("Stationery", "Paper worth writing on.", within("os")),
  smart("Sale", "Last sizes and end-of-season pieces.", [{ on: "compareAt" }]),
  smart("Gifts under 25", "Small things that look like more.", [
    { on: "price", relation: "LESS_THAN", usd: 25 },
  ]),
  smart("Premium", "", [{ on: "price", relation: "GREATER_THAN", usd: 300 }]),
  smart(
    "Sustainable",
    "Recycled, organic and refillable.",
    tagged("sustainable", "organic", "recycled", "refillable"),
    "ANY",
  ),
  smart(
    "Hearth & Oak",
    "Cookware and home goods by Hearth & Oak.",
    equals("vendor", "Hearth & Oak"),
  ),
  smart("Low Stock", "", [{ on: "stock", relation: "LESS_THAN", units: 3 }]),
  smart("Halloween", "Costumes and decorations.", tagged("halloween")),
  manual("Staff Picks", "What we would buy ourselves this month.", 0.03),
  manual("Gift Guide", "Ideas for people who have everything.", 0.05),
  manual("Home page", "", 0.012),
  manual("New Arrivals", "Just landed.", 0.04),
  manual("Bestsellers", "The pieces that keep selling out.", 0.03),
  manual("Wedding Registry", "For the table, the bed and the kitchen.", 0.02),
  manual("Summer Lookbook 2023", "", 0),
  manual("Wholesale (do not publish)", "", 0),
].map((collection, at) => ({ ...collection, id: FIRST_ID + at * ID_STEP }));

type Unnumbered = Omit<CollectionFacts, "id">;

function smart(
  title: string,
  description: string,
  conditions: readonly Condition[],
  match: "ALL" | "ANY" = "ALL",
): Unnumbered {
  return {
    ...shared(title, description),
    conditions,
    match,
    pickedShare: 0,
    sortOrder: "BEST_SELLING",
  };
}

function manual(title: string, description: string, pickedShare: number): Unnumbered {
  return {
    ...shared(title, description),
    conditions: null,
    match: "ALL",
    pickedShare,
    sortOrder: "MANUAL",
  };
}

function shared(title: string, description: string) {
  return {
    title,
    handle: title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, ""),
    description: description === "" ? "" : `<p>${description}</p>`,
    hasImage: description !== "",
    seo: { title: null, description: description === "" ? null : description },
    publications: title.startsWith("Wholesale") ? [] : [0, 2],
  };
}
