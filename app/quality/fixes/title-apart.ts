import { sameTitle } from "../checks/title/ttl-10-same-title";
import { listSingleValues } from "../texts/option-values";
import { normalizeText } from "../texts/texts";
import { namesThing, namesVendor } from "../facts/title-facts";
import { proposeTitle } from "../texts/title-change";
import type { Fix } from "./fix";
import { isFound } from "../rules/found";

/** Adds to a title that others have, too, what may tell the product from them. */
export const titleApart: Fix = {
  id: "titleApart",
  checkIds: ["TTL-10"],
  fields: ["title"],
  propose: (product, context) => {
    if (!isFound(sameTitle, product, context)) return [];
    const title = product.title.trim();
    const vendor = product.vendor.trim();
    const type = product.productType.trim();
    const { titles, vendors, types } = context.catalogue;
    const isNamed = (text: string) => normalizeText(title).includes(normalizeText(text));
    const values = listSingleValues(product).filter((value) => !isNamed(value));
    const ways = [
      { after: [title, ...values].join(", "), isChosen: true },
      // The others may well have the same vendor and type: that is not known.
      {
        after: vendors.size > 1 && !namesVendor(title, vendor) ? `${vendor} ${title}` : title,
        isChosen: false,
      },
      { after: types.size > 1 && !isNamed(type) ? `${title}, ${type}` : title, isChosen: false },
    ];
    const way = namesThing(product, context.shop.locale)
      ? ways.find(({ after }) => !titles.has(normalizeText(after)))
      : undefined;
    return way
      ? proposeTitle(product.title, way.after, { isChosen: way.isChosen })
      : proposeTitle(product.title, undefined);
  },
};
