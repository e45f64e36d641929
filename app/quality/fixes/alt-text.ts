import { noAltText } from "../checks/media/img-09-no-alt-text";
import { poorAltText } from "../checks/media/img-10-poor-alt-text";
import { writeAltText } from "../texts/alt-texts";
import { cutText } from "../texts/cut-text";
import { isFound, listFoundImages, readThreshold } from "../rules/found";
import { countCharacters } from "../texts/letters";
import { copyOf } from "./with-change";
import type { Fix } from "./fix";

export const altText: Fix = {
  id: "altText",
  checkIds: ["IMG-09", "IMG-10"],
  fields: ["alt"],
  propose: (product, context) => {
    const most = readThreshold(poorAltText, context, "mostCharacters");
    const found = [noAltText, poorAltText].flatMap((check) =>
      listFoundImages(check, product, context),
    );
    return found.map((image) => {
      const entered = image.alt?.trim() ?? "";
      // What somebody has described is only cut.
      const after =
        countCharacters(entered) > most
          ? cutText(entered, most)
          : writeAltText(product, image, context.shop.locale, most);
      const media = [{ ...image, alt: after }];
      const isRight = after !== null && !isFound(poorAltText, copyOf(product, { media }), context);
      return {
        field: "alt" as const,
        target: image.id,
        before: image.alt || null,
        after: isRight ? after : undefined,
      };
    });
  },
};
