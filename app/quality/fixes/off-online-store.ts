import { longOutOfStock } from "../checks/publication/pub-02-long-out-of-stock";
import { isFound } from "../rules/found";
import type { Fix } from "./fix";

/** Not ticked: what comes back into stock is better left where search engines know it. */
export const offOnlineStore: Fix = {
  id: "offOnlineStore",
  checkIds: ["PUB-02"],
  fields: ["onlineStore"],
  propose: (product, context) =>
    isFound(longOutOfStock, product, context)
      ? [{ field: "onlineStore", target: "", before: true, after: false, isChosen: false }]
      : [],
};
