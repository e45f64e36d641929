import { apparel } from "./apparel";
import { baby } from "./baby";
import { bags } from "./bags";
import { beauty } from "./beauty";
import { books } from "./books";
import { decor } from "./decor";
import { electronics } from "./electronics";
import { food } from "./food";
import { furniture } from "./furniture";
import { garden } from "./garden";
import { jewellery } from "./jewellery";
import { kitchen } from "./kitchen";
import { pet } from "./pet";
import { shoes } from "./shoes";
import { sport } from "./sport";
import { stationery } from "./stationery";
import { toys } from "./toys";
import type { Vertical } from "./vertical";

/** Everything the store sells, apart from gift cards. */
export const VERTICALS: readonly Vertical[] = [
  apparel,
  shoes,
  jewellery,
  bags,
  baby,
  kitchen,
  decor,
  furniture,
  garden,
  electronics,
  toys,
  sport,
  pet,
  beauty,
  food,
  books,
  stationery,
];
