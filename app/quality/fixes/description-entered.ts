import { noDescription } from "../checks/description/dsc-01-no-description";
import { descriptionTooShort } from "../checks/description/dsc-02-too-short";
import { descriptionEqualsTitle } from "../checks/description/dsc-04-equals-title";
import { sameDescription } from "../checks/description/dsc-05-same-description";
import { isFound } from "../rules/found";
import type { Fix } from "./fix";

const checks = [noDescription, descriptionTooShort, descriptionEqualsTitle, sameDescription];

/** Asks for a description: what is to be said of a product, and of no other, only the merchant knows. */
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
