import { normalizeText } from "../texts";

/** What options are called, in the languages in which most shops are kept. */
const names = {
  colour: [
    ...[
      "color",
      "colors",
      "colour",
      "colours",
      "farbe",
      "farben",
      "couleur",
      "couleurs",
      "coloris",
    ],
    ...["colore", "colori", "kleur", "kleuren", "cor", "cores", "färg", "farve", "farge", "väri"],
    ...["kolor", "barva", "renk", "цвет", "колір", "χρώμα", "カラー", "色", "颜色", "顏色", "색상"],
    ...["اللون", "لون", "צבע", "สี", "màu sắc"],
  ],
  size: [
    ...["size", "sizes", "größe", "grösse", "größen", "taille", "tailles", "pointure", "talla"],
    ...["tallas", "tamaño", "taglia", "taglie", "misura", "maat", "maten", "tamanho", "storlek"],
    ...["størrelse", "koko", "rozmiar", "velikost", "beden", "размер", "розмір", "μέγεθος"],
    ...[
      "サイズ",
      "尺码",
      "尺碼",
      "尺寸",
      "사이즈",
      "المقاس",
      "مقاس",
      "الحجم",
      "מידה",
      "ขนาด",
      "kích thước",
    ],
  ],
  material: [
    ...["material", "materials", "stoff", "matière", "matériau", "tissu", "materiale", "tessuto"],
    ...[
      "materiaal",
      "stof",
      "tejido",
      "tecido",
      "materiał",
      "материал",
      "素材",
      "材质",
      "소재",
      "المادة",
    ],
  ],
};
export type OptionKind = keyof typeof names;
export const optionKinds = Object.keys(names) as OptionKind[];

const kinds = new Map(
  Object.entries(names).flatMap(([kind, words]) =>
    words.map((word) => [normalizeText(word), kind] as const),
  ),
);

/** Whether an option says the colour, the size or the material, in whatever language. */
export function isOptionOf(kind: OptionKind, name: string): boolean {
  return kinds.get(normalizeText(name)) === kind;
}
