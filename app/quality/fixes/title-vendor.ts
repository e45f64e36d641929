import { titleTooLong } from "../checks/title/ttl-02-too-long";
import { vendorNotNamed } from "../checks/title/ttl-12-vendor-not-named";
import { countCharacters } from "../texts/letters";
import { namesThing } from "../facts/title-facts";
import { proposeTitle } from "../texts/title-change";
import type { Fix } from "./fix";
import { isFound, readThreshold } from "../rules/found";

export const titleVendor: Fix = {
  id: "titleVendor",
  checkIds: ["TTL-12"],
  fields: ["title"],
  propose: (product, context) => {
    if (!isFound(vendorNotNamed, product, context)) return [];
    if (!namesThing(product, context.shop.locale)) return [];
    const title = `${product.vendor.trim()} ${product.title.trim()}`;
    const most = readThreshold(titleTooLong, context, "mostCharacters");
    return countCharacters(title) > most ? [] : proposeTitle(product.title, title);
  },
};
