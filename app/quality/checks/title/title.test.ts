import { expect, it } from "vitest";
import { ask } from "../../testing/ask";
import { testCases } from "../../testing/cases";
import { categoryFacts } from "../../testing/facts";
import { allCaps } from "./ttl-05-all-caps";
import { factsLate } from "./ttl-03-facts-late";
import { loudPunctuation } from "./ttl-07-loud-punctuation";
import { markupInTitle } from "./ttl-08-markup";
import { noTitle } from "./ttl-01-no-title";
import { promotionalWords } from "./ttl-06-promotional-words";
import { strayTitleSpaces } from "./ttl-09-spaces";
import { titleTooLong } from "./ttl-02-too-long";
import { titleTooShort } from "./ttl-04-too-short";

const title = (text: string) => ({ product: { title: text } });
const written = (text: string, locale: string | null) => ({ ...title(text), shop: { locale } });

testCases(noTitle, [
  ["passed", "of a title"],
  ["finding", "of spaces", title("  ")],
  ["finding", "of punctuation", title("–")],
  ["passed", "of one letter", title("ß")],
  ["passed", "in Japanese", title("花瓶")],
]);

testCases(titleTooLong, [
  ["passed", "of 150 characters", title("a".repeat(150))],
  ["finding", "of 151 characters", title("a".repeat(151))],
  ["passed", "of 150 characters with accents apart", title("e\u0301".repeat(150))],
  ["passed", "of 150 characters of Arabic with vowels", title("بَ".repeat(150))],
  ["notApplicable", "without a title", title("")],
]);

const filler = "Handmade in Portugal by a Family of Potters since the Year of Grace";
testCases(factsLate, [
  ["passed", "of a short title"],
  ["finding", "where the kind ends after 70 characters", title(`${filler} Vase`)],
  [
    "passed",
    "where it ends at 70 characters",
    title(`${filler.slice(0, 65)} Vase, Large and White`),
  ],
  ["passed", "where a long title begins with it", title(`Vase ${filler}`)],
  ["passed", "where it is early and late", title(`Vase ${filler} Vase`)],
  ["notApplicable", "where a long title does not name it", title(`${filler} and Beyond`)],
]);

testCases(titleTooShort, [
  ["passed", "of two words of 15 characters", title("Stoneware Vases")],
  ["finding: short", "of two words of 14 characters", title("Stoneware Vase")],
  ["finding: word", "of one word of 19 characters", title("Sommerkleidkollekti")],
  ["passed", "of one German word of 20 characters", title("Baumwollbettwäschese")],
  ["passed", "of 8 Japanese characters", title("白い陶器の花瓶大")],
  ["finding: short", "of 7 Japanese characters", title("白い陶器の花瓶")],
  ["passed", "of a sentence in Arabic", title("مزهرية خزفية بيضاء")],
  [
    "notApplicable",
    "of a book",
    { product: { title: "Dune", category: categoryFacts("me-1", "Media > Books") } },
  ],
  ["notApplicable", "without a title", title("")],
]);

testCases(allCaps, [
  ["passed", "of usual letters"],
  ["finding", "of capitals alone", title("SUMMER DRESS WITH FLOWERS")],
  ["finding", "of 13 letters in capitals", title("RED DRESS IN SILK LACE")],
  ["passed", "of 11 letters in capitals", title("RED DRESS IN VELVET")],
  [
    "finding",
    "of three words in capitals in a row",
    title("Beautiful DRESS MADE WITH love in the south of Paris and beyond"),
  ],
  [
    "passed",
    "of two words in capitals in a row",
    title("Beautiful DRESS MADE with love in the south of Paris and beyond"),
  ],
  ["finding", "of 16 capitals among 20 letters", title("HANDMADE STONWARE with")],
  ["passed", "of 16 capitals among 21 letters", title("HANDMADE STONWARE white")],
  ["finding", "of German capitals, where the ß is small", title("GROßE WEIßE STEINVASE")],
  ["passed", "of abbreviations in German", title("USB HDMI WLAN LED Adapter DIN A4")],
  [
    "passed",
    "of a brand in capitals",
    { product: { title: "OLARIA PORTUGAL Vase", vendor: "OLARIA PORTUGAL" } },
  ],
  ["passed", "of models", title("THINKPAD X1 CARBON14 GEN11")],
  ["notApplicable", "in Japanese, which has no case", title("白い陶器の大きな花瓶")],
  ["notApplicable", "in Arabic, which has no case", title("مزهرية خزفية بيضاء كبيرة")],
  ["notApplicable", "in Georgian, whose letters Unicode calls small", title("თეთრი თიხის ლარნაკი")],
  ["finding", "in Russian capitals", title("БЕЛАЯ КЕРАМИЧЕСКАЯ ВАЗА")],
]);

testCases(promotionalWords, [
  ["passed", "without any"],
  ["finding", "of a sale", title("Stoneware Vase, SALE")],
  ["finding", "of free shipping", title("Stoneware Vase with free shipping")],
  ["passed", "of words that contain one", title("Wholesale Saleen Salerno Vase")],
  ["passed", "of free in another sense", title("Gluten-free Flour, Free Range Eggs")],
  ["passed", "of a percentage of cotton", title("T-Shirt - 50% Cotton, 100% Handmade")],
  ["finding", "of a percentage off", title("Stoneware Vase -50%")],
  ["finding", "of a price", title("Stoneware Vase only $19.90")],
  ["finding", "in German", written("Steinzeugvase versandkostenfrei", "de")],
  ["finding", "in French", written("Vase en grès, livraison offerte", "fr-CA")],
  ["passed", "of a dirty word in French", written("Vase en grès « Sale Gosse »", "fr")],
  ["passed", "of salt in Italian", written("Sale marino integrale di Trapani", "it")],
  ["finding", "in Japanese, without spaces", written("白い花瓶送料無料", "ja")],
  ["finding", "in Arabic", written("مزهرية بيضاء شحن مجاني", "ar")],
  [
    "unknown: languageNotKnown",
    "where the language is not known",
    written("Stoneware Vase SALE", null),
  ],
  ["unknown: languageNotKnown", "where there is no list of its words", written("Leirvasi", "is")],
  ["notApplicable", "of a gift card", { product: { title: "Gift Card $50", isGiftCard: true } }],
]);

testCases(loudPunctuation, [
  ["passed", "of usual punctuation", title("Vase, “Tall & White” (24 cm) – No. 1… C++ ©")],
  ["finding: exclamation", "of an exclamation mark", title("Tall Vase!")],
  ["finding: exclamation", "after a space, in French", title("Le grand vase !")],
  ["finding: exclamation", "of a wide one, in Japanese", title("白い陶器の花瓶！")],
  ["passed", "of a question with a space, in French", title("Qui est-ce ? Le jeu")],
  ["passed", "of a brand with one", { product: { title: "Joop! Homme", vendor: "Joop!" } }],
  ["finding: emoji", "of an emoji", title("Tall Vase 🌸")],
  ["finding: emoji", "of a star", title("★ Tall Vase")],
  ["passed", "of a trade mark", title("Lego® Vase™")],
  ["finding: repeated", "of two question marks", title("Tall Vase??")],
  ["passed", "of three points", title("Tall Vase...")],
  ["finding: repeated", "of four points", title("Tall Vase....")],
  ["notApplicable", "without a title", title(" ")],
]);

testCases(markupInTitle, [
  ["passed", "of plain text"],
  ["finding", "of a tag", title("Tall <b>Vase</b>")],
  ["finding", "of a break", title("Tall Vase<br>White")],
  ["finding", "of an entity", title("Salt &amp; Pepper Vase")],
  ["finding", "of an entity by number", title("Chef&#39;s Vase")],
  ["passed", "of an ampersand", title("R&D; Salt & Pepper AT&T")],
  ["passed", "of a size in brackets", title("Vase <L> 3 < 5")],
  ["notApplicable", "without a title", title("")],
]);

testCases(strayTitleSpaces, [
  ["passed", "of single spaces"],
  ["finding", "of one at the end", title("Tall Vase ")],
  ["finding", "of one at the beginning", title(" Tall Vase")],
  ["finding", "of two in a row", title("Tall  Vase")],
  ["finding", "of a tab", title("Tall\tVase")],
  ["passed", "of a no-break space, in French", title("Vase\u00a0: le grand")],
  ["passed", "of a wide space, in Japanese", title("白い花瓶\u3000大")],
  ["finding", "of two wide spaces", title("白い花瓶\u3000\u3000大")],
  ["notApplicable", "without a title", title(" ")],
]);

it("shows where the spaces are", () => {
  const outcome = ask(strayTitleSpaces, title("Tall  Vase"));
  expect(outcome).toMatchObject({ evidence: [{ values: { title: "Tall␣␣Vase" } }] });
});
