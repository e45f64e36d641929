import { seoTitleLength } from "../checks/seo/seo-01-title-length";
import { sameSeoTitle } from "../checks/seo/seo-03-same-title";
import { isFound, readThreshold } from "../rules/found";
import { measureWidth } from "../texts/letters";
import { listSeoTitles } from "../texts/seo-texts";
import { normalizeText } from "../texts/texts";
import type { Fix } from "./fix";

export const seoTitle: Fix = {
  id: "seoTitle",
  checkIds: ["SEO-01", "SEO-03"],
  fields: ["seoTitle"],
  propose: (product, context) => {
    const isSame = isFound(sameSeoTitle, product, context);
    if (!isSame && !isFound(seoTitleLength, product, context)) return [];
    const least = readThreshold(seoTitleLength, context, "leastWidth");
    const most = readThreshold(seoTitleLength, context, "mostWidth");
    const { seoTitles } = context.catalogue;
    const after = listSeoTitles(product, { most, shop: context.shop, isSame }).find(
      (title) =>
        measureWidth(title) >= least &&
        measureWidth(title) <= most &&
        title !== product.seoTitle?.trim() &&
        !seoTitles.has(normalizeText(title)),
    );
    return [{ field: "seoTitle", target: "", before: product.seoTitle || null, after }];
  },
};
