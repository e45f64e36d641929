import type { Answer } from "../../rules/check";
import { isMadeUp, isScientific, restoreLostZeros } from "../../codes/gtin";
import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const spoiledBarcode = defineCheck({
  id: "VAR-10",
  subject: "variant",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.gs1,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachVariant(product, ({ barcode }): Answer => {
      const code = trimCode(barcode);
      if (code === null) return "notApplicable";
      if (isMadeUp(code)) return { context: "madeUp", barcode: code };
      if (isScientific(code)) return { context: "scientific", barcode: code };
      const restored = restoreLostZeros(code);
      return restored === null ? "passed" : { context: "zeros", barcode: code, restored };
    }),
});
