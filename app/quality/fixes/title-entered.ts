import { noTitle } from "../checks/title/ttl-01-no-title";
import { factsLate } from "../checks/title/ttl-03-facts-late";
import { titleTooShort } from "../checks/title/ttl-04-too-short";
import { proposeTitle } from "../texts/title-change";
import type { Fix } from "./fix";
import { isFound } from "../rules/found";

const checks = [noTitle, factsLate, titleTooShort];

/** Asks for a title: what a product is called only the merchant knows. */
export const titleEntered: Fix = {
  id: "titleEntered",
  checkIds: checks.map(({ id }) => id),
  fields: ["title"],
  propose: (product, context) =>
    checks.some((check) => isFound(check, product, context))
      ? proposeTitle(product.title, undefined)
      : [],
};
