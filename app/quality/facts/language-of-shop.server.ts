import { sampleProducts } from "../../store/quality/classified.server";
import { readFactRows } from "../../store/quality/fact-rows.server";
import { noteGuessedLanguage, readQualityState } from "../../store/quality/state.server";
import { withShop } from "../../store/with-shop.server";
import { guessMainLanguage } from "./guess-language";
import type { FactBase } from "./load-facts.server";

// Always the same ones, from all over the catalogue: in what language a shop is does not change often.
const sampled = 200;
// A text says within its first sentences in what language it is.
const descriptionUnits = 2_000;

/**
 * With the language that the shop is kept in. Shopify tells it of the shop's first domain; where it does
 * not, it is that of most products' titles and descriptions, of a sample of them.
 */
export async function withLanguage(
  base: FactBase,
  plainTextOf: (html: string) => string,
): Promise<FactBase> {
  const { shop, facts } = base;
  if (shop.primaryLocale !== null) return base;
  const language = await withShop(shop, async (tx) => {
    const { products } = await readFactRows(tx, shop, await sampleProducts(tx, shop, sampled));
    const guessed = guessMainLanguage(
      products.map(
        ({ title, descriptionHtml }) =>
          `${title}. ${plainTextOf(descriptionHtml.slice(0, descriptionUnits))}`,
      ),
    );
    const { guessedLanguage } = await readQualityState(tx, shop);
    if (guessed !== guessedLanguage) await noteGuessedLanguage(tx, shop, guessed);
    return guessed;
  });
  return { ...base, facts: { ...facts, locale: language } };
}
