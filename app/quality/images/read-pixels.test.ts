import { expect, it } from "vitest";
import { decodePixels } from "./decode";
import { readPixels } from "./read-pixels";
import { paint, scene, toJpeg, toPng } from "../testing/pictures";

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
  // Its header alone claims 3 gigabytes.
  const huge = Buffer.from(png);
  huge.writeUInt32BE(30_000, 16);
  huge.writeUInt32BE(30_000, 20);
  expect(decodePixels(huge, "png")).toBeNull();
  expect(decodePixels(toJpeg(paint(1_200, 1_200, () => white)), "jpg")).toBeNull();
  expect(readPixels(paint(15, 200, () => white))).toBeNull();
});
