const names = new Intl.DisplayNames("en", { type: "region" });

/** "DE" is "Germany"; the code itself where it is nobody's. */
export function countryName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** A code that is another's by now, as DD is DE's, is written as that. */
const isCurrent = (code: string) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;

/** The codes that are somebody's, by name. */
export function regionCodes(): string[] {
  return letters
    .flatMap((one) => letters.map((other) => `${one}${other}`))
    .filter((code) => countryName(code) !== code && code !== "ZZ" && isCurrent(code))
    .sort((a, b) => countryName(a).localeCompare(countryName(b), "en"));
}
