import { handle as check } from "../checks/seo/seo-04-handle";
import { isFound } from "../rules/found";
import { makeHandle } from "../texts/handles";
import { namesThing } from "../facts/title-facts";
import { copyOf } from "./with-change";
import type { Fix } from "./fix";

const numbered = /-copy(?:-\d+)?$|-[1-9]$/;
const copied = /^cop|^kopie/;

export const handle: Fix = {
  id: "handle",
  checkIds: ["SEO-04"],
  fields: ["handle"],
  propose: (product, context) => {
    if (!isFound(check, product, context)) return [];
    const { handle: before, title } = product;
    const after = namesThing(product, context.shop.locale) ? makeHandle(title) : "";
    const change = { field: "handle", target: "", before } as const;
    const isBetter =
      after !== "" &&
      after !== before &&
      !isFound(check, copyOf(product, { handle: after }), context);
    if (!isBetter) return [{ ...change, after: undefined }];
    // Such a handle was made because another product had the plain one, and may have it still.
    const mayBeTaken = numbered.test(before) || copied.test(before);
    return [{ ...change, after, isChosen: !mayBeTaken }];
  },
};
