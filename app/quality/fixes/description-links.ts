import { contactsAndLinks } from "../checks/description/dsc-07-contacts-and-links";
import { isStrayLink } from "../texts/contacts";
import { dropLinks } from "../texts/clean-html";
import { isFound, readWords } from "../rules/found";
import type { Fix } from "./fix";

/** Not ticked: a link may be there on purpose. Addresses and numbers within the text stay. */
export const descriptionLinks: Fix = {
  id: "descriptionLinks",
  checkIds: ["DSC-07"],
  fields: ["descriptionHtml"],
  propose: (product, context) => {
    if (!isFound(contactsAndLinks, product, context)) return [];
    const allowed = readWords(contactsAndLinks, context, "allowedHosts");
    const before = product.descriptionHtml;
    const after = dropLinks(before, (link) => isStrayLink(link, context.shop.domain, allowed));
    return after === before
      ? []
      : [{ field: "descriptionHtml", target: "", before, after, isChosen: false }];
  },
};
