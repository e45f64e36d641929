import { defineCheck, noSettings, unknown } from "../../rules/outcomes";
import { askEachImage, nameFile } from "../../facts/media-places";
import { sources } from "../../rules/sources";

/** What Google takes, as files of it end. */
const taken = new Set(["jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff"]);

export const fileType = defineCheck({
  id: "IMG-05",
  subject: "media",
  severity: "error",
  scope: "media",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleImage,
  decidedBy: "api",
  fix: "preview",
  settings: noSettings,
  run: (product) => {
    const outcome = askEachImage(product, ({ url }) => {
      const extension = /\.([a-z\d]{2,5})$/i.exec(nameFile(url))?.[1]?.toLowerCase();
      return extension === undefined || taken.has(extension) ? "passed" : { extension };
    });
    // The right ending does not say what is inside.
    return outcome.state === "passed" ? unknown("needsImageBytes") : outcome;
  },
});
