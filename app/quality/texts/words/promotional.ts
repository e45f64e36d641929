/**
 * Words of an offer, by language: patterns of small letters. Where a word also names a thing that is sold
 * ("prova", "oferta" in a book's name), it is left out: a missed one costs less than a wrong one.
 */
const byLanguage: Record<string, readonly string[]> = {
  en: [
    ...["sale", "on sale", "clearance", "free (?:worldwide )?(?:shipping|delivery|gift)", "bogo"],
    ...["best price", "lowest price", "special offer", "limited (?:time )?offer", "hot deal"],
    ...[
      "buy (?:now|one,? get one)",
      "order now",
      "discounts?",
      "discounted",
      "bargain",
      "cheapest",
    ],
  ],
  de: [
    ...["sale", "sonderangebote?", "angebot", "im angebot", "rabatt(?:e|iert)?", "reduziert"],
    ...["gratisversand", "versandkostenfrei", "kostenloser versand", "schnäppchen", "bestpreis"],
    ...["tiefpreis", "jetzt kaufen", "jetzt bestellen", "ausverkauf", "schlussverkauf", "gratis"],
  ],
  fr: [
    ...["soldes?", "promo", "promotion", "en promotion", "livraison (?:gratuite|offerte)"],
    ...["remise", "rabais", "meilleur prix", "offre spéciale", "déstockage", "prix cassé"],
  ],
  es: [
    ...["rebajas?", "rebajado", "en oferta", "oferta especial", "descuentos?", "liquidación"],
    ...["envío gratis", "envío gratuito", "mejor precio", "compra ahora", "ofertón", "chollo"],
  ],
  it: [
    ...["saldi", "in saldo", "sconto", "sconti", "scontato", "in offerta", "offerta speciale"],
    ...["spedizione gratuita", "spedizione gratis", "miglior prezzo", "svendita", "in promozione"],
  ],
  nl: [
    ...["sale", "uitverkoop", "korting", "aanbieding", "in de aanbieding", "gratis verzending"],
    ...["gratis bezorging", "beste prijs", "laagste prijs", "koop nu", "opruiming", "afgeprijsd"],
  ],
  pt: [
    ...["promoção", "em promoção", "desconto", "liquidação", "frete grátis", "envio grátis"],
    ...["portes grátis", "melhor preço", "oferta especial", "compre já", "saldos"],
  ],
  sv: ["rea", "rabatt", "fri frakt", "fraktfritt", "erbjudande", "kampanjpris"],
  da: ["udsalg", "rabat", "gratis fragt", "fri fragt", "tilbud"],
  nb: ["rabatt", "fri frakt", "gratis frakt", "på tilbud", "utsalg"],
  fi: ["alennus", "alennusmyynti", "ilmainen toimitus", "tarjous"],
  pl: ["promocja", "wyprzedaż", "rabat", "darmowa dostawa", "okazja cenowa"],
  cs: ["sleva", "výprodej", "doprava zdarma", "akční cena"],
  tr: ["indirim", "indirimli", "ücretsiz kargo", "kargo bedava", "kampanya"],
  ru: ["распродажа", "скидка", "скидки", "бесплатная доставка", "акция"],
  ja: ["送料無料", "セール", "割引", "特価", "激安", "最安値", "期間限定", "値下げ", "半額"],
  zh: ["包邮", "特价", "促销", "打折", "清仓", "限时优惠", "免运费", "免運費", "特價"],
  ko: ["무료배송", "무료 배송", "특가", "할인", "세일"],
  ar: ["شحن مجاني", "توصيل مجاني", "خصم", "تخفيضات", "تخفيض", "عرض خاص"],
};

/** These write words together: what stands before and after says nothing. */
const withoutSpaces = new Set(["ja", "zh", "ko"]);

const patterns = new Map(
  Object.entries(byLanguage).map(([language, words]) => {
    const any = words.join("|");
    const apart = `(?<![\\p{L}\\p{M}\\p{N}])(?:${any})(?![\\p{L}\\p{M}\\p{N}])`;
    return [language, new RegExp(withoutSpaces.has(language) ? any : apart, "iu")];
  }),
);

/** The first words of an offer; null: none; undefined: nothing is known of the language. */
export function findPromotionalWords(
  text: string,
  language: string | null,
): string | null | undefined {
  const pattern = patterns.get(language === "no" ? "nb" : (language ?? ""));
  return pattern && (pattern.exec(text)?.[0] ?? null);
}

const percentOff =
  /(?<!\p{N})[-–−]\d{1,2}\s?[%٪]|\d{1,2}\s?[%٪]\s?(?:off|rabatt|korting|de réduction)/iu;
const price = /[$€£¥₹￥]\s?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s?[€£₹]/u;

const mark = "\0";
const signs = "[\\s,;:|/·•+&!！、，–—-]*";
const leading =
  "with|only|for|now|just|was|mit|nur|jetzt|statt|ab|für|avec|seulement|pour|con|solo|por|met|nu|com|só|bara";
const tidied = [
  [/[([{（【「]\s*\0\s*[)\]}）】」]/gu, mark],
  [new RegExp(`(?:\\s(?:${leading}))+\\s*\\0`, "giu"), ` ${mark}`],
  [new RegExp(`^${signs}\\0${signs}`, "gu"), ""],
  [new RegExp(`${signs}\\0${signs}$`, "gu"), ""],
  [/([,;:|/·•、，–—-])\s*\0\s*[,;:|/·•、，–—-]/gu, "$1"],
  [/\0/gu, " "],
] as const;

/** The title without any words of an offer, and without what only held them. */
export function dropPromotion(title: string, language: string | null): string {
  let rest = title;
  for (;;) {
    const found = findPromotion(rest) ?? findPromotionalWords(rest, language) ?? null;
    if (found === null) return rest.trim();
    const at = rest.indexOf(found);
    const marked = rest.slice(0, at) + mark + rest.slice(at + found.length);
    // What only led to it, or held it, goes with it.
    rest = tidied.reduce((text, [pattern, into]) => text.replace(pattern, into), marked);
  }
}

/** What is an offer in every language: a percentage taken off, or a price. Null: none. */
export function findPromotion(text: string): string | null {
  return percentOff.exec(text)?.[0] ?? price.exec(text)?.[0] ?? null;
}
