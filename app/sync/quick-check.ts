import type { z } from "zod";

/** Whether a schema takes a value as it is. False also where that is not seen to be: then ask the schema. */
export type QuickCheck = (value: unknown) => boolean;

const unsure: QuickCheck = () => false;
const known = new WeakMap<z.ZodType, QuickCheck>();

/**
 * The quick check of a schema for what JSON may hold. A schema makes each object anew, and for each of its
 * fields a list of what is wrong; in a history, which has millions of them, next to nothing is, and to see
 * that takes a fraction of the time. A value that is taken as it is keeps fields the schema does not name.
 */
export function quickCheckOf(schema: z.ZodType): QuickCheck {
  let check = known.get(schema);
  if (!check) known.set(schema, (check = compile(schema as unknown as Schema)));
  return check;
}

interface Payload {
  value: unknown;
  issues: unknown[];
}

interface Check {
  _zod: {
    def: { check?: string; format?: string; pattern?: RegExp; prefix?: string; fn?: unknown };
    check: (payload: Payload) => unknown;
  };
}

/** What a schema says of itself, as far as it is looked at: see Zod's guide for authors of libraries. */
interface Schema {
  _zod: {
    def: {
      type: string;
      checks?: readonly Check[];
      shape?: Readonly<Record<string, Schema>>;
      catchall?: Schema;
      element?: Schema;
      innerType?: Schema;
      options?: readonly Schema[];
      values?: readonly unknown[];
      coerce?: boolean;
      /** Of a string that is a format by itself, such as an e-mail address. */
      format?: string;
      fn?: unknown;
    };
  };
}

function compile(schema: Schema): QuickCheck {
  const all = [compileType(schema), ...(schema._zod.def.checks ?? []).map(compileCheck)];
  if (all.includes(unsure)) return unsure;
  const [type, check, ...others] = all as [QuickCheck, ...QuickCheck[]];
  if (!check) return type;
  if (others.length === 0) return (value) => type(value) && check(value);
  return (value) => all.every((each) => each(value));
}

function compileType({ _zod: { def } }: Schema): QuickCheck {
  if (def.coerce || def.format !== undefined) return unsure;
  switch (def.type) {
    case "string":
      return isString;
    case "number":
      return Number.isFinite;
    case "boolean":
      return isBoolean;
    case "unknown":
      return () => true;
    case "custom":
      return compileFunction(def.fn);
    case "literal":
      return compileLiteral(def.values ?? []);
    case "nullable":
      return orElse(null, def.innerType);
    case "optional":
      return orElse(undefined, def.innerType);
    case "array":
      return compileArray(def.element);
    case "object":
      return def.catchall ? unsure : compileObject(def.shape ?? {});
    case "union":
      return compileUnion(def.options ?? []);
    default:
      return unsure;
  }
}

const isString: QuickCheck = (value) => typeof value === "string";
const isBoolean: QuickCheck = (value) => typeof value === "boolean";

function compileLiteral(values: readonly unknown[]): QuickCheck {
  const [only, ...others] = values;
  return others.length === 0 ? (value) => value === only : (value) => values.includes(value);
}

function orElse(other: null | undefined, inner: Schema | undefined): QuickCheck {
  const check = inner ? compile(inner) : unsure;
  // The other value alone is no reason to ask this first of every field.
  return check === unsure ? unsure : (value) => value === other || check(value);
}

function compileArray(element: Schema | undefined): QuickCheck {
  const check = element ? compile(element) : unsure;
  if (check === unsure) return unsure;
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (const each of value) if (!check(each)) return false;
    return true;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function compileObject(shape: Readonly<Record<string, Schema>>): QuickCheck {
  const names = Object.keys(shape);
  const checks = names.map((name) => compile(shape[name] as Schema));
  if (checks.includes(unsure)) return unsure;
  return (value) => {
    if (!isRecord(value)) return false;
    for (let index = 0; index < names.length; index += 1)
      if (!(checks[index] as QuickCheck)(value[names[index] as string])) return false;
    return true;
  };
}

/** Of objects only, and only where no field is there that is another's: that would be left out. */
function compileUnion(options: readonly Schema[]): QuickCheck {
  const shapes = options.map(({ _zod }) => Object.keys(_zod.def.shape ?? {}));
  const checks = options.map(compile);
  const areObjects = options.every(({ _zod }) => _zod.def.type === "object");
  if (!areObjects || checks.includes(unsure)) return unsure;
  const foreign = shapes.map((own) => shapes.flat().filter((name) => !own.includes(name)));
  return (value) => {
    const index = checks.findIndex((check) => check(value));
    return index >= 0 && !foreign[index]?.some((name) => name in (value as object));
  };
}

function compileCheck(check: Check): QuickCheck {
  const { def } = check._zod;
  const { pattern, prefix } = def;
  if (def.check === "string_format") {
    if (def.format === "starts_with" && prefix !== undefined)
      return (value) => (value as string).startsWith(prefix);
    // One with a place to go on from would answer otherwise the next time.
    if (def.format === "regex" && pattern && !pattern.global && !pattern.sticky)
      return (value) => pattern.test(value as string);
    return unsure;
  }
  if (def.check === "number_format" && def.format === "safeint") return Number.isSafeInteger;
  if (def.check !== "custom") return unsure;
  return def.fn === undefined ? compileIssues(check) : compileFunction(def.fn);
}

function compileFunction(fn: unknown): QuickCheck {
  return typeof fn === "function" ? (value) => fn(value) === true : unsure;
}

/** A check that tells what is wrong by adding to a list. */
function compileIssues({ _zod }: Check): QuickCheck {
  let payload: Payload = { value: undefined, issues: [] };
  return (value) => {
    payload.value = value;
    const answer = _zod.check(payload);
    if (answer === undefined && payload.issues.length === 0 && payload.value === value) return true;
    payload = { value: undefined, issues: [] };
    return false;
  };
}
