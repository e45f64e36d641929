import { expect, it } from "vitest";
import { ask, type Asked } from "../../testing/ask";
import { testCases } from "../../testing/cases";
import { cleanDescription } from "../../testing/facts";
import { hashText } from "../../texts/texts";
import { contactsAndLinks } from "./dsc-07-contacts-and-links";
import { descriptionDebris } from "./dsc-06-debris";
import { descriptionEqualsTitle } from "./dsc-04-equals-title";
import { descriptionTooLong } from "./dsc-03-too-long";
import { descriptionTooShort } from "./dsc-02-too-short";
import { noDescription } from "./dsc-01-no-description";
import { oneCase } from "./dsc-08-one-case";
import { otherLanguage } from "./dsc-09-other-language";
import { sameDescription } from "./dsc-05-same-description";

const html = (descriptionHtml: string): Asked => ({ product: { descriptionHtml } });
const empty = html("<p>&nbsp;</p>");

testCases(noDescription, [
  ["passed", "of a text"],
  ["finding", "of nothing", html("")],
  ["finding", "of empty elements", empty],
  ["finding", "of a script alone", html("<script>one()</script>")],
  ["passed", "in Arabic", html("<p>مزهرية</p>")],
]);

testCases(descriptionTooShort, [
  ["passed", "of 150 characters", html(`<p>${"a".repeat(150)}</p>`)],
  ["finding", "of 149 characters in much code", html(`<p class="long">${"a".repeat(149)}</p>`)],
  ["passed", "of 75 Japanese characters", html("花".repeat(75))],
  ["finding", "of 74 Japanese characters", html("花".repeat(74))],
  ["notApplicable", "without a text", empty],
]);

testCases(descriptionTooLong, [
  ["passed", "of 5,000 characters", html(`<p>${"a".repeat(5000)}</p>`)],
  ["finding", "of 5,001 characters", html("a".repeat(5001))],
  ["passed", "of 5,000 characters of two units", html("💐".repeat(5000))],
  ["notApplicable", "without a text", empty],
]);

testCases(descriptionEqualsTitle, [
  ["passed", "of another text"],
  ["finding", "of the title", html("<p>Tall stoneware vase &ndash; white.</p>")],
  ["passed", "of the title and more", html("<p>Tall Stoneware Vase, White. By hand.</p>")],
  ["notApplicable", "without a text", empty],
]);

testCases(sameDescription, [
  ["passed", "of a text of its own"],
  [
    "finding",
    "of one on two products, whatever its tags",
    {
      ...html("<div>Same <b>text</b></div>"),
      catalogue: { descriptions: new Map([[hashText("same text"), 2]]) },
    },
  ],
  ["notApplicable", "without a text", empty],
]);

const styled = (count: number) => html('<p style="color: red">a</p>'.repeat(count));
testCases(descriptionDebris, [
  ["passed", "of clean HTML"],
  ["finding: element", "of a script", html("<p>a</p><script src=x></script>")],
  ["finding: element", "of an element of a word processor", html("<p>a<o:p></o:p></p>")],
  ["passed", "of a video", html('<p>a</p><iframe src="https://www.youtube.com/embed/1"></iframe>')],
  [
    "finding: element",
    "of another frame",
    html('<iframe src="https://youtube.com.other.example/"></iframe>'),
  ],
  ["passed", "of 2 styles", styled(2)],
  ["finding: styles", "of 3 styles", styled(3)],
  ["passed", "of alignment", html('<p style="text-align: center;">a</p>'.repeat(9))],
  ["finding: unbalanced", "of a tag that is not closed", html("<div><p>a</p>")],
  ["passed", "of end tags that may be left out", html("<ul><li>a<li>b</ul><p>c")],
  ["notApplicable", "without any", html(" ")],
]);

const link = (href: string) => html(`<p>See <a href="${href}">this</a>.</p>`);
testCases(contactsAndLinks, [
  ["passed", "without any"],
  ["finding: link", "of a link to another site", link("https://www.other.example/vase")],
  ["finding: link", "of one without a scheme", link("//other.example/vase")],
  ["passed", "of a link within the shop", link("/collections/vases")],
  ["passed", "of a link to the shop", link("https://www.olaria.example/vase")],
  [
    "passed",
    "of one to the shop under another ending",
    { ...link("https://shop.olaria.com/"), shop: { domain: "olaria.myshopify.com" } },
  ],
  ["passed", "of one to a video", link("https://www.youtube.com/watch?v=1")],
  [
    "passed",
    "of one to a site that is allowed",
    { ...link("https://care.other.example/"), settings: { allowedHosts: ["other.example"] } },
  ],
  ["finding: email", "of an e-mail link", link("mailto:hello@olaria.example")],
  ["finding: email", "of an e-mail address", html("<p>Write to hello@olaria.example</p>")],
  ["finding: phone", "of a phone link", link("tel:+351210000000")],
  ["finding: phone", "of a phone number", html("<p>Call +351 21 000 00 00</p>")],
  [
    "passed",
    "of a standard and measures",
    html("<p>DIN EN 12966-1 2014, +10 °C, 100 000 000 turns, 20 x 30 x 40</p>"),
  ],
  ["passed", "of an address that is none", link("https://")],
  ["notApplicable", "without a text", empty],
]);

testCases(oneCase, [
  ["passed", "of usual letters"],
  ["finding: capitals", "of capitals", html("A".repeat(60))],
  ["finding: capitals", "of 7 capitals in 10", html(`${"A".repeat(70)}${"a".repeat(30)}`)],
  ["passed", "of fewer", html(`${"A".repeat(69)}${"a".repeat(31)}`)],
  ["finding: small", "of small letters alone", html("a".repeat(60))],
  ["passed", "of one capital", html(`A${"a".repeat(60)}`)],
  ["notApplicable", "of 59 letters", html("A".repeat(59))],
  ["notApplicable", "in Japanese", html("花".repeat(100))],
  ["notApplicable", "in Georgian", html("თიხის ლარნაკი ".repeat(20))],
]);

const german =
  "Diese Vase wird von Hand aus weißem Steinzeug gedreht und innen glasiert, sodass sie über Jahre dicht bleibt. " +
  "Sie ist 24 cm hoch, wiegt 1,4 kg und steht auch mit langen Stielen fest. Bitte nur von Hand spülen.";
const japanese = "この花瓶は白い陶器を手作業でろくろで成形し、内側に釉薬をかけています。".repeat(4);
const written = (text: string, locale: string | null) => ({ ...html(text), shop: { locale } });
testCases(otherLanguage, [
  ["passed", "of the shop's language"],
  ["passed", "of German in a German shop", written(german, "de-AT")],
  ["finding", "of German in an English shop", written(german, "en")],
  ["finding", "of English in a German shop", written(cleanDescription, "de")],
  ["finding", "of English in a Japanese shop", written(cleanDescription, "ja")],
  ["passed", "of Japanese in a Japanese shop", written(japanese, "ja")],
  [
    "passed",
    "of a related language",
    written(
      "Denne vase er drejet i hånden af hvidt stentøj og glaseret indvendigt, så den holder tæt i årevis. Den er 24 cm høj, vejer 1,4 kg og står fast, også med lange stilke. Må kun vaskes i hånden med mild sæbe.",
      "nb",
    ),
  ],
  ["notApplicable", "of 199 characters", written(german.slice(0, 199), "en")],
  ["finding", "of 200 characters", written(german.slice(0, 200), "en")],
  ["unknown: languageNotKnown", "where the shop's is not known", written(german, null)],
  ["unknown: languageNotKnown", "where it cannot be told", written(german, "xx")],
  [
    "passed",
    "of measures with English words in a German shop",
    written(
      "Material: 100% Polyester. Größe: S, M, L, XL. Brust 92 cm / 96 cm. Länge 65 cm. Farbe: Navy, Black, White. Marke: Nordlys Outdoor Performance. Lieferumfang: 1 x Softshell Jacket. Features: Gore-Tex Membrane, Slim Fit.",
      "de",
    ),
  ],
]);

it("names each contact and site once", () => {
  const twice =
    '<a href="https://b.example/1">b</a> <a href="https://b.example/2">b</a> a@c.example';
  expect(ask(contactsAndLinks, html(twice))).toMatchObject({
    evidence: [
      { values: { context: "link", value: "b.example" } },
      { values: { context: "email", value: "a@c.example" } },
    ],
  });
});
