/** One value of an option; `factor` scales the list price and the weight (1 = as the kind says). */
export interface SchemeValue {
  name: string;
  factor: number;
}

export interface Scheme {
  option: string;
  values: readonly SchemeValue[];
  /** How many of the values one product offers. */
  take: readonly [number, number];
  /** True: a run of neighbouring values (sizes); false: any of them (colors). */
  ordered: boolean;
}

const COLORS = plain(
  "Black|White|Navy|Grey|Olive|Sand|Rust|Forest Green|Burgundy|Sky Blue|Cream|Charcoal|Mustard|Blush|Terracotta|Sage",
);

const schemes = {
  none: { option: "Title", values: plain("Default Title"), take: [1, 1], ordered: true },
  color: { option: "Color", values: COLORS, take: [2, 6], ordered: false },
  "color-short": { option: "Color", values: COLORS, take: [1, 3], ordered: false },
  "apparel-size": { option: "Size", values: plain("XS|S|M|L|XL|XXL"), take: [4, 6], ordered: true },
  "waist-size": {
    option: "Size",
    values: plain("28|30|31|32|33|34|36|38"),
    take: [5, 8],
    ordered: true,
  },
  "waist-size-short": { option: "Size", values: plain("30|32|34|36"), take: [3, 4], ordered: true },
  "sock-size": { option: "Size", values: plain("S/M|L/XL"), take: [1, 2], ordered: true },
  "belt-size": { option: "Size", values: plain("85 cm|95 cm|105 cm"), take: [2, 3], ordered: true },
  "shoe-size": {
    option: "Size",
    values: plain("6|7|8|9|10|11|12|13"),
    take: [5, 8],
    ordered: true,
  },
  "shoe-size-short": { option: "Size", values: plain("S|M|L|XL"), take: [3, 4], ordered: true },
  "baby-size": {
    option: "Size",
    values: plain("0-3M|3-6M|6-12M|12-18M|18-24M"),
    take: [3, 5],
    ordered: true,
  },
  "ring-size": { option: "Ring size", values: plain("5|6|7|8|9"), take: [3, 5], ordered: true },
  "chain-length": {
    option: "Length",
    values: scaled("40 cm:1|45 cm:1.05|50 cm:1.12"),
    take: [1, 3],
    ordered: true,
  },
  metal: {
    option: "Material",
    values: scaled("Sterling silver:1|Gold vermeil:1.25|14k gold:3.2"),
    take: [1, 2],
    ordered: true,
  },
  pack: {
    option: "Pack",
    values: scaled("Single:1|Pack of 3:2.7|Pack of 6:5"),
    take: [1, 2],
    ordered: true,
  },
  volume: {
    option: "Size",
    values: scaled("350 ml:1|500 ml:1.3|750 ml:1.7|1 l:2"),
    take: [1, 3],
    ordered: true,
  },
  "volume-small": {
    option: "Size",
    values: scaled("30 ml:1|50 ml:1.45|100 ml:2.3"),
    take: [1, 2],
    ordered: true,
  },
  "volume-tiny": {
    option: "Size",
    values: scaled("5 ml:1|10 ml:1.6|30 ml:3.4"),
    take: [1, 3],
    ordered: true,
  },
  "pan-size": {
    option: "Size",
    values: scaled("Small:1|Medium:1.3|Large:1.6"),
    take: [1, 3],
    ordered: true,
  },
  "board-size": {
    option: "Size",
    values: scaled("Small:1|Medium:1.4|Large:1.9"),
    take: [1, 3],
    ordered: true,
  },
  "toy-size": {
    option: "Size",
    values: scaled("Small:1|Medium:1.35|Large:1.8"),
    take: [1, 3],
    ordered: true,
  },
  "plant-size": {
    option: "Size",
    values: scaled("12 cm pot:1|17 cm pot:1.9|24 cm pot:3.4"),
    take: [1, 3],
    ordered: true,
  },
  "candle-size": {
    option: "Size",
    values: scaled("Travel:0.6|Classic:1|Large:1.8"),
    take: [1, 3],
    ordered: true,
  },
  "rug-size": {
    option: "Size",
    values: scaled("60 x 90 cm:1|120 x 180 cm:2.6|160 x 230 cm:4|200 x 300 cm:6"),
    take: [2, 4],
    ordered: true,
  },
  frame: {
    option: "Frame",
    values: scaled("Unframed:1|Oak frame:2.4|Black frame:2.4"),
    take: [1, 3],
    ordered: true,
  },
  finish: {
    option: "Finish",
    values: plain("Natural|Black|White|Walnut stain"),
    take: [1, 3],
    ordered: false,
  },
  upholstery: {
    option: "Fabric",
    values: scaled("Oat:1|Moss:1|Slate:1|Rust:1|Cognac leather:1.45"),
    take: [1, 4],
    ordered: false,
  },
  "bed-size": {
    option: "Size",
    values: scaled("Twin:0.8|Full:0.92|Queen:1|King:1.2"),
    take: [2, 4],
    ordered: true,
  },
  "food-weight": {
    option: "Weight",
    values: scaled("100 g:0.5|250 g:1|500 g:1.8|1 kg:3.3"),
    take: [1, 2],
    ordered: true,
  },
  "coffee-weight": {
    option: "Weight",
    values: scaled("250 g:1|1 kg:3.4"),
    take: [1, 2],
    ordered: true,
  },
  grind: {
    option: "Grind",
    values: plain("Whole bean|Filter|Espresso"),
    take: [1, 3],
    ordered: true,
  },
  "bag-weight": {
    option: "Weight",
    values: scaled("1.5 kg:0.5|4 kg:1|12 kg:2.4"),
    take: [1, 3],
    ordered: true,
  },
  "weight-kg": {
    option: "Weight",
    values: scaled("4 kg:0.6|8 kg:1|12 kg:1.4|16 kg:1.8|20 kg:2.2"),
    take: [2, 4],
    ordered: true,
  },
  "sleeping-length": {
    option: "Length",
    values: scaled("Regular:1|Long:1.1"),
    take: [1, 2],
    ordered: true,
  },
  "ball-size": { option: "Size", values: plain("3|4|5"), take: [1, 3], ordered: true },
  "helmet-size": { option: "Size", values: plain("S|M|L"), take: [2, 3], ordered: true },
  "phone-model": {
    option: "Model",
    values: plain("iPhone 15|iPhone 16|iPhone 16 Pro|Galaxy S24|Galaxy S25|Pixel 9"),
    take: [3, 6],
    ordered: true,
  },
  "laptop-size": {
    option: "Size",
    values: scaled('13":1|14":1.05|16":1.15'),
    take: [2, 3],
    ordered: true,
  },
  switch: { option: "Switch", values: plain("Linear|Tactile|Clicky"), take: [1, 3], ordered: true },
  shade: {
    option: "Shade",
    values: plain("Porcelain|Ivory|Honey|Rose|Cinnamon|Espresso|Berry|Coral"),
    take: [2, 6],
    ordered: false,
  },
  pieces: {
    option: "Pieces",
    values: scaled("40 pieces:1|80 pieces:1.7|120 pieces:2.3"),
    take: [1, 3],
    ordered: true,
  },
  "paper-size": {
    option: "Size",
    values: scaled("A6:0.8|A5:1|B5:1.25"),
    take: [1, 2],
    ordered: true,
  },
  nib: {
    option: "Nib",
    values: plain("Extra fine|Fine|Medium|Broad"),
    take: [2, 4],
    ordered: true,
  },
  "book-format": {
    option: "Format",
    values: scaled("Paperback:1|Hardcover:1.7"),
    take: [1, 2],
    ordered: true,
  },
} as const satisfies Record<string, Scheme>;

export type OptionScheme = keyof typeof schemes;

export const OPTION_SCHEMES: Record<OptionScheme, Scheme> = schemes;

function plain(list: string): readonly SchemeValue[] {
  return list.split("|").map((name) => ({ name, factor: 1 }));
}

function scaled(list: string): readonly SchemeValue[] {
  return list.split("|").map((entry) => {
    const at = entry.lastIndexOf(":");
    return { name: entry.slice(0, at), factor: Number(entry.slice(at + 1)) };
  });
}
