import { barcodeExpected } from "../checks/variant/var-04-barcode-expected";
import { barcodeForm } from "../checks/variant/var-05-barcode-form";
import { checkDigit } from "../checks/variant/var-06-check-digit";
import { restrictedGtin } from "../checks/variant/var-07-restricted-gtin";
import { couponGtin } from "../checks/variant/var-08-coupon-gtin";
import { sameBarcode } from "../checks/variant/var-09-same-barcode";
import { noIdentifier } from "../checks/variant/var-11-no-identifier";
import { listFoundVariants } from "../rules/found";
import { codeBefore, proposeOfVariant } from "../facts/variant-changes";
import type { Fix } from "./fix";

const checks = [
  ...[barcodeExpected, barcodeForm, checkDigit, restrictedGtin, couponGtin, sameBarcode],
  noIdentifier,
];

/** Asks for barcodes: they are on the goods or in the maker's list. */
export const barcode: Fix = {
  id: "barcode",
  checkIds: checks.map(({ id }) => id),
  fields: ["barcode"],
  propose: (product, context) => {
    const ids = new Set(
      checks.flatMap((check) => listFoundVariants(check, product, context).map(({ id }) => id)),
    );
    return product.variants
      .filter(({ id }) => ids.has(id))
      .map((variant) =>
        proposeOfVariant(variant, "barcode", codeBefore(variant.barcode), undefined),
      );
  },
};
