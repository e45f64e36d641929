import type { Vertical } from "./vertical";
import { kind, words } from "./vertical";

export const books: Vertical = {
  key: "books",
  weight: 5,
  brands: words("Harbour Press|Field & Folio|Lantern Books|Quarto Lane"),
  names: words(
    "The Quiet|The Last|A Small|The Northern|Her Secret|The Paper|An Honest|The Glass|The Winter|A Borrowed|The Salt|Our Distant|The Hidden|One Bright|The Copper|The Wandering",
  ),
  patterns: ["{name} {look}: {noun}"],
  season: "gifts",
  origins: ["US", "GB", "IT"],
  tags: words("fiction|non-fiction|cookbook|signed|paperback|book-club"),
  barcodeRate: 1,
  selling: words(
    "A book to press into a friend's hands.|Beautifully printed and bound to lie flat.|Our staff have been arguing about the ending for weeks.",
  ),
  care: words("Printed on FSC-certified paper.|Includes a ribbon marker."),
  features: words(
    "320 pages|Thread-sewn binding|Illustrated endpapers|First edition|With an author interview",
  ),
  kinds: [
    kind(
      "me-1-3",
      "Fiction",
      "A Novel|Collected Stories",
      "Harbour|Orchard|Lighthouse|Letters|Garden|Mapmaker|River|House|Summer|Road",
      [12, 29],
      ["book-format"],
      420,
      "490199",
    ),
    kind(
      "me-1-3",
      "Cookbooks",
      "Recipes for Every Day|A Cookbook",
      "Table|Kitchen|Oven|Pantry|Feast|Market|Bakery|Spice Drawer",
      [22, 45],
      ["none"],
      1300,
      "490199",
    ),
    kind(
      "me-1-3",
      "Non-fiction",
      "A History|Essays",
      "Machine|Atlas|Century|Museum|Island|Frontier|Library|Field Guide",
      [16, 38],
      ["book-format"],
      560,
      "490199",
    ),
    kind(
      "me-1-3",
      "Children's Books",
      "A Picture Book|A Bedtime Story",
      "Bear|Moon|Fox|Balloon|Button|Umbrella|Train|Snowflake",
      [9, 19],
      ["none"],
      380,
      "490300",
    ),
  ],
};
