import { expect, it } from "vitest";
import { decodePixels, type Pixels } from "./decode";
import { decodeImage } from "./decode-image.server";
import { readPixels } from "./read-pixels";
import { typeOfBytes } from "./type-of-bytes";
import { paint, scene, toGif, toJpeg, toPng, toWebp } from "../testing/pictures";

const white = [255, 255, 255] as const;
/** What is seen of pixels that went through a file. */
const readJpeg = (...args: Parameters<typeof paint>) => {
  const pixels = decodePixels(toJpeg(paint(...args)), "jpg");
  return pixels && readPixels(pixels);
};
const readPng = (...args: Parameters<typeof paint>) => {
  const pixels = decodePixels(toPng(paint(...args)), "png");
  return pixels && readPixels(pixels);
};

it("sees an image of one colour, also as a JPEG", () => {
  expect(readPng(256, 200, () => [12, 34, 56])).toEqual({ oneColour: "#0c2238", frame: null });
  expect(readJpeg(256, 256, () => white)?.oneColour).toBe("#ffffff");
  expect(readPng(64, 64, () => [9, 9, 9, 0])?.oneColour).toBe("transparent");
});

it("takes a picture for one, however pale or small what it shows is", () => {
  expect(readJpeg(256, 256, scene)?.oneColour).toBeNull();
  // A white shirt on white: shadows of ten of 256 on a fiftieth of it.
  const pale = (x: number, y: number) => (x > 100 && x < 136 && y > 100 && y < 136 ? 244 : 255);
  expect(readPng(256, 256, (x, y) => [pale(x, y), pale(x, y), pale(x, y)])?.oneColour).toBeNull();
  // A thin chain.
  expect(
    readJpeg(256, 256, (x, y) => (Math.abs(x - y) < 1 ? [80, 60, 20] : white))?.oneColour,
  ).toBeNull();
});

it("tells by the share of pixels that differ, on both sides of the limit", () => {
  const specks = (count: number) =>
    readPng(100, 100, (x, y) => (y * 100 + x < count ? [0, 0, 0] : white))?.oneColour;
  expect(specks(20)).toBe("#ffffff");
  expect(specks(21)).toBeNull();
  const even = (other: number) =>
    readPng(50, 50, (x) => [x % 2 ? 100 : other, 100, 100])?.oneColour;
  expect(even(92)).not.toBeNull();
  expect(even(91)).toBeNull();
});

const framed =
  (width: number, colour: readonly [number, number, number]) => (x: number, y: number) =>
    x < width || y < width || x >= 256 - width || y >= 256 - width
      ? colour
      : ([30, 90, 60] as const);

it("measures a frame, up to its widest", () => {
  expect(readPng(256, 256, framed(4, white))?.frame).toEqual({ colour: "#ffffff", percent: 1.6 });
  expect(readPng(256, 256, framed(10, [200, 0, 0]))?.frame).toEqual({
    colour: "#c80000",
    percent: 3.9,
  });
  expect(readPng(256, 256, framed(11, white))?.frame).toBeNull();
  expect(readJpeg(256, 256, framed(6, white))?.frame?.colour).toMatch(/^#f[c-f]f[c-f]f[c-f]$/);
});

it("sees none around a photograph, a thing on white, or a picture with margins of several widths", () => {
  expect(readJpeg(256, 256, scene)?.frame).toBeNull();
  const onWhite = (x: number, y: number) =>
    (x - 128) ** 2 + (y - 128) ** 2 < 100 ** 2 ? ([90, 60, 30] as const) : white;
  expect(readJpeg(256, 256, onWhite)?.frame).toBeNull();
  const poster = (x: number, y: number) =>
    x < 8 || x > 247 || y < 30 || y > 225 ? white : ([30, 90, 60] as const);
  expect(readPng(256, 256, poster)?.frame).toBeNull();
  // A pale edge is no edge.
  expect(
    readPng(256, 256, (x, y) => (framed(4, white)(x, y)[0] === 255 ? white : [220, 220, 220]))
      ?.frame,
  ).toBeNull();
});

it("reads nothing of what is cut off, broken, too large or of another kind", () => {
  const jpeg = toJpeg(paint(64, 64, scene));
  const png = toPng(paint(64, 64, scene));
  expect(decodePixels(jpeg, "jpg")).not.toBeNull();
  expect(decodePixels(png.subarray(0, png.length / 2), "png")).toBeNull();
  expect(decodePixels(jpeg.subarray(0, 100), "jpg")).toBeNull();
  expect(decodePixels(Buffer.from("no image"), "jpg")).toBeNull();
  expect(decodePixels(Buffer.from("no image"), "png")).toBeNull();
  expect(decodePixels(jpeg, "gif")).toBeNull();
  expect(decodePixels(jpeg, "bmp")).toBeNull();
  // Its header alone claims 3 gigabytes.
  const huge = Buffer.from(png);
  huge.writeUInt32BE(30_000, 16);
  huge.writeUInt32BE(30_000, 20);
  expect(decodePixels(huge, "png")).toBeNull();
  expect(decodePixels(toJpeg(paint(1_200, 1_200, () => white)), "jpg")).toBeNull();
  expect(readPixels(paint(15, 200, () => white))).toBeNull();
});

it("reads a GIF, and of a moving one the first picture", async () => {
  const shown = await decodeImage(toGif(paint(64, 48, framed(2, white))), "gif");
  expect(shown).toMatchObject({ width: 64, height: 48 });
  const even = await decodeImage(toGif(paint(64, 48, () => [204, 51, 0])), "gif");
  expect(even && readPixels(even)?.oneColour).toBe("#cc3300");
  const moving = await decodeImage(toGif(paint(256, 256, scene), 3), "gif");
  expect(moving && readPixels(moving)).toEqual({ oneColour: null, frame: null });
  const inFrame = await decodeImage(toGif(paint(256, 256, framed(4, [204, 0, 0]))), "gif");
  expect(inFrame && readPixels(inFrame)?.frame).toEqual({ colour: "#cc0000", percent: 1.6 });
});

it("reads a WebP, with and without loss", async () => {
  const readWebp = async (picture: Pixels, lossless: boolean) => {
    const bytes = await toWebp(picture, lossless);
    expect(await typeOfBytes(bytes)).toBe("webp");
    const pixels = await decodeImage(bytes, "webp");
    expect(pixels).toMatchObject({ width: picture.width, height: picture.height });
    return pixels && readPixels(pixels);
  };
  const even = paint(90, 60, () => [12, 34, 56]);
  expect(await readWebp(even, true)).toEqual({ oneColour: "#0c2238", frame: null });
  const pale = paint(90, 60, () => white);
  expect(await readWebp(pale, false)).toMatchObject({ oneColour: "#ffffff" });
  const inFrame = paint(256, 256, framed(4, [200, 0, 0]));
  expect(await readWebp(inFrame, true)).toMatchObject({
    frame: { colour: "#c80000", percent: 1.6 },
  });
  expect(await readWebp(paint(256, 256, scene), false)).toMatchObject({ oneColour: null });
  // Opacity makes it a file of several chunks.
  const clear = paint(64, 64, () => [9, 9, 9, 0]);
  expect(await readWebp(clear, true)).toMatchObject({ oneColour: "transparent" });
  expect(await readWebp(clear, false)).toMatchObject({ oneColour: "transparent" });
});

it("reads nothing of a GIF or WebP that is cut off, broken or claims to be huge", async () => {
  const gif = toGif(paint(64, 64, scene));
  const [webp, clear] = [
    await toWebp(paint(64, 64, scene), true),
    await toWebp(paint(64, 64, () => [9, 9, 9, 0])),
  ];
  expect(await decodeImage(gif, "gif")).not.toBeNull();
  expect(await decodeImage(webp, "webp")).not.toBeNull();
  expect(await decodeImage(gif.subarray(0, 200), "gif")).toBeNull();
  expect(await decodeImage(webp.subarray(0, webp.length / 2), "webp")).toBeNull();
  for (const type of ["gif", "webp"]) {
    expect(await decodeImage(Buffer.from("no image at all, but long enough"), type)).toBeNull();
    expect(await decodeImage(Buffer.alloc(3), type)).toBeNull();
  }
  const hugeGif = Buffer.from(gif);
  hugeGif.writeUInt16LE(30_000, 6);
  hugeGif.writeUInt16LE(30_000, 8);
  expect(await decodeImage(hugeGif, "gif")).toBeNull();
  // A picture larger than the screen that it is shown on.
  const hugeFrame = Buffer.from(gif);
  const frame = hugeFrame.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 64, 0, 64, 0]));
  expect(frame).toBeGreaterThan(0);
  hugeFrame.writeUInt16LE(65_535, frame + 5);
  hugeFrame.writeUInt16LE(65_535, frame + 7);
  expect(await decodeImage(hugeFrame, "gif")).toBeNull();
  expect(clear.toString("latin1", 12, 16)).toBe("VP8X");
  const [hugeWebp, moving] = [Buffer.from(clear), Buffer.from(clear)];
  hugeWebp.writeUIntLE(16_000_000, 24, 3);
  expect(await decodeImage(hugeWebp, "webp")).toBeNull();
  moving.writeUInt8(moving.readUInt8(20) | 2, 20);
  expect(await decodeImage(moving, "webp")).toBeNull();
  expect(await decodeImage(await toWebp(paint(1_200, 1_200, () => white)), "webp")).toBeNull();
  // One that is broken does not spoil the next.
  expect(await decodeImage(webp, "webp")).not.toBeNull();
});
