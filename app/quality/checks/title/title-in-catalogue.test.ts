import { expect, it } from "vitest";
import { ask } from "../../testing/ask";
import { testCases } from "../../testing/cases";
import { misspelled } from "./ttl-15-misspelled";
import { placeholderTitle } from "./ttl-11-placeholder";
import { repeatedWord } from "./ttl-13-repeated-word";
import { sameTitle } from "./ttl-10-same-title";
import { vendorNotNamed } from "./ttl-12-vendor-not-named";

const title = (text: string) => ({ product: { title: text } });

testCases(sameTitle, [
  ["passed", "of a title of its own"],
  [
    "finding",
    "of one on two products, however spaced",
    { ...title("Tall  VASE"), catalogue: { titles: new Map([["tall vase", 2]]) } },
  ],
  ["notApplicable", "without a title", title("")],
]);

testCases(placeholderTitle, [
  ["passed", "of a real title"],
  ["finding", "of a copy", title("Copy of Tall Vase")],
  ["finding", "of a copy in German", title("Kopie von Hohe Vase")],
  ["finding", "of a copy in French", title("Copie de Vase")],
  ["finding", "of a copy in Japanese", title("白い花瓶のコピー")],
  ["finding", "of a test", title("Test product 2")],
  ["finding", "of a test in Japanese", title("テスト商品")],
  ["passed", "of a product for tests", title("Pregnancy Test, 2 Pieces")],
  ["finding", "of filler", title("Lorem ipsum dolor")],
  ["passed", "of a copier", title("Copy Paper A4, 500 Sheets")],
  ["notApplicable", "without a title", title(" ")],
]);

const peers = (products: number, withVendor: number) => ({
  catalogue: { titlesByType: new Map([["Vase", { products, withVendor }]]) },
});
testCases(vendorNotNamed, [
  ["passed", "where few of its like do", peers(10, 7)],
  ["finding", "where 8 of 10 do", peers(10, 8)],
  ["unknown: tooFewPeers", "where there are 9", peers(9, 9)],
  ["unknown: notRead", "where they are not counted", { catalogue: { titlesByType: undefined } }],
  ["passed", "where it is named in other letters", { ...title("OLARIA vase"), ...peers(10, 10) }],
  ["notApplicable", "without a vendor", { product: { vendor: "" } }],
]);

testCases(repeatedWord, [
  ["passed", "of a word that stands twice", title("Vase, white vase for flowers")],
  ["finding", "of a word that stands three times", title("Vase, white VASE, flower vase")],
  [
    "passed",
    "of short words and numbers",
    title("Set for tea for two for all, 1000 x 1000 x 1000"),
  ],
  [
    "passed",
    "of words that join others, in Spanish",
    title("Florero para rosas, para mesa, para casa"),
  ],
  ["finding", "in Japanese", title("花瓶 白い花瓶 大きな花瓶")],
  ["passed", "in German, where compounds hold it", title("Vase, Bodenvase, Tischvase, Glasvase")],
  ["finding", "in Arabic", title("مزهرية بيضاء مزهرية كبيرة مزهرية")],
  ["notApplicable", "without words", title("–")],
]);

const words = (counts: Record<string, number>) => ({
  catalogue: { titleWords: new Map(Object.entries(counts)) },
});
testCases(misspelled, [
  ["passed", "of words that the shop often writes"],
  ["finding", "of a lost letter", { ...title("Stonewre Vase"), ...words({ stoneware: 20 }) }],
  [
    "passed",
    "of a lost letter of a word on 19 products",
    { ...title("Stonewre Vase"), ...words({ stoneware: 19, together: 20 }) },
  ],
  ["finding", "of a letter too many", { ...title("Stonneware Vase"), ...words({ stoneware: 20 }) }],
  [
    "finding",
    "of two that changed places",
    { ...title("Stnoeware Vase"), ...words({ stoneware: 20 }) },
  ],
  [
    "passed",
    "of one on two products",
    { ...title("Stonewre Vase"), ...words({ stoneware: 20, stonewre: 2 }) },
  ],
  ["passed", "of another ending", { ...title("Vasen in Steinzeugs"), ...words({ steinzeug: 20 }) }],
  ["passed", "of a short word", { ...title("Black Vase"), ...words({ blacks: 20, together: 20 }) }],
  [
    "passed",
    "of British spelling",
    { ...title("Coloured Jewellery Vase"), ...words({ colored: 20, jewelery: 20 }) },
  ],
  ["passed", "of one letter for another", { ...title("Tischbein"), ...words({ tischwein: 20 }) }],
  ["unknown: tooFewPeers", "where no word is frequent", words({ stoneware: 3 })],
  ["unknown: notRead", "where words are not counted", { catalogue: { titleWords: undefined } }],
  ["notApplicable", "without words", title("!")],
]);

it("names the word that was meant", () => {
  const outcome = ask(misspelled, { ...title("Tall Stonewre Vase"), ...words({ stoneware: 20 }) });
  expect(outcome).toMatchObject({
    places: 1,
    evidence: [{ values: { word: "Stonewre", intended: "stoneware" } }],
  });
});
