const names = new Intl.DisplayNames("en", { type: "region" });

/** "DE" is "Germany"; the code itself where it is nobody's. */
export function countryName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
