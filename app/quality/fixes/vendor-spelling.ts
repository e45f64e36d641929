import { vendorSpelling as check } from "../checks/publication/pub-05-vendor-spelling";
import { isFound } from "../rules/found";
import { findUsualSpelling } from "../texts/spellings-of-names";
import type { Fix } from "./fix";

export const vendorSpelling: Fix = {
  id: "vendorSpelling",
  checkIds: ["PUB-05"],
  fields: ["vendor"],
  propose: (product, context) => {
    if (!isFound(check, product, context)) return [];
    const usual = findUsualSpelling(product.vendor, context.catalogue.vendors);
    return usual
      ? [{ field: "vendor", target: "", before: product.vendor, after: usual.name }]
      : [];
  },
};
