import { readPath } from "./fields";

export type PayloadFilter = (payload: Record<string, unknown>) => boolean;

const TERM = /^(-|NOT )?([A-Za-z_][\w.]*):(>=|<=|>|<)?(?:"([^"]*)"|([^\s"]+))$/;

/**
 * A subscription's filter: `field:value` terms (dotted paths, comparators, `field:*` for "present",
 * a leading - or NOT) joined by AND, or by OR (which binds weaker). Throws on anything else, so that
 * a filter the store does not understand never passes silently.
 */
export function compileFilter(text: string): PayloadFilter {
  const alternatives = text.split(/\s+OR\s+/).map((part) => {
    const terms = splitTerms(part).map(compileTerm);
    return (payload: Record<string, unknown>) => terms.every((term) => term(payload));
  });
  return (payload) => alternatives.some((alternative) => alternative(payload));
}

function splitTerms(text: string): string[] {
  return (
    text
      .trim()
      .split(/\s+AND\s+/)
      .flatMap((part) => part.match(/(?:NOT )?[^\s"]+(?:"[^"]*")?/g) ?? [""]) ?? []
  );
}

function compileTerm(text: string): PayloadFilter {
  const match = TERM.exec(text);
  if (!match) throw new Error(`The filter term "${text}" is not of the form field:value.`);
  const [, negation, path = "", comparator, quoted, bare] = match;
  const wanted = quoted ?? bare ?? "";
  return (payload) => {
    const isMatch = readPath(payload, path).some((value) => compare(value, comparator, wanted));
    return negation ? !isMatch : isMatch;
  };
}

function compare(value: unknown, comparator: string | undefined, wanted: string): boolean {
  if (value === null || value === undefined) return false;
  if (wanted === "*") return true;
  if (!comparator) return String(value).toLowerCase() === wanted.toLowerCase();
  const [left, right] = comparable(value, wanted);
  if (comparator === ">") return left > right;
  if (comparator === "<") return left < right;
  return comparator === ">=" ? left >= right : left <= right;
}

function comparable(value: unknown, wanted: string): [number | string, number | string] {
  const numbers = [Number(value), Number(wanted)] as const;
  if (!numbers.some(Number.isNaN)) return [numbers[0], numbers[1]];
  return [String(value), wanted];
}
