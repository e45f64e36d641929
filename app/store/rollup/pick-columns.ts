import Pbf from "pbf";
import type { OpenPart, WindowColumns } from "./column-sums";
import type { Measure } from "./measures";
import { idOf, type ColumnName } from "./sales-columns";

/**
 * Sums of a window by a few of its keys, in the order of these: of each part no more is read than where they are. All
 * keys are walked past for a handful in a twentieth of the time that adding all of them up takes.
 */
export function pickWindow(
  parts: readonly OpenPart[],
  keys: readonly string[],
  names: readonly Measure[],
): WindowColumns {
  const columns = new Map<ColumnName, Float64Array>(
    (["days", ...names] as const).map((name) => [name, new Float64Array(keys.length)]),
  );
  for (const part of parts) addPicked(part, keys, columns);
  const nothing = new Float64Array(keys.length);
  const valuesOf = (name: ColumnName) => columns.get(name) ?? nothing;
  return { valuesOf, has: (place) => valuesOf("days")[place] !== 0 };
}

/** Where, among the values of a part, is one of the keys asked for. */
interface Found {
  index: number;
  place: number;
}

function addPicked(
  { part, ids, texts }: OpenPart,
  keys: readonly string[],
  columns: ReadonlyMap<ColumnName, Float64Array>,
): void {
  if ("stored" in part) {
    const found = keys
      .map((key, place) => ({ index: indexOfKey(key, ids, texts), place }))
      .filter(({ index }) => index >= 0)
      .sort((a, b) => a.index - b.index);
    for (const [name, values] of columns) {
      const bytes = part.stored.columns(name);
      if (bytes) addValues(bytes, found, part.sign, values);
    }
    return;
  }
  const places = new Map(keys.map((key, place) => [key, place]));
  const found = part.keys.flatMap((key, index): Found | [] => {
    const place = places.get(key);
    return place === undefined ? [] : { index, place };
  });
  if (found.length === 0) return;
  for (const [name, values] of columns) {
    const more = part.valuesOf(name);
    for (const { index, place } of found) {
      values[place] = (values[place] as number) + (more[index] ?? 0);
    }
  }
}

/** -1 where the part does not have it. */
function indexOfKey(key: string, ids: OpenPart["ids"], texts: readonly string[]): number {
  const id = idOf(key);
  if (id === null) {
    const index = texts.indexOf(key);
    return index < 0 ? -1 : ids.length + index;
  }
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}

/** Walks past the values between those that are found, which are in order: each ends with a byte below 128. */
function addValues(
  bytes: Uint8Array,
  found: readonly Found[],
  sign: 1 | -1,
  values: Float64Array,
): void {
  const reader = new Pbf(bytes);
  let at = 0;
  let position = 0;
  for (const { index, place } of found) {
    for (; at < index; at += 1) while ((bytes[position++] as number) >= 0x80);
    reader.pos = position;
    values[place] = (values[place] as number) + sign * reader.readSVarint();
    position = reader.pos;
    at += 1;
  }
}
