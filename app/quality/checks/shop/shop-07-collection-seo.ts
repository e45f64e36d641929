import { z } from "zod";
import type { Answer } from "../../rules/check";
import { measureWidth } from "../../texts/letters";
import { askEachCollection, defineShopCheck } from "../../rules/shop-check";
import { sources } from "../../rules/sources";

/** As `measureWidth` says: search results cut off what is beyond. */
const mostTitleWidth = 60;
const mostDescriptionWidth = 160;

export const collectionSeo = defineShopCheck({
  id: "SHOP-07",
  subject: "shop",
  severity: "hint",
  scope: "shop",
  source: sources.metaTitle,
  decidedBy: "api",
  fix: "guided",
  settings: z.object({
    mostTitleWidth: z.number().int().min(1).default(mostTitleWidth),
    mostDescriptionWidth: z.number().int().min(1).default(mostDescriptionWidth),
  }),
  // Without its own, the collection's title and text stand in: SHOP-02 asks for the text.
  run: (facts, settings) =>
    askEachCollection(facts, ({ title, seoTitle, seoDescription, descriptionText }): Answer => {
      if (measureWidth(seoTitle?.trim() || title.trim()) > settings.mostTitleWidth) {
        return { context: "title", most: settings.mostTitleWidth };
      }
      const description = seoDescription?.trim() ?? "";
      if (measureWidth(description) > settings.mostDescriptionWidth) {
        return { context: "description", most: settings.mostDescriptionWidth };
      }
      const hasText = description !== "" || descriptionText.trim() !== "";
      return hasText ? "passed" : { context: "missing" };
    }),
});
