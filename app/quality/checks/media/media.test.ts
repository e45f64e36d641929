import { expect, it } from "vitest";
import type { ImagePixels, MediaFacts } from "../../facts/facts";
import { ask, type Asked } from "../../testing/ask";
import { testCases } from "../../testing/cases";
import { mediaFacts, shirts, threeImages, variantFacts } from "../../testing/facts";
import { colourWithoutImage } from "./img-12-colour-without-image";
import { fewImages } from "./img-11-few-images";
import { fileType } from "./img-05-file-type";
import { imageAddress } from "./img-06-address";
import { imageInFrame } from "./img-08-frame";
import { imageOfOneColour } from "./img-07-one-colour";
import { imageTooLarge } from "./img-04-too-large";
import { imageTooSmall } from "./img-02-too-small";
import { noAltText } from "./img-09-no-alt-text";
import { noImage } from "./img-01-no-image";
import { noZoom } from "./img-03-no-zoom";
import { otherShape } from "./img-14-other-shape";
import { poorAltText } from "./img-10-poor-alt-text";
import { sharedImage } from "./img-13-shared-image";

const none = { product: { media: [] } };
const image = (rest: Partial<MediaFacts>): Asked => ({ product: { media: [mediaFacts(rest)] } });
const sized = (width: number | null, height: number | null) => image({ width, height });

testCases(noImage, [
  ["passed", "of one"],
  ["finding", "without any", none],
  ["finding", "of a video alone", image({ contentType: "VIDEO" })],
]);

testCases(imageTooSmall, [
  ["passed", "of 500 pixels", sized(500, 500)],
  ["finding", "of 499 pixels in height", sized(2000, 499)],
  ["unknown: noImageSize", "where the size is not known", sized(null, 500)],
  ["notApplicable", "without an image", none],
]);

it("calls a small main image an error where Google refuses it, by the day and the kind of product", () => {
  const severity = (side: number, today: string, category?: typeof shirts) => {
    const product = { ...sized(side, side).product, ...(category ? { category } : {}) };
    const outcome = ask(imageTooSmall, { product, shop: { today } });
    return outcome.state === "finding" ? (outcome.severity ?? imageTooSmall.severity) : null;
  };
  expect([100, 99].map((side) => severity(side, "2027-01-30"))).toEqual(["warning", "error"]);
  expect([250, 249].map((side) => severity(side, "2027-01-30", shirts))).toEqual([
    "warning",
    "error",
  ]);
  expect(severity(499, "2027-01-31")).toBe("error");
});

testCases(noZoom, [
  ["passed", "of 1,500 pixels", sized(1500, 1500)],
  ["finding", "of 1,499 pixels", sized(1499, 3000)],
  ["notApplicable", "of 499 pixels, which is another rule", sized(499, 499)],
  ["unknown: noImageSize", "where the size is not known", sized(null, null)],
  ["notApplicable", "without an image", none],
]);

testCases(imageTooLarge, [
  ["passed", "of 64 million pixels", sized(8000, 8000)],
  ["finding", "of more", sized(8000, 8001)],
  ["unknown: noImageSize", "where the size is not known", sized(null, null)],
  ["notApplicable", "without an image", none],
]);

const file = (name: string) => `https://cdn.shopify.com/s/files/1/${name}?v=1`;
const looked = (look: MediaFacts["look"], name = "vase.jpg") =>
  image({ url: file(name), ...(look ? { look } : {}) });
const seen = (fileType: string | null, pixels: ImagePixels | null = null) =>
  ({ outcome: "seen", fileType, pixels }) as const;
const picture = { oneColour: null, frame: null };
const untold = { outcome: "untold" } as const;
const missing = (isSure: boolean) => ({ outcome: "missing", status: 404, isSure }) as const;

testCases(fileType, [
  ["unknown: needsImageBytes", "of the right ending, as what is inside is not seen"],
  ["finding", "of a wrong one", image({ url: file("vase.HEIC") })],
  ["unknown: needsImageBytes", "without an ending", image({ url: file("vase") })],
  ["passed", "of an ending that says what is inside", looked(seen("jpg"))],
  ["passed", "of another name of the same", looked(seen("jpg"), "vase.JPEG")],
  ["passed", "without an ending, of a usual type inside", looked(seen("webp"), "vase")],
  ["finding: mismatch", "of a PNG that ends in jpg", looked(seen("png"))],
  ["finding: content", "of what channels do not take", looked(seen("svg"))],
  ["finding: content", "of a page in the place of an image", looked(seen("html"))],
  ["finding: unknown", "of what is nothing that is known", looked(seen(null))],
  ["unknown: imageNotTold", "where it did not answer", looked(untold)],
  ["unknown: imageNotTold", "where it is not there", looked(missing(true))],
  [
    "unknown: needsImageBytes",
    "where one of two was looked at",
    { product: { media: [mediaFacts({ look: seen("jpg") }), mediaFacts()] } },
  ],
  ["notApplicable", "without an image", none],
]);

const address = (length: number) => image({ url: "https://a.example/".padEnd(length, "x") });
testCases(imageAddress, [
  ["unknown: needsImageBytes", "of 2,000 characters, as it is not asked for", address(2000)],
  ["finding: long", "of 2,001 characters", address(2001)],
  [
    "finding: characters",
    "of a letter that must not stand in one",
    image({ url: "https://a.example/größe.jpg" }),
  ],
  ["finding: none", "without one", image({ url: null })],
  ["passed", "where something is there", looked(seen(null))],
  ["finding: missing", "where nothing is there, twice", looked(missing(true))],
  ["unknown: imageNotTold", "where nothing was there once", looked(missing(false))],
  ["unknown: imageNotTold", "where it did not answer", looked(untold)],
  ["notApplicable", "without an image", none],
]);

testCases(imageOfOneColour, [
  ["unknown: needsImageBytes", "where it was not looked at"],
  ["passed", "of a picture", looked(seen("jpg", picture))],
  ["finding", "of one colour", looked(seen("jpg", { ...picture, oneColour: "#ffffff" }))],
  [
    "finding: transparent",
    "of none",
    looked(seen("png", { ...picture, oneColour: "transparent" })),
  ],
  ["unknown: imageNotTold", "of what cannot be read", looked(seen("webp"))],
  ["unknown: imageNotTold", "where it did not answer", looked(untold)],
  ["finding: placeholder", "by the name alone", image({ url: file("no-image.png") })],
  ["finding: placeholder", "in other words", image({ url: file("Image_Coming_Soon_600x600.jpg") })],
  [
    "finding: placeholder",
    "with what Shopify adds where a name is taken",
    image({ url: file("placeholder_1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.jpg") }),
  ],
  [
    "passed",
    "of a name that begins like one",
    looked(seen("jpg", picture), "placeholder-cushion.jpg"),
  ],
  ["notApplicable", "without an image", none],
]);

const frame = { colour: "#000000", percent: 2.3 };
testCases(imageInFrame, [
  ["unknown: needsImageBytes", "where it was not looked at"],
  ["finding", "of a frame", looked(seen("jpg", { ...picture, frame }))],
  ["unknown: needsEyes", "of none, as text is not told", looked(seen("jpg", picture))],
  ["unknown: imageNotTold", "of what cannot be read", looked(seen("gif"))],
  ["notApplicable", "without an image", none],
]);

testCases(noAltText, [
  ["passed", "where all have one"],
  ["finding", "of an empty one", image({ alt: "" })],
  ["finding", "of spaces", image({ alt: " " })],
  ["finding", "of none", image({ alt: null })],
  ["notApplicable", "of a video", image({ contentType: "VIDEO", alt: null })],
]);

testCases(poorAltText, [
  ["passed", "of 125 characters", image({ alt: "a ".repeat(63).trim() })],
  ["finding: long", "of 126 characters", image({ alt: "a".repeat(126) })],
  ["finding: file", "of the name of the file", image({ alt: "vase-front.jpg" })],
  ["finding: file", "of it without its ending", image({ alt: "Vase_Front" })],
  ["finding: file", "of the name of another file", image({ alt: "IMG_4021.jpg" })],
  ["passed", "of a sentence that ends in one", image({ alt: "As in the file vase.jpg" })],
  ["passed", "of its words as a text", image({ alt: "Vase front" })],
  ["passed", "of one word in Japanese", image({ alt: "花瓶" })],
  ["notApplicable", "without one", image({ alt: null })],
]);

const colours = [{ name: "Colour", values: ["Red", "Blue"] }];
testCases(fewImages, [
  ["notApplicable", "of a thing in one colour", image({})],
  [
    "finding",
    "of clothing with 2",
    { product: { category: shirts, media: threeImages.slice(0, 2) } },
  ],
  ["passed", "of clothing with 3", { product: { category: shirts } }],
  [
    "finding",
    "of two colours with 2",
    { product: { options: colours, media: threeImages.slice(0, 2) } },
  ],
  ["notApplicable", "without any", { product: { category: shirts, media: [] } }],
]);

const coloured = (...own: (boolean | undefined)[]): Asked => inColours("Colour", own);
const inColours = (name: string, own: readonly (boolean | undefined)[]): Asked => ({
  product: {
    options: [{ name, values: ["Red", "Blue"] }],
    variants: own.map((hasOwnImage, index) =>
      variantFacts({ id: index, hasOwnImage, selectedOptions: [{ name, value: "Red" }] }),
    ),
  },
});
testCases(colourWithoutImage, [
  ["passed", "where each has its own", coloured(true, true)],
  ["finding", "where one has none", coloured(true, false)],
  ["finding", "in German", inColours("Farbe", [true, false])],
  ["finding", "in Japanese", inColours("カラー", [false])],
  ["finding", "where one has none and another is not known", coloured(undefined, false)],
  ["unknown: notRead", "where it is not known of one", coloured(true, undefined)],
  ["unknown: notRead", "where it is not known of any", coloured(undefined, undefined)],
  [
    "notApplicable",
    "without an image at all",
    { product: { ...coloured(false).product, ...none.product } },
  ],
  [
    "notApplicable",
    "of one colour",
    { product: { options: [{ name: "Colour", values: ["Red"] }] } },
  ],
  ["notApplicable", "without colours"],
]);

it("names each variant without an image, and its colour", () => {
  const outcome = ask(colourWithoutImage, coloured(true, false, false));
  expect(outcome.state === "finding" && outcome.evidence).toMatchObject([
    { variantId: 1, values: { colour: "Red" } },
    { variantId: 2, values: { colour: "Red" } },
  ]);
});

const main = "https://cdn.shopify.com/s/files/1/0001/0002/files/vase-front.jpg";
testCases(sharedImage, [
  ["passed", "of its own"],
  [
    "finding",
    "of one on two products, whatever its version",
    { catalogue: { images: new Map([[main, 2]]) } },
  ],
  [
    "passed",
    "of a shared second image",
    { catalogue: { images: new Map([[main.replace("front", "side"), 2]]) } },
  ],
  ["notApplicable", "without an image", none],
]);

const shaped = (products: number, of: number, width = 1000): Asked => ({
  ...sized(width, 1500),
  catalogue: { imageShapes: new Map([[501, { ratio: 1, products, of }]]) },
});
testCases(otherShape, [
  ["passed", "of the usual shape"],
  ["finding", "of another than 8 of 10", shaped(8, 10)],
  ["passed", "of another than 7 of 10", shaped(7, 10)],
  ["passed", "of nearly the same", shaped(10, 10, 1430)],
  ["unknown: tooFewPeers", "of 9", shaped(9, 9)],
  ["unknown: noImageSize", "where the size is not known", sized(null, 1)],
  ["unknown: notRead", "where collections are not read", { product: { collectionIds: undefined } }],
  ["notApplicable", "without an image", none],
]);
