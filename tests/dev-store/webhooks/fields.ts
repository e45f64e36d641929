type Json = Record<string, unknown>;

/** Every value at a dotted path; lists on the way are walked through ("variants.id"). */
export function readPath(payload: unknown, path: string): unknown[] {
  let values: unknown[] = [payload];
  for (const key of path.split(".")) {
    values = values.flatMap((value) => {
      if (Array.isArray(value)) return value.map((item) => read(item, key));
      return [read(value, key)];
    });
  }
  return values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
}

/** The payload reduced to `include_fields` (dotted paths); a path that is not there is left out. */
export function selectFields(payload: Json, paths: readonly string[]): Json {
  const tree = new Map<string, string[] | null>();
  for (const path of paths) {
    const [head = "", ...rest] = path.split(".");
    const before = tree.get(head);
    if (rest.length === 0 || before === null) tree.set(head, null);
    else tree.set(head, [...(before ?? []), rest.join(".")]);
  }
  const selected: Json = {};
  for (const [key, below] of tree) {
    if (!(key in payload)) continue;
    selected[key] = below === null ? payload[key] : selectBelow(payload[key], below);
  }
  return selected;
}

function selectBelow(value: unknown, paths: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => selectBelow(item, paths));
  return isObject(value) ? selectFields(value, paths) : value;
}

function read(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
