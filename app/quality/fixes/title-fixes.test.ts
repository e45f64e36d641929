import { describe, expect, it } from "vitest";
import type { ProductFacts } from "../facts/facts";
import type { Asked } from "../testing/ask";
import { cleanProducts } from "../testing/clean-products";
import { categoryFacts, variantFacts } from "../testing/facts";
import { mend, mendTo, mended } from "../testing/mend";
import type { Fix } from "./fix";
import { giftCardCategory } from "./gift-card-category";
import { fixes } from "./registry";
import { titleApart } from "./title-apart";
import { titleCapitals } from "./title-capitals";
import { titleCopyMark } from "./title-copy-mark";
import { titleEntered } from "./title-entered";
import { titleLength } from "./title-length";
import { titleMarkup } from "./title-markup";
import { titlePromotion } from "./title-promotion";
import { titlePunctuation } from "./title-punctuation";
import { titleRepeats } from "./title-repeats";
import { titleSpelling } from "./title-spelling";
import { titleVendor } from "./title-vendor";

type Title = readonly [before: string, after: string | undefined, asked?: Asked];

function testTitles(fix: Fix, titles: readonly Title[]): void {
  describe(fix.id, () => {
    for (const [before, after, asked = {}] of titles) {
      it(`makes "${String(after)}" of "${before}"`, () => {
        const product = { ...asked.product, title: before };
        expect(mendTo(fix, { ...asked, product })).toEqual(after === before ? [] : [after]);
      });
    }
  });
}
const locale = (name: string): Asked => ({ shop: { locale: name } });
const of = (product: Partial<ProductFacts>, name = "en"): Asked => ({ product, ...locale(name) });

describe("every fix", () => {
  for (const { locale: name, product } of cleanProducts) {
    it(`leaves a clean product as it is: ${name}`, () => {
      const { product: facts, context } = mended({ product, shop: { locale: name } });
      for (const fix of fixes) {
        if (fix.id !== "category") expect(fix.propose(facts, context), fix.id).toEqual([]);
      }
    });
  }
});

testTitles(titleMarkup, [
  ["Tall <b>Vase</b>", "Tall Vase"],
  ["Tall Vase<br>White", "Tall Vase White"],
  ["Salt &amp; Pepper Vase", "Salt & Pepper Vase"],
  ["Salt &amp;amp; Pepper", "Salt & Pepper"],
  ["&lt;p&gt;Chef&#39;s Vase&lt;/p&gt;", "Chef's Vase"],
  ['<span title="a > b">Größe</span> <L>', "Größe <L>"],
  ["R&D; Salt & Pepper AT&T", "R&D; Salt & Pepper AT&T"],
  ["Vase<script>one()</script>", "Vase"],
  ["<br>", undefined],
]);

testTitles(titlePunctuation, [
  ["Tall Vase!!!", "Tall Vase"],
  ["★ Tall Vase ★, white", "Tall Vase, white"],
  ["Le grand vase !", "Le grand vase"],
  ["白い陶器の花瓶！", "白い陶器の花瓶"],
  ["مزهرية بيضاء كبيرة!", "مزهرية بيضاء كبيرة"],
  ["Tall Vase 👩🏽‍🎨🌸 white", "Tall Vase white"],
  ["Tall Vase?? ....", "Tall Vase? ..."],
  ["*** Neu *** Große Vase", "Neu Große Vase"],
  ["Joop! Homme!", "Joop! Homme", of({ vendor: "Joop!" })],
  ["Lego® Vase™ C++", "Lego® Vase™ C++"],
  ["!!!", undefined],
]);

testTitles(titlePromotion, [
  ["Stoneware Vase, SALE", "Stoneware Vase"],
  ["SALE: Stoneware Vase (free shipping)", "Stoneware Vase"],
  ["Stoneware Vase with free shipping", "Stoneware Vase"],
  ["Stoneware Vase only $19.90", "Stoneware Vase"],
  ["Stoneware Vase -50%", "Stoneware Vase"],
  ["Große Vase, jetzt nur 19,90 € statt 29,90 €", "Große Vase", locale("de")],
  ["Stoneware Vase | Sale | White", "Stoneware Vase | White"],
  ["Gluten-free Flour, 50% Rye", "Gluten-free Flour, 50% Rye"],
  ["Steinzeugvase versandkostenfrei", "Steinzeugvase", locale("de")],
  ["Vase en grès, livraison offerte", "Vase en grès", locale("fr-CA")],
  ["Vase en grès « Sale Gosse »", "Vase en grès « Sale Gosse »", locale("fr")],
  ["【送料無料】白い花瓶", "白い花瓶", locale("ja")],
  ["مزهرية بيضاء شحن مجاني", "مزهرية بيضاء", locale("ar")],
  ["SALE", undefined],
]);

testTitles(titleCopyMark, [
  ["Copy of Tall Vase", "Tall Vase"],
  ["Copy of Copy of Tall Vase", "Tall Vase"],
  ["Kopie von Hohe Vase", "Hohe Vase"],
  ["Copie de Vase", "Vase"],
  ["白い花瓶のコピー", "白い花瓶"],
  ["Test product 2", undefined],
  ["Copy of Test", undefined],
  ["テスト商品", undefined],
  ["Copy Paper A4, 500 Sheets", "Copy Paper A4, 500 Sheets"],
]);

testTitles(titleCapitals, [
  ["SUMMER DRESS WITH FLOWERS", "Summer Dress with Flowers"],
  ["RED DRESS IN SILK LACE", "Red Dress in Silk Lace"],
  ["THE CHEF'S KNIFE BY O'NEILL", "The Chef's Knife by O'Neill"],
  ["USB CABLE WITH HDMI ADAPTER XXL", "USB Cable with HDMI Adapter XXL"],
  ["ROCKY IV COLLECTORS EDITION 4K", "Rocky IV Collectors Edition 4K"],
  ["THINKPAD X1 CARBON NOTEBOOK", "Thinkpad X1 Carbon Notebook"],
  ["OLARIA TALL STONEWARE VASE", "OLARIA Tall Stoneware Vase", of({ vendor: "OLARIA" })],
  ["OLARIA TALL STONEWARE VASE", "Olaria Tall Stoneware Vase"],
  ["Beautiful DRESS MADE WITH love", "Beautiful Dress Made with love"],
  ["GROßE WEIßE STEINVASE FÜR BLUMEN", "Große Weiße Steinvase für Blumen", locale("de")],
  [
    "GROSSE VASE AUS WEISSEM STEINZEUG",
    "Große Vase aus weißem Steinzeug",
    of({ descriptionHtml: "Eine große Vase aus weißem Steinzeug.", seoDescription: null }, "de"),
  ],
  ["VASE EN GRÈS D'ÉTÉ DE L'ATELIER", "Vase en grès d'été de l'atelier", locale("fr")],
  ["L’ALBUM ILLUSTRÉ DES ENFANTS", "L’album illustré des enfants", locale("fr")],
  [
    "CÉRAMIQUE DE PARIS POUR FLEURS",
    "Céramique de Paris pour fleurs",
    of({ descriptionHtml: "Une céramique faite à Paris pour des fleurs." }, "fr"),
  ],
  ["KIRMIZI SERAMİK VAZO BÜYÜK", "Kırmızı seramik vazo büyük", locale("tr")],
  ["IVORY INTERIOR MINI DISH", "Ivory Interior Mini Dish", locale("de")],
  ["БЕЛАЯ КЕРАМИЧЕСКАЯ ВАЗА ДЛЯ ДОМА", "Белая керамическая ваза для дома", locale("ru")],
  ["ΛΕΥΚΟΣ ΜΕΓΑΛΟΣ ΠΙΝΑΚΑΣ", "Λευκος μεγαλος πινακας", locale("el")],
  [
    "ΛΕΥΚΟ ΚΕΡΑΜΙΚΟ ΒΑΖΟ",
    "Λευκό κεραμικό βάζο",
    of({ descriptionHtml: "Ένα λευκό κεραμικό βάζο." }, "el"),
  ],
  ["白い花瓶 STONEWARE VASE LARGE", "白い花瓶 stoneware vase large", locale("ja")],
  ["USB HDMI WLAN LED Adapter DIN A4", "USB HDMI WLAN LED Adapter DIN A4"],
]);

const words = (counts: Record<string, number>): Asked => ({
  catalogue: { titleWords: new Map(Object.entries(counts)) },
});
testTitles(titleSpelling, [
  ["Tall Stonewre Vase", "Tall Stoneware Vase", words({ stoneware: 20 })],
  ["TALL STNOEWARE VASE", "TALL STONEWARE VASE", words({ stoneware: 20 })],
  ["tall stonneware vase", "tall stoneware vase", words({ stoneware: 20 })],
  ["Vase aus Stienzeug", "Vase aus Steinzeug", words({ steinzeug: 20 })],
  ["Керамческая ваза", "Керамическая ваза", words({ керамическая: 20 })],
  ["Stonewre Vase", "Stonewre Vase", words({ stoneware: 19, together: 20 })],
]);

testTitles(titleRepeats, [
  ["Vase, white VASE, flower vase", "white VASE, flower vase"],
  ["Vase vase vase white", "Vase white"],
  ["Blue vase with red vase and grey vase", "Blue vase with red vase and grey"],
  ["花瓶 白い花瓶 大きな花瓶", "白い花瓶 大きな花瓶"],
  ["مزهرية بيضاء مزهرية كبيرة مزهرية", "مزهرية بيضاء مزهرية كبيرة"],
  ["Vase, Bodenvase, Tischvase, Glasvase", "Vase, Bodenvase, Tischvase, Glasvase"],
]);

const peers = (products: number, withVendor: number): Asked => ({
  catalogue: { titlesByType: new Map([["Vase", { products, withVendor }]]) },
});
testTitles(titleVendor, [
  ["Tall Vase", "Olaria Tall Vase", peers(10, 8)],
  ["Tall Vase", "Tall Vase", peers(10, 7)],
  ["Tall vase by OLARIA", "Tall vase by OLARIA", peers(10, 10)],
  ["SALE!", "SALE!", peers(10, 10)],
]);

const sentence = "Tall Stoneware Vase, thrown by hand and glazed inside, ";
testTitles(titleLength, [
  [sentence.repeat(4).trim(), `${sentence.repeat(2)}Tall Stoneware Vase`],
  [`${"Vase ".repeat(29)}with Flowers`, "Vase ".repeat(29).trim()],
  ["花".repeat(160), "花".repeat(150)],
  ["a".repeat(151), "a".repeat(150)],
  ["a".repeat(150), "a".repeat(150)],
]);

const twice = { titles: new Map([["tall vase", 2]]) };
const colour = (...values: string[]): Partial<ProductFacts> => ({
  hasOnlyDefaultVariant: false,
  options: [{ name: "Colour", values }],
  variants: values.map((value, index) =>
    variantFacts({ id: index, selectedOptions: [{ name: "Colour", value }] }),
  ),
});
testTitles(titleApart, [
  ["Tall Vase", "Tall Vase, White", { product: colour("White"), catalogue: twice }],
  ["Tall Vase", undefined, { product: colour("White", "Blue"), catalogue: twice }],
  ["Tall Vase", "Tall Vase"],
]);

it("does not tick a vendor in front of a title that others have, as they may have it, too", () => {
  const vendors = new Map([
    ["Olaria", 20],
    ["Nordlys", 20],
  ]);
  const product = { title: "Tall Vase" };
  expect(mend(titleApart, { product, catalogue: { ...twice, vendors } })).toMatchObject([
    { after: "Olaria Tall Vase", isChosen: false },
  ]);
});

testTitles(titleEntered, [
  ["", undefined],
  ["Vase", undefined],
  ["花瓶", undefined],
  ["Tall Stoneware Vase", "Tall Stoneware Vase"],
]);

it("puts gift cards, and nothing else, into the category of gift cards", () => {
  const cards = categoryFacts("gc", "Gift Cards");
  const card = { product: { isGiftCard: true } };
  const categoryOf = () => cards;
  expect(mendTo(giftCardCategory, card, { categoryOf })).toEqual([cards.id]);
  const vase: Asked = { product: { category: cards, suggestion: null } };
  expect(mendTo(giftCardCategory, vase)).toEqual([undefined]);
});
