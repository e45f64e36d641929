import Pbf from "pbf";
import type { Measure } from "./measures";
import type { OpenColumns } from "./known-columns";
import { pickWindow } from "./pick-columns";
import { idOf, type ColumnName } from "./sales-columns";

/** Sums by key of a part of a window: of a stored period, or of rows beside them. */
export type ColumnPart =
  | { sign: 1 | -1; stored: OpenColumns }
  | { keys: readonly string[]; valuesOf(name: ColumnName): readonly number[] };

/** Sums by key of some windows, all in the order of the same keys: those on a day of one of the windows. */
export interface SumsInColumns {
  count: number;
  keyAt(place: number): string;
  /** Of each window; money in minor units. 0 of each key where the measure was not asked for. */
  windows: readonly WindowColumns[];
}

/** The same, of which more was read than is added up. */
export interface OpenSums extends SumsInColumns {
  /** Of a few keys, in the order of these places, what each of the measures that were read comes to. */
  pick(places: readonly number[], names: readonly Measure[]): SumsInColumns;
}

export interface WindowColumns {
  valuesOf(name: Measure): Float64Array;
  /** The key is on a day of this window. */
  has(place: number): boolean;
}

type Ids = Float64Array<ArrayBufferLike>;

/** A part with its keys as numbers where they are ids. */
export interface OpenPart {
  part: ColumnPart;
  /** Ascending, each once. */
  ids: Ids;
  texts: readonly string[];
}

/**
 * Adds up the parts of each window by key. Keys are put in order first, and each part walked along with them: to look up
 * each key of each period takes longer than all the rest, and so does an object for each.
 */
export function addUpColumns(
  only: readonly Measure[],
  windows: readonly (readonly ColumnPart[])[],
): OpenSums {
  const opened = windows.map((parts) => parts.map(openPart));
  const all = opened.flat();
  const ids = uniteAll(all.map((part) => part.ids));
  const texts = [...new Set(all.flatMap((part) => part.texts))];
  const textPlaces = new Map(texts.map((text, index) => [text, ids.length + index]));
  const names: readonly ColumnName[] = ["days", ...only];
  const totals = opened.map((parts) => {
    const columns = names.map((name) => ({
      name,
      values: new Float64Array(ids.length + texts.length),
    }));
    for (const part of parts) addPart(part, placesOf(part, ids, textPlaces), columns);
    return new Map(columns.map(({ name, values }) => [name, values]));
  });
  const kept = placesOnDays(
    totals.map((columns) => columns.get("days") ?? new Float64Array()),
    ids.length + texts.length,
  );
  const nothing = new Float64Array(kept.length);
  const keyAt = (index: number) => {
    const place = kept[index] ?? 0;
    return place < ids.length ? String(ids[place]) : (texts[place - ids.length] ?? "");
  };
  return {
    count: kept.length,
    keyAt,
    pick(places, names) {
      const keys = places.map(keyAt);
      return {
        count: keys.length,
        keyAt: (place) => keys[place] ?? "",
        windows: opened.map((parts) => pickWindow(parts, keys, names)),
      };
    },
    windows: totals.map((columns) => {
      const asked = new Map(only.map((name) => [name, pick(columns.get(name), kept)]));
      const days = pick(columns.get("days"), kept);
      return {
        valuesOf: (name) => asked.get(name) ?? nothing,
        has: (place) => (days[place] ?? 0) !== 0,
      };
    }),
  };
}

/** Its keys as numbers, where they are ids. */
export function openPart(part: ColumnPart): OpenPart {
  if ("stored" in part) {
    return { part, ...part.stored.keys };
  }
  const texts = part.keys.filter((key) => idOf(key) === null);
  // Rows of several days may have a key more than once.
  const ids = new Set(part.keys.flatMap((key) => idOf(key) ?? []));
  return { part, ids: Float64Array.from(ids).sort(), texts };
}

/** The short lists first: a day's would each be walked along with a year's. */
function uniteAll(lists: readonly Ids[]): Ids {
  const rest = [...lists].sort((a, b) => b.length - a.length);
  for (let first = rest.pop(); first; first = rest.pop()) {
    const second = rest.pop();
    if (!second) return first;
    const united = unite(first, second);
    let place = rest.length;
    while (place > 0 && (rest[place - 1] as Ids).length < united.length) place -= 1;
    rest.splice(place, 0, united);
  }
  return new Float64Array();
}

/** Numbers that are in one or the other, each once and ascending, as both are. */
function unite(known: Ids, more: Ids): Ids {
  const united = new Float64Array(known.length + more.length);
  let count = 0;
  let at = 0;
  for (const id of more) {
    while (at < known.length && (known[at] as number) < id) united[count++] = known[at++] as number;
    if (known[at] === id) at += 1;
    united[count++] = id;
  }
  while (at < known.length) united[count++] = known[at++] as number;
  return count === known.length ? known : united.slice(0, count);
}

/** Where each value of a part belongs, in the order in which the part has them. */
function placesOf(
  { part, ids, texts }: OpenPart,
  all: Ids,
  textPlaces: ReadonlyMap<string, number>,
): Int32Array {
  const placeOfText = (text: string) => textPlaces.get(text) ?? 0;
  if (!("stored" in part)) {
    const placeOfId = new Map<number, number>();
    walk(ids, all, (index, place) => placeOfId.set(ids[index] as number, place));
    return Int32Array.from(part.keys, (key) => {
      const id = idOf(key);
      return id === null ? placeOfText(key) : (placeOfId.get(id) ?? 0);
    });
  }
  const places = new Int32Array(ids.length + texts.length);
  walk(ids, all, (index, place) => (places[index] = place));
  texts.forEach((text, index) => (places[ids.length + index] = placeOfText(text)));
  return places;
}

/** Tells where each of some ids is among all; both ascend. */
function walk(ids: Ids, all: Ids, tell: (index: number, place: number) => void): void {
  let place = 0;
  for (let index = 0; index < ids.length; index += 1) {
    while (all[place] !== ids[index]) place += 1;
    tell(index, place);
  }
}

function addPart(
  { part }: OpenPart,
  places: Int32Array,
  columns: readonly { name: ColumnName; values: Float64Array }[],
): void {
  for (const { name, values } of columns) {
    if ("stored" in part) {
      const bytes = part.stored.columns(name);
      if (!bytes) continue;
      const reader = new Pbf(bytes);
      const { sign } = part;
      for (const place of places) {
        values[place] = (values[place] as number) + sign * reader.readSVarint();
      }
    } else {
      const more = part.valuesOf(name);
      places.forEach(
        (place, index) => (values[place] = (values[place] as number) + (more[index] ?? 0)),
      );
    }
  }
}

/** Keys of which all days that came in went out again are in no window. */
function placesOnDays(days: readonly Float64Array[], count: number): Int32Array {
  const kept = new Int32Array(count);
  let size = 0;
  for (let place = 0; place < count; place += 1) {
    if (days.some((ofWindow) => ofWindow[place] !== 0)) kept[size++] = place;
  }
  return kept.slice(0, size);
}

function pick(values: Float64Array | undefined, places: Int32Array): Float64Array {
  const all = values ?? new Float64Array();
  if (places.length === all.length) return all;
  const picked = new Float64Array(places.length);
  for (let index = 0; index < places.length; index += 1) {
    picked[index] = all[places[index] as number] as number;
  }
  return picked;
}
