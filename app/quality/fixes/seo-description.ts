import { seoDescriptionLength } from "../checks/seo/seo-02-description-length";
import { isFound, readThreshold } from "../rules/found";
import { writeSeoDescription } from "../texts/seo-texts";
import type { Fix } from "./fix";

export const seoDescription: Fix = {
  id: "seoDescription",
  checkIds: ["SEO-02"],
  fields: ["seoDescription"],
  propose: (product, context) => {
    if (!isFound(seoDescriptionLength, product, context)) return [];
    const least = readThreshold(seoDescriptionLength, context, "leastWidth");
    const most = readThreshold(seoDescriptionLength, context, "mostWidth");
    const after = writeSeoDescription(product, { least, most, locale: context.shop.locale });
    const before = product.seoDescription || null;
    return [{ field: "seoDescription", target: "", before, after: after ?? undefined }];
  },
};
