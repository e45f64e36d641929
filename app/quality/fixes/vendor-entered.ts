import { noIdentifier } from "../checks/variant/var-11-no-identifier";
import { isFound } from "../rules/found";
import type { Fix } from "./fix";

/** Asks for the vendor where neither that nor a barcode says what the goods are. */
export const vendorEntered: Fix = {
  id: "vendorEntered",
  checkIds: ["VAR-11"],
  fields: ["vendor"],
  propose: (product, context) =>
    product.vendor.trim() === "" && isFound(noIdentifier, product, context)
      ? [{ field: "vendor", target: "", before: product.vendor, after: undefined }]
      : [],
};
