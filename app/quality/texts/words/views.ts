/** "view 2": which of several images it is, by language; elsewhere the number says it. */
const views: Readonly<Record<string, string>> = {
  en: "view",
  de: "Ansicht",
  fr: "vue",
  es: "vista",
  it: "vista",
  pt: "vista",
  nl: "weergave",
  sv: "vy",
  da: "visning",
  nb: "visning",
  no: "visning",
  fi: "kuva",
  pl: "widok",
  cs: "pohled",
  tr: "görünüm",
  ru: "вид",
  uk: "вид",
  el: "όψη",
  ja: "画像",
  zh: "图",
  ko: "이미지",
  ar: "صورة",
  he: "תמונה",
};

export function nameView(number: number, language: string | null): string {
  const word = views[language ?? ""];
  return word === undefined ? String(number) : `${word} ${String(number)}`;
}
