import { inNoCollection } from "../checks/publication/pub-03-in-no-collection";
import { isFound } from "../rules/found";
import type { Fix } from "./fix";

export const collections: Fix = {
  id: "collections",
  checkIds: ["PUB-03"],
  fields: ["collections"],
  propose: (product, context) =>
    isFound(inNoCollection, product, context)
      ? [{ field: "collections", target: "", before: [], after: undefined }]
      : [],
};
