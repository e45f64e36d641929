import { noDescription } from "../checks/description/dsc-01-no-description";
import { descriptionTooShort } from "../checks/description/dsc-02-too-short";
import { descriptionEqualsTitle } from "../checks/description/dsc-04-equals-title";
import { isFound } from "../rules/found";
import type { Fix } from "./fix";

const checks = [noDescription, descriptionTooShort, descriptionEqualsTitle];

/** Asks for a description: what is to be said of a product only the merchant knows. */
export const descriptionEntered: Fix = {
  id: "descriptionEntered",
  checkIds: checks.map(({ id }) => id),
  fields: ["descriptionHtml"],
  propose: (product, context) =>
    checks.some((check) => isFound(check, product, context))
      ? [
          {
            field: "descriptionHtml",
            target: "",
            before: product.descriptionHtml,
            after: undefined,
          },
        ]
      : [],
};
