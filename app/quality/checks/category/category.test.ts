import type { CategoryFacts } from "../../facts/facts";
import { testCases } from "../../testing/cases";
import { categoryFacts, lamps, shirts, vases } from "../../testing/facts";
import { apartFromPeers } from "./tax-08-apart-from-peers";
import { giftCardCategory } from "./tax-13-gift-card-category";
import { noCategory } from "./tax-01-no-category";
import { notDeepEnough } from "./tax-03-not-deep-enough";
import { otherBranch } from "./tax-06-other-branch";
import { otherVertical } from "./tax-05-other-vertical";
import { retiredCategory } from "./tax-04-retired-category";
import { typeElsewhere } from "./tax-07-type-elsewhere";
import { uncategorized } from "./tax-02-uncategorized";

const none = { product: { category: null } };
const homeAndGarden = categoryFacts("hg", "Home & Garden", { isLeaf: false });
const decor = categoryFacts("hg-3", "Home & Garden > Decor", { isLeaf: false });
const unfiled = categoryFacts("na", "Uncategorized");
const giftCards = categoryFacts("gc", "Gift Cards");

function suggested(category: CategoryFacts, confidence: number, own: CategoryFacts = vases) {
  return {
    product: { category: own, suggestion: { category, confidence, isSure: confidence > 0.92 } },
  };
}
const notClassified = { product: { category: decor, suggestion: undefined } };
const abstained = { product: { category: decor, suggestion: null } };

testCases(noCategory, [
  ["passed", "where there is one"],
  [
    "finding",
    "where there is neither one nor a type",
    { product: { category: null, productType: " ", suggestion: null } },
  ],
  [
    "finding: type",
    "where there is a type alone",
    { product: { category: null, suggestion: null } },
  ],
  [
    "finding: suggested",
    "where the classifier has one to offer",
    {
      product: { category: null, suggestion: { category: vases, confidence: 0.9, isSure: false } },
    },
  ],
  [
    "passed",
    "where there is one that is not known",
    { product: { category: null, unknownCategoryId: "gid://shopify/TaxonomyCategory/xx-1" } },
  ],
  ["finding: suggested", "of a draft, too", { product: { category: null, status: "DRAFT" } }],
]);

testCases(uncategorized, [
  ["passed", "of a category"],
  ["finding", "of Uncategorized", { product: { category: unfiled } }],
  ["notApplicable", "where there is no category", none],
]);

testCases(notDeepEnough, [
  ["passed", "of a leaf"],
  [
    "finding: vertical",
    "of a vertical, whatever is suggested",
    { product: { category: homeAndGarden, suggestion: undefined } },
  ],
  ["finding", "where a deeper one fits surely enough", suggested(vases, 0.9, decor)],
  ["passed", "where a deeper one fits less surely", suggested(vases, 0.89, decor)],
  ["passed", "where what is suggested lies elsewhere", suggested(lamps, 0.99, decor)],
  ["passed", "where the classifier abstains", abstained],
  ["unknown: notClassified", "where it was not asked", notClassified],
  ["notApplicable", "of Uncategorized", { product: { category: unfiled } }],
]);

testCases(retiredCategory, [
  ["passed", "of a category of today"],
  ["finding", "of an archived one", { product: { category: { ...vases, isArchived: true } } }],
  [
    "finding: absent",
    "of one that is not listed",
    { product: { category: null, unknownCategoryId: "gid://shopify/TaxonomyCategory/hg-99" } },
  ],
  [
    "unknown: categoryNotTold",
    "of one whose name alone is known",
    { product: { category: null, unknownCategoryId: "gid://shopify/TaxonomyCategory/unlisted-1" } },
  ],
  ["notApplicable", "without one", none],
]);

testCases(otherVertical, [
  ["passed", "where the verticals agree"],
  ["finding", "where another vertical is sure enough", suggested(shirts, 0.9)],
  ["passed", "where another vertical is less sure", suggested(shirts, 0.89)],
  ["passed", "where the classifier abstains", abstained],
  ["unknown: notClassified", "where it was not asked", notClassified],
  ["notApplicable", "without a category", none],
]);

testCases(otherBranch, [
  ["passed", "where they agree"],
  ["finding", "where another branch is sure enough", suggested(lamps, 0.95)],
  ["passed", "where another branch is less sure", suggested(lamps, 0.94)],
  ["passed", "where the verticals differ, which is another rule", suggested(shirts, 0.99)],
  ["passed", "where what is suggested is deeper", suggested(vases, 0.99, decor)],
  ["passed", "where what is suggested is less deep", suggested(decor, 0.99)],
  ["unknown: notClassified", "where it was not asked", notClassified],
  ["notApplicable", "without a category", none],
]);

/** Peers of vendor Olaria and type Vase: the product itself and others. */
function peers(counts: readonly (readonly [CategoryFacts, number])[], category: CategoryFacts) {
  const categories = new Map(counts.map(([{ id }, count]) => [id, count]));
  return {
    product: { category },
    catalogue: { categoriesOfPeers: new Map([["Olaria\nVase", categories]]) },
  };
}

testCases(typeElsewhere, [
  ["passed", "where most of the type lie in the same vertical"],
  [
    "finding",
    "where 4 of 5 others lie in another",
    peers(
      [
        [shirts, 1],
        [vases, 4],
        [lamps, 0],
        [categoryFacts("el-1", "Electronics > Audio"), 1],
      ],
      shirts,
    ),
  ],
  [
    "passed",
    "where fewer than 4 of 5 do",
    peers(
      [
        [shirts, 1],
        [vases, 7],
        [categoryFacts("el-1", "Electronics > Audio"), 2],
      ],
      shirts,
    ),
  ],
  [
    "unknown: tooFewPeers",
    "where there are 4 others",
    peers(
      [
        [shirts, 1],
        [vases, 4],
      ],
      shirts,
    ),
  ],
  ["unknown: tooFewPeers", "where there are none", { catalogue: { categoriesOfPeers: new Map() } }],
  ["notApplicable", "without a type", { product: { productType: "" } }],
  ["notApplicable", "without a category", none],
]);

testCases(apartFromPeers, [
  ["passed", "where most of vendor and type are in the same category"],
  [
    "finding",
    "where 5 others are in another",
    peers(
      [
        [lamps, 1],
        [vases, 5],
      ],
      lamps,
    ),
  ],
  [
    "unknown: tooFewPeers",
    "where 4 others are",
    peers(
      [
        [lamps, 1],
        [vases, 4],
      ],
      lamps,
    ),
  ],
  [
    "passed",
    "where the others are spread",
    peers(
      [
        [lamps, 1],
        [vases, 7],
        [decor, 3],
      ],
      lamps,
    ),
  ],
  ["notApplicable", "without a vendor", { product: { vendor: "" } }],
]);

testCases(giftCardCategory, [
  ["notApplicable", "of what is none, filed as none"],
  ["passed", "of a gift card, filed so", { product: { isGiftCard: true, category: giftCards } }],
  ["finding: outside", "of a gift card, filed otherwise", { product: { isGiftCard: true } }],
  ["finding: inside", "of what is none, filed as one", { product: { category: giftCards } }],
  ["notApplicable", "without a category", { product: { isGiftCard: true, category: null } }],
]);
