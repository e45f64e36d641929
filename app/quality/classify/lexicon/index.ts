import { apparel } from "./apparel";
import { baby } from "./baby";
import { beauty } from "./beauty";
import { culture } from "./culture";
import { electronics } from "./electronics";
import { food } from "./food";
import { furniture } from "./furniture";
import { home } from "./home";
import { kitchen } from "./kitchen";
import { parseLexicon } from "./parse";
import { pets } from "./pets";
import { sports } from "./sports";
import { toys } from "./toys";
import { vehicles } from "./vehicles";

/** Product words by category, of all verticals. */
export const lexicon = parseLexicon(
  [
    apparel,
    baby,
    beauty,
    culture,
    electronics,
    food,
    furniture,
    home,
    kitchen,
    pets,
    sports,
    toys,
    vehicles,
  ].join("\n"),
);
