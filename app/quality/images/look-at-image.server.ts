import type { ImageLookRow } from "../../store/quality/images.server";
import { decodeImage } from "./decode-image.server";
import { getImage, ImageError, type ImageAnswer } from "./get-image.server";
import { narrowAddress, parseImageAddress, type ImageOwner } from "./image-address";
import { readPixels, type PixelReading } from "./read-pixels";
import { bytesToTell, typeOfBytes } from "./type-of-bytes";

/** So wide is what is asked for to look at the pixels: Shopify makes it. */
const narrowPixels = 256;
/** It has some 20 kB; a shop's own server may send the whole image instead, which is not worth it. */
const mostNarrowBytes = 400_000;
const patienceMs = 10_000;

export type Look = Omit<ImageLookRow, "addressKey">;

const nothing: Look = {
  outcome: "failed",
  status: null,
  fileType: null,
  hasPixels: false,
  oneColour: null,
  frameColour: null,
  framePercent: null,
  bytes: 0,
};
const goneStatuses = new Set([404, 410]);

/** Thrown where Shopify asks to be left alone for a while. */
export class ImagesBusyError extends Error {}

/**
 * What an image is by its first bytes, and what the pixels of a small version of it say. Never throws for
 * what stands at the address, but where the server is busy.
 */
export async function lookAtImage(
  address: string,
  owner: ImageOwner,
  { signal, timeoutMs = patienceMs }: { signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<Look> {
  const url = parseImageAddress(address, owner);
  if (!url) return { ...nothing, outcome: "refused" };
  const ask = (what: URL, mostBytes: number) =>
    getImage({
      url: what,
      mostBytes,
      timeoutMs,
      allowsLoopback: owner.localOrigin !== undefined,
      ...(signal ? { signal } : {}),
    });
  let first: ImageAnswer;
  try {
    first = await ask(url, bytesToTell);
  } catch (error) {
    if (error instanceof ImageError) return { ...nothing, outcome: error.kind };
    throw error;
  }
  const { status } = first;
  if (status === 429 || status === 503) throw new ImagesBusyError();
  // Where it leads on to is not looked at: it may be anywhere.
  if (status >= 300 && status < 400) return { ...nothing, outcome: "refused", status };
  if (status !== 200) {
    return { ...nothing, outcome: goneStatuses.has(status) ? "missing" : "failed", status };
  }
  const seen: Look = {
    ...nothing,
    outcome: "seen",
    status,
    fileType: await typeOfBytes(first.bytes),
    bytes: first.bytes.length,
  };
  return {
    ...seen,
    ...(await lookAtPixels(
      () => ask(narrowAddress(url, narrowPixels), mostNarrowBytes),
      seen.bytes,
    )),
  };
}

async function lookAtPixels(
  ask: () => Promise<ImageAnswer>,
  before: number,
): Promise<Partial<Look>> {
  let answer: ImageAnswer;
  try {
    answer = await ask();
  } catch (error) {
    if (error instanceof ImageError) return {};
    throw error;
  }
  const bytes = before + answer.bytes.length;
  if (answer.status !== 200 || !answer.isWhole) return { bytes };
  const pixels = await decodeImage(answer.bytes, await typeOfBytes(answer.bytes));
  const reading = pixels && readPixels(pixels);
  return { bytes, ...(reading ? columnsOf(reading) : {}) };
}

const columnsOf = ({ oneColour, frame }: PixelReading) => ({
  hasPixels: true,
  oneColour,
  frameColour: frame?.colour ?? null,
  framePercent: frame?.percent ?? null,
});
