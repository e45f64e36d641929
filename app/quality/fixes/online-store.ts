import { notOnOnlineStore } from "../checks/publication/pub-01-not-on-online-store";
import { isFound } from "../rules/found";
import type { Fix } from "./fix";

export const onlineStore: Fix = {
  id: "onlineStore",
  checkIds: ["PUB-01"],
  fields: ["onlineStore"],
  propose: (product, context) =>
    isFound(notOnOnlineStore, product, context)
      ? [{ field: "onlineStore", target: "", before: false, after: true }]
      : [],
};
