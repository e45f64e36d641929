import type { Answer, Evidence, Outcome } from "../rules/check";
import type { MediaFacts, ProductFacts } from "./facts";
import { findingsOf, notApplicable } from "../rules/outcomes";

/** Images of a product, in their order: videos and models are no images. */
export function listImages({ media }: ProductFacts): MediaFacts[] {
  return media.filter(({ contentType }) => contentType === "IMAGE");
}

/** Name of the file in an address, without its query: "vase-front.jpg". */
export function nameFile(url: string | null): string {
  const path = (url ?? "").split(/[?#]/)[0] ?? "";
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A finding of each image that has one, with the file's name as `file`; not applicable without images. */
export function askEachImage(product: ProductFacts, ask: (image: MediaFacts) => Answer): Outcome {
  const places: Evidence[] = [];
  let concerned = 0;
  for (const image of listImages(product)) {
    const answer = ask(image);
    if (answer === "notApplicable") continue;
    concerned++;
    if (answer !== "passed") {
      places.push({ mediaId: image.id, values: { file: nameFile(image.url), ...answer } });
    }
  }
  return concerned === 0 ? notApplicable : findingsOf(places);
}
