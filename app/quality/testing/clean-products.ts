import type { ProductFacts } from "../facts/facts";
import { categoryFacts, mediaFacts, vases } from "./facts";

const books = categoryFacts("me-1", "Media > Books");

/** Products with nothing wrong, as shops in five languages write them. */
export const cleanProducts: readonly { locale: string; product: Partial<ProductFacts> }[] = [
  { locale: "en", product: {} },
  {
    locale: "de",
    product: {
      title: "Große Vase aus weißem Steinzeug",
      handle: "grosse-vase-aus-weissem-steinzeug",
      descriptionHtml:
        "<p>Diese Vase wird von Hand aus weißem Steinzeug gedreht und innen glasiert, sodass sie über Jahre dicht bleibt. Sie ist 24 cm hoch, wiegt 1,4 kg und steht auch mit langen Stielen fest. Bitte nur von Hand spülen.</p>",
      seoTitle: "Große Vase aus weißem Steinzeug | Olaria",
      seoDescription:
        "Große Vase aus weißem Steinzeug: von Hand gedreht, innen glasiert und standfest.",
      media: [mediaFacts({ alt: "Große weiße Vase auf einem Holztisch" })],
    },
  },
  {
    locale: "fr",
    product: {
      title: "Qui a peur du grand vase ? – L’album illustré",
      handle: "qui-a-peur-du-grand-vase",
      category: books,
      suggestion: { category: books, confidence: 0.97, isSure: true },
      productType: "Livre",
      descriptionHtml:
        "<p>Un album pour les enfants de 4 à 7 ans : une petite fille découvre que le grand vase du salon cache bien des secrets ! Les illustrations à l’aquarelle accompagnent un texte court, facile à lire à voix haute le soir.</p>",
      seoTitle: "Qui a peur du grand vase ? – Album illustré",
      seoDescription:
        "Un album illustré à l’aquarelle, à lire à voix haute avec les enfants de 4 à 7 ans.",
      media: [mediaFacts({ alt: "Couverture de l’album illustré" })],
    },
  },
  {
    locale: "ja",
    product: {
      title: "白い陶器の花瓶（大）",
      handle: "shiroi-touki-no-kabin",
      descriptionHtml:
        "<p>この花瓶は白い陶器を職人が手作業でろくろ成形し、内側に釉薬をかけて仕上げました。水漏れの心配がなく、長くお使いいただけます。高さは二十四センチ、重さは一・四キロで、茎の長い花もしっかりと支えます。お手入れは中性洗剤で手洗いしてください。</p>",
      seoTitle: "白い陶器の花瓶（大）手作りの一点もの",
      seoDescription:
        "職人が手作業で仕上げた白い陶器の花瓶です。内側に釉薬をかけ、茎の長い花もしっかり支えます。",
      media: [mediaFacts({ alt: "木のテーブルに置かれた白い花瓶" })],
    },
  },
  {
    locale: "ar",
    product: {
      title: "مزهرية خزفية بيضاء كبيرة",
      handle: "مزهرية-خزفية-بيضاء-كبيرة",
      category: vases,
      descriptionHtml:
        "<p>صُنعت هذه المزهرية يدويًا من الخزف الأبيض وهي مطلية من الداخل لتحفظ الماء سنوات طويلة. يبلغ ارتفاعها أربعة وعشرين سنتيمترًا ووزنها كيلوغرامًا وأربعمئة غرام، وتقف بثبات حتى مع السيقان الطويلة. تُغسل باليد فقط بصابون لطيف وماء فاتر.</p>",
      seoTitle: "مزهرية خزفية بيضاء كبيرة مصنوعة يدويًا",
      seoDescription:
        "مزهرية كبيرة من الخزف الأبيض مصنوعة يدويًا ومطلية من الداخل وتقف بثبات مع السيقان الطويلة.",
      media: [mediaFacts({ alt: "مزهرية بيضاء كبيرة على طاولة خشبية" })],
    },
  },
];
