import type { Pixels } from "./decode";

/** What the pixels of an image say for sure. */
export interface PixelReading {
  /** "#rrggbb" where the whole image has one colour, "transparent" where it has none; else null. */
  oneColour: string | null;
  /** A frame of one colour and one width around the picture. */
  frame: { colour: string; percent: number } | null;
}

type Colour = readonly [red: number, green: number, blue: number];

// Of 256. What JPEG makes of an even area differs by less.
const evenTolerance = 8;
/** Of all pixels; what is left is a speck, or what JPEG makes of an edge. */
const leastEvenShare = 0.998;
const smallestSide = 16;

// A frame: even itself, and along nearly all of it the picture begins at once, at the same depth on every side.
const frameTolerance = 12;
const edgeDifference = 40;
const leastEdgeShare = 0.95;
/** Wider is rather the wall, or the paper, behind what is sold. */
const widestFrame = 0.04;

/** Null: too small to say anything. */
export function readPixels(pixels: Pixels): PixelReading | null {
  const { width, height } = pixels;
  if (width < smallestSide || height < smallestSide) return null;
  const oneColour = readOneColour(pixels);
  return { oneColour, frame: oneColour === null ? readFrame(pixels) : null };
}

function readOneColour(pixels: Pixels): string | null {
  const { width, height, data } = pixels;
  const all = width * height;
  let clear = 0;
  for (let at = 3; at < data.length; at += 4) if ((data[at] as number) < evenTolerance) clear++;
  if (clear === all) return "transparent";
  const colour = medianOf(pixels, function* () {
    for (let at = 0; at < all; at++) yield at;
  });
  let even = 0;
  for (let at = 0; at < all; at++) if (differenceAt(pixels, at, colour) <= evenTolerance) even++;
  return even >= leastEvenShare * all ? hexOf(colour) : null;
}

function readFrame(pixels: Pixels): PixelReading["frame"] {
  const { width, height } = pixels;
  const shorter = Math.min(width, height);
  const widest = Math.floor(shorter * widestFrame);
  if (widest < 1) return null;
  const ring = function* () {
    for (let x = 0; x < width; x++) yield* [x, (height - 1) * width + x];
    for (let y = 1; y < height - 1; y++) yield* [y * width, y * width + width - 1];
  };
  const colour = medianOf(pixels, ring);
  let [even, all] = [0, 0];
  for (const at of ring()) {
    all++;
    if (differenceAt(pixels, at, colour) <= frameTolerance) even++;
  }
  if (even < leastEdgeShare * all) return null;

  const sides = [
    { length: width, at: (along: number, depth: number) => depth * width + along },
    { length: width, at: (along: number, depth: number) => (height - 1 - depth) * width + along },
    { length: height, at: (along: number, depth: number) => along * width + depth },
    { length: height, at: (along: number, depth: number) => along * width + width - 1 - depth },
  ];
  const depths: number[] = [];
  for (const { length, at } of sides) {
    // Corners are the frame of two sides.
    const found: number[] = [];
    for (let along = widest + 2; along < length - widest - 2; along++) {
      let depth = 0;
      while (
        depth <= widest + 1 &&
        differenceAt(pixels, at(along, depth), colour) <= edgeDifference
      ) {
        depth++;
      }
      found.push(depth);
    }
    const middle = [...found].sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? 0;
    const alike = found.filter((depth) => Math.abs(depth - middle) <= 1).length;
    if (middle < 1 || middle > widest || alike < leastEdgeShare * found.length) return null;
    depths.push(middle);
  }
  if (Math.max(...depths) - Math.min(...depths) > 1) return null;
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / depths.length;
  return { colour: hexOf(colour), percent: Math.round((1000 * mean) / shorter) / 10 };
}

/** One channel of a pixel as it shows on white. */
function channelAt({ data }: Pixels, at: number, channel: number): number {
  const opacity = (data[at * 4 + 3] as number) / 255;
  return Math.round((data[at * 4 + channel] as number) * opacity + 255 * (1 - opacity));
}

/** Of the channel that differs most. */
function differenceAt(pixels: Pixels, at: number, colour: Colour): number {
  let most = 0;
  for (let channel = 0; channel < 3; channel++) {
    const difference = Math.abs(channelAt(pixels, at, channel) - (colour[channel] as number));
    if (difference > most) most = difference;
  }
  return most;
}

/** The median of each channel. */
function medianOf(pixels: Pixels, places: () => Iterable<number>): Colour {
  const medians = [0, 1, 2].map((channel) => {
    const counts = new Array<number>(256).fill(0);
    let all = 0;
    for (const at of places()) {
      const value = channelAt(pixels, at, channel);
      counts[value] = (counts[value] ?? 0) + 1;
      all++;
    }
    let seen = 0;
    return counts.findIndex((count) => (seen += count) * 2 >= all);
  });
  return medians as unknown as Colour;
}

const hexOf = (colour: Colour) =>
  `#${colour.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
