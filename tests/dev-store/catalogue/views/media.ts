import type { ViewNode } from "../../world/types";
import type { MediaFacts, ProductFacts } from "../facts";
import { gid } from "../ids";
import { isoTime } from "./shared";

/** Address of a product image: its own, or path-absolute where the platform draws it. */
export function imageUrl(product: ProductFacts, position: number): string {
  const { url, name, extension } = product.media[position] as MediaFacts;
  if (url !== undefined) return url;
  return fileUrl("files", `${name ?? product.id}.${extension ?? "jpg"}`, product.createdAt);
}

/** Path of a file as a shop's own domain has it, with the second (of epoch ms) it was put there. */
export function fileUrl(folder: "files" | "collections", name: string, at: number): string {
  return `/cdn/shop/${folder}/${name}?v=${Math.floor(at / 1000)}`;
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

const MIME_TYPES: Record<string, string> = { svg: "image/svg+xml", avif: "image/avif" };

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
    mimeType: MIME_TYPES[media.extension ?? "jpg"] ?? "image/jpeg",
    status: "READY",
    fileStatus: "READY",
    fileErrors: [],
    mediaErrors: [],
    mediaWarnings: [],
    createdAt: isoTime(product.createdAt),
    updatedAt: isoTime(media.updatedAt ?? product.createdAt),
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
