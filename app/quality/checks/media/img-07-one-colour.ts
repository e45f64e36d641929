import { askEachImage, askLook, nameFile, type ImageAnswer } from "../../facts/media-places";
import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

// What themes, imports and feeds put in the place of an image. The whole name: a "no-image-wrap" is sold somewhere.
const placeholder =
  /^(no[-_ ]?(image|photo|picture)([-_ ]?(available|found))?|(image|photo|picture)[-_ ]?(not[-_ ]?(available|found)|coming[-_ ]?soon)|coming[-_ ]?soon|placeholder([-_ ]?image)?|image[-_ ]?placeholder|default[-_ ]?(image|product))([-_ ]?\d+(x\d+)?)?([-_][\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})?$/i;

export const imageOfOneColour = defineCheck({
  id: "IMG-07",
  subject: "media",
  severity: "error",
  scope: "media",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleImage,
  decidedBy: "imageBytes",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachImage(product, (image): ImageAnswer => {
      const name = nameFile(image.url).replace(/\.[a-z\d]{2,5}$/i, "");
      if (placeholder.test(name)) return { context: "placeholder" };
      return askLook(image, ({ pixels }): ImageAnswer => {
        if (pixels === null) return "imageNotTold";
        if (pixels.oneColour === null) return "passed";
        return pixels.oneColour === "transparent"
          ? { context: "transparent" }
          : { colour: pixels.oneColour };
      });
    }),
});
