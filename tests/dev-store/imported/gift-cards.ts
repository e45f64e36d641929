import type { ExportedLine } from "../exports/types";

/** How Shopify's admin calls gift cards in its languages, and what shops call them. */
const words = [
  "gift ?-?card",
  "gift certificate",
  "gift voucher",
  "geschenkkarte",
  "geschenkgutschein",
  "gutschein",
  "carte[- ]cadeau",
  "cartes[- ]cadeaux",
  "bon cadeau",
  "ch[eè]que[- ]cadeau",
  "tarjetas? (?:de )?regalo",
  "cart(?:ão|ões)[- ]presente",
  "vale[- ]presente",
  "carta regalo",
  "buono regalo",
  "cadeaubon",
  "cadeaukaart",
  "presentkort",
  "gavekort",
  "lahjakortti",
  "karta (?:podarunkowa|prezentowa)",
  "dárkov(?:ý poukaz|á karta)",
  "ajándékkártya",
  "hediye kartı",
  "подарочн(?:ая карта|ый сертификат)",
  "ギフトカード",
  "기프트 ?카드",
  "礼品卡",
  "禮品卡",
  "thẻ quà tặng",
  "บัตรของขวัญ",
  "kartu hadiah",
];
const called = new RegExp(words.join("|"), "iu");

/** What a line of an order is where no products file says whether it sold a gift card. */
export type GiftCardHint = "giftCard" | "unclear" | "goods";

/**
 * Goods are shipped or taxed, gift cards are neither. So are some services and downloads: only a line
 * that is called a gift card is taken for one.
 */
export function hintAtGiftCard({ name, requiresShipping, taxable }: ExportedLine): GiftCardHint {
  if (requiresShipping !== false || taxable !== false) return "goods";
  return called.test(name.normalize("NFC")) ? "giftCard" : "unclear";
}
