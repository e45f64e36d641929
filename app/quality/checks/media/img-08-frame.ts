import { askEachImage, askLook } from "../../facts/media-places";
import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const imageInFrame = defineCheck({
  id: "IMG-08",
  subject: "media",
  severity: "warning",
  scope: "media",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleImage,
  decidedBy: "imageBytes",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachImage(product, (image) =>
      askLook(image, ({ pixels }) => {
        if (pixels === null) return "imageNotTold";
        // A frame can be measured. Whether words stand in a picture, and whether these are what is sold, cannot.
        return pixels.frame ? { ...pixels.frame } : "needsEyes";
      }),
    ),
});
