import {
  unknownReasons,
  type Answer,
  type Evidence,
  type Outcome,
  type UnknownReason,
} from "../rules/check";
import type { ImageLook, MediaFacts, ProductFacts } from "./facts";
import { findingsOf, notApplicable, unknown } from "../rules/outcomes";

/** Images of a product, in their order: videos and models are no images. */
export function listImages({ media }: ProductFacts): MediaFacts[] {
  return media.filter(({ contentType }) => contentType === "IMAGE");
}

/** Name of the file in an address, without its query: "vase-front.jpg". */
export function nameFile(url: string | null): string {
  const path = (url ?? "").split(/[?#]/)[0] ?? "";
  return path.slice(path.lastIndexOf("/") + 1);
}

/** What a check says of one image: an answer, or why it cannot be told. */
export type ImageAnswer = Answer | UnknownReason;

const reasons = new Set<unknown>(unknownReasons);
const isReason = (answer: ImageAnswer): answer is UnknownReason => reasons.has(answer);

/**
 * A finding of each image that has one, with the file's name as `file`; where there is none and one of them
 * cannot be told, unknown; not applicable without images.
 */
export function askEachImage(
  product: ProductFacts,
  ask: (image: MediaFacts) => ImageAnswer,
): Outcome {
  const places: Evidence[] = [];
  let concerned = 0;
  let why: UnknownReason | null = null;
  for (const image of listImages(product)) {
    const answer = ask(image);
    if (answer === "notApplicable") continue;
    concerned++;
    if (isReason(answer)) why ??= answer;
    else if (answer !== "passed") {
      places.push({ mediaId: image.id, values: { file: nameFile(image.url), ...answer } });
    }
  }
  if (places.length === 0 && why !== null) return unknown(why);
  return concerned === 0 ? notApplicable : findingsOf(places);
}

/** What a check says of an image by what the file itself says. */
export function askLook(
  { look }: MediaFacts,
  ask: (seen: Extract<ImageLook, { outcome: "seen" }>) => ImageAnswer,
): ImageAnswer {
  if (!look) return "needsImageBytes";
  return look.outcome === "seen" ? ask(look) : "imageNotTold";
}
