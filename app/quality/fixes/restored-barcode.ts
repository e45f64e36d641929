import { barcodeForm } from "../checks/variant/var-05-barcode-form";
import { spoiledBarcode } from "../checks/variant/var-10-spoiled-barcode";
import { listFoundVariants } from "../rules/found";
import { convertIsbn10, isGtin, isIsbn10, isMadeUp, restoreLostZeros } from "../codes/gtin";
import { proposeOfVariant } from "../facts/variant-changes";
import { trimCode } from "../facts/variant-places";
import type { Fix } from "./fix";

/** The code without spaces and hyphens, that of a book with 13 digits; undefined: it is none then either. */
function rewrite(code: string): string | undefined {
  const digits = code.replace(/[\s-]/g, "");
  if (isIsbn10(digits)) return convertIsbn10(digits);
  return isGtin(digits) ? digits : undefined;
}

/** Barcodes that spreadsheets and hands have spoiled: as they were, where that can be told. */
export const restoredBarcode: Fix = {
  id: "restoredBarcode",
  checkIds: ["VAR-05", "VAR-10"],
  fields: ["barcode"],
  propose: (product, context) => {
    const spoiled = listFoundVariants(spoiledBarcode, product, context).map((variant) => {
      const code = trimCode(variant.barcode) ?? "";
      // A code of nobody's does harm: none is better. Which one it is only the merchant knows.
      return isMadeUp(code)
        ? proposeOfVariant(variant, "barcode", variant.barcode, null, { isChosen: false })
        : proposeOfVariant(
            variant,
            "barcode",
            variant.barcode,
            restoreLostZeros(code) ?? undefined,
          );
    });
    const written = listFoundVariants(barcodeForm, product, context).flatMap((variant) => {
      const digits = rewrite(variant.barcode ?? "");
      return digits === undefined
        ? []
        : [proposeOfVariant(variant, "barcode", variant.barcode, digits)];
    });
    return [...spoiled, ...written];
  },
};
