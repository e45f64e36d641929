import { defineCheck, noSettings } from "../../rules/outcomes";
import { askEachImage, askLook, nameFile, type ImageAnswer } from "../../facts/media-places";
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
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachImage(product, (image): ImageAnswer => {
      const extension = /\.([a-z\d]{2,5})$/i.exec(nameFile(image.url))?.[1]?.toLowerCase();
      if (extension !== undefined && !taken.has(extension)) return { extension };
      // The right ending does not say what is inside.
      return askLook(image, ({ fileType: content }): ImageAnswer => {
        if (content === null) return { context: "unknown" };
        if (!taken.has(content)) return { context: "content", content };
        const isSame = extension === undefined || plain(extension) === plain(content);
        return isSame ? "passed" : { context: "mismatch", extension, content };
      });
    }),
});

/** Two names of the same. */
const plain = (type: string) => type.replace("jpeg", "jpg").replace("tiff", "tif");
