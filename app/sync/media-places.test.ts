import { expect, it } from "vitest";
import { createMediaPlaces } from "./media-places";

type Line = ["product" | "media", number];

/** Places of the media lines, in order, where the first line has this number. */
function placesOf(lines: readonly Line[], firstLineNo = 1): number[] {
  const places = createMediaPlaces();
  return lines.flatMap(([kind, id], index) => {
    const line = { lineNo: firstLineNo + index, node: {} };
    if (kind === "media") return [places.placeOf(line, id)];
    places.meetProduct(line, id);
    return [];
  });
}

it("numbers each product's media from 0 where they follow their product", () => {
  const lines: Line[] = [
    ["product", 7],
    ["product", 8],
    ["media", 7],
    ["media", 8],
    ["media", 7],
  ];
  expect(placesOf(lines)).toEqual([0, 0, 1]);
});

it("takes the lines' numbers where one came before its product", () => {
  const lines: Line[] = [
    ["product", 8],
    ["media", 7],
    ["product", 7],
    ["media", 7],
    ["media", 8],
  ];
  expect(placesOf(lines)).toEqual([2, 4, 0]);
});

it("takes the lines' numbers where the result is read on in its middle", () => {
  const lines: Line[] = [
    ["media", 7],
    ["product", 8],
    ["media", 8],
  ];
  expect(placesOf(lines, 500)).toEqual([500, 502]);
});
