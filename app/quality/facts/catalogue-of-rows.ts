import type {
  CatalogueRows,
  Counted,
  ProductTexts,
} from "../../store/quality/catalogue-rows.server";
import type { CatalogueFacts, Repeated } from "./facts";
import { splitWords } from "../texts/letters";
import { hashText, normalizeText } from "../texts/texts";
import { namesVendor } from "./title-facts";

/** What aggregates and texts say as what checks may know. */
export function toCatalogueFacts(
  rows: CatalogueRows,
  texts: Pick<CatalogueFacts, TextFact>,
  { isSalesKnown, hasCollections }: { isSalesKnown: boolean; hasCollections: boolean },
): CatalogueFacts {
  return {
    ...texts,
    skus: addUp(rows.skus.map(([sku, count]) => [sku.toLowerCase(), count])),
    barcodes: addUp(rows.barcodes),
    images: addUp(rows.images),
    vendors: new Map(rows.vendors),
    tags: new Map(rows.tags),
    types: new Map(rows.types),
    pricesByType: new Map(
      rows.prices.map(({ type, median, deviation, variants }) => [
        type,
        { median, deviation, variants },
      ]),
    ),
    categoriesOfPeers: peersOf(rows),
    vendorsWithGtin: new Set(rows.vendorsWithGtin),
    ...(hasCollections ? { imageShapes: shapesOf(rows) } : {}),
    returnRate: isSalesKnown ? rows.returnRate : null,
  };
}

function addUp(counted: readonly Counted[]): Repeated {
  const sums = new Map<string, number>();
  for (const [text, count] of counted) sums.set(text, (sums.get(text) ?? 0) + count);
  return sums;
}

function peersOf({ peers }: CatalogueRows): CatalogueFacts["categoriesOfPeers"] {
  const groups = new Map<string, Map<string, number>>();
  for (const { vendor, type, categoryId, products } of peers) {
    const key = `${vendor}\n${type}`;
    const group = groups.get(key) ?? new Map<string, number>();
    groups.set(key, group.set(categoryId, products));
  }
  return groups;
}

function shapesOf({ shapes }: CatalogueRows): CatalogueFacts["imageShapes"] {
  return new Map(
    shapes.map(({ collectionId, percent, products, of }) => [
      collectionId,
      { ratio: percent / 100, products, of },
    ]),
  );
}

type TextFact = "titleWords" | "titles" | "seoTitles" | "descriptions" | "titlesByType";

/** Counts the texts of products that come one by one. `plainTextOf`: of HTML. */
export function createTextCounter(plainTextOf: (html: string) => string) {
  const titles = new Map<string, number>();
  const seoTitles = new Map<string, number>();
  const descriptions = new Map<string, { count: number; key: string | null }>();
  const titleWords = new Map<string, number>();
  const titlesByType = new Map<string, { products: number; withVendor: number }>();

  /** Parsed where it was met before in the same words: most descriptions are there once. */
  function addDescription(html: string): void {
    const words = html.replace(markup, "");
    if (words === "") return;
    const print = hashText(words);
    const known = descriptions.get(print);
    descriptions.set(print, {
      count: (known?.count ?? 0) + 1,
      key: known ? (known.key ?? hashText(plainTextOf(html))) : null,
    });
  }

  return {
    add({ title, seoTitle, descriptionHtml, type, vendor }: ProductTexts): void {
      count(titles, title);
      count(seoTitles, seoTitle ?? "");
      addDescription(descriptionHtml);
      for (const word of wordsToCompare(title)) {
        titleWords.set(word, (titleWords.get(word) ?? 0) + 1);
      }
      const ofType = titlesByType.get(type) ?? { products: 0, withVendor: 0 };
      ofType.products += 1;
      if (vendor !== "" && namesVendor(title, vendor)) ofType.withVendor += 1;
      titlesByType.set(type, ofType);
    },
    counted(): Pick<CatalogueFacts, TextFact> {
      const repeatedDescriptions = [...descriptions.values()].flatMap(({ count: times, key }) =>
        key === null ? [] : [[key, times] as Counted],
      );
      return {
        titles: onlyRepeated(titles),
        seoTitles: onlyRepeated(seoTitles),
        descriptions: addUp(repeatedDescriptions),
        titleWords: onlyRepeated(titleWords),
        titlesByType,
      };
    },
  };
}

/** Each once, in small letters: those that are long enough to be compared. */
export function wordsToCompare(title: string): ReadonlySet<string> {
  if (!longWord.test(title)) return new Set();
  return new Set(
    splitWords(title)
      .filter((word) => longWord.test(word))
      .map((word) => word.toLowerCase()),
  );
}

// As spellings are compared from: see fewestLetters there. Numbers and short words are most words.
const longWord = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{6}/u;
const markup = /<[^>]*>|&nbsp;|\s+/gu;

function count(counts: Map<string, number>, text: string): void {
  const key = normalizeText(text);
  if (key !== "") counts.set(key, (counts.get(key) ?? 0) + 1);
}

function onlyRepeated(counts: ReadonlyMap<string, number>): Repeated {
  return new Map([...counts].filter(([, times]) => times > 1));
}
