import type { ViewNode } from "../../world/types";
import type { MediaFacts, ProductFacts } from "../facts";
import { gid } from "../ids";
import { isoTime } from "./shared";

/** Path-absolute address of a product image; the platform draws it. */
export function imageUrl(product: ProductFacts, position: number): string {
  return `/cdn/products/${product.id}/${position + 1}.svg?title=${encodeURIComponent(product.title.trim())}`;
}

/** An Image; `id` is its gid or null. Width and height in pixels. */
export function imageNode(
  id: string | null,
  url: string,
  alt: string | null,
  width: number,
  height: number,
): Record<string, unknown> {
  return {
    __typename: "Image",
    id,
    url: () => url,
    altText: alt,
    width,
    height,
    thumbhash: null,
    metafield: () => null,
    metafields: [],
    translations: [],
  };
}

/** MediaImage number `position` (from 0) of a product. */
export function mediaNode(product: ProductFacts, position: number): ViewNode {
  const media = product.media[position] as MediaFacts;
  const url = imageUrl(product, position);
  const image = (): Record<string, unknown> =>
    imageNode(gid("ImageSource", media.id + 4), url, media.alt, media.width, media.height);
  return {
    __typename: "MediaImage",
    id: gid("MediaImage", media.id),
    alt: media.alt,
    mediaContentType: "IMAGE",
    mimeType: "image/jpeg",
    status: "READY",
    fileStatus: "READY",
    fileErrors: [],
    mediaErrors: [],
    mediaWarnings: [],
    createdAt: isoTime(product.createdAt),
    updatedAt: isoTime(product.createdAt),
    image,
    preview: () => ({ __typename: "MediaPreviewImage", status: "READY", image }),
    originalSource: {
      __typename: "MediaImageOriginalSource",
      fileSize: Math.round(media.width * media.height * 0.18),
      url,
    },
    translations: [],
  };
}
