/** What Shopify puts before or after the title of a copied product, in the languages of its admin. */
const copied = [
  /^(?:copy of|kopie von|copie de|copie du|copia de|copia di|kopie van|cópia de|kopia av|kopi av)\s/iu,
  /^kopi af\s|^kopie\s?[:-]|のコピー$|的副本$|[（(](?:copy|kopie|copie|copia|kopia|コピー)\s?\d*[)）]$/iu,
];

/** Titles that are nothing else: "Test strips" is a product, "Test 2" is none. */
const whole =
  /^(?:test(?:s|ing)?|test[\s-]?(?:product|produkt|item|artikel)|(?:produit|article) (?:de )?test|producto de prueba|prodotto di (?:prova|test)|testproduct|テスト(?:商品)?|测试(?:商品|产品)?|منتج تجريبي|untitled|unnamed|product (?:title|name)|(?:sample|example|demo|dummy) (?:product|title)|beispielprodukt|(?:your|my) product|asdf+|qwerty|x{3,}|tbd|todo|n\/a|foo|placeholder)[\s#-]*\d*$/iu;

const anywhere = /lorem ipsum|\btodo:|\bdo not (?:buy|publish)\b|\[placeholder\]/iu;

/** The title without what a copied product has in addition. */
export function dropCopyMark(title: string): string {
  let text = title.trim();
  // A copy may be copied.
  for (;;) {
    const rest = copied.reduce((all, pattern) => all.replace(pattern, ""), text).trim();
    if (rest === text) return text;
    text = rest;
  }
}

/** Whether a title stands where one is still to be written, or comes from a copied product. */
export function isPlaceholder(title: string): boolean {
  const trimmed = title.trim();
  return (
    copied.some((pattern) => pattern.test(trimmed)) || whole.test(trimmed) || anywhere.test(trimmed)
  );
}
