import type { ViewNode } from "../../world/types";
import type { MediaFacts, ProductFacts } from "../facts";
import { gid } from "../ids";
import { isoTime } from "./shared";

/** Address of a product image: its own, or path-absolute where the platform draws it. */
export function imageUrl(product: ProductFacts, position: number): string {
  const own = product.media[position]?.url;
  if (own !== undefined) return own;
  return `/cdn/products/${product.id}/${position + 1}.svg?title=${encodeURIComponent(product.title.trim())}`;
}

/** An Image; `id` is its gid or null. Width and height in pixels, null where they are not known. */
export function imageNode(
  id: string | null,
  url: string,
  alt: string | null,
  width: number | null,
  height: number | null,
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
      fileSize:
        media.width === null || media.height === null
          ? null
          : Math.round(media.width * media.height * 0.18),
      url,
    },
    translations: [],
  };
}
