import type { CatalogueFacts, ProductFacts, VariantFacts } from "../facts/facts";
import { hashText } from "../texts/texts";
import { mediaFacts, shirts, valueGid, variantFacts } from "./facts";

interface Plant {
  ids: string[];
  product?: Partial<ProductFacts>;
  catalogue?: Partial<CatalogueFacts>;
}
const variant = (rest: Partial<VariantFacts>) => ({ variants: [variantFacts(rest)] });
const text = "Same text on two products, which is long enough to say something. ".repeat(3);

/** Faults, each alone in a product that is clean otherwise, and the rules that find it. */
export const plants: readonly Plant[] = [
  { ids: ["TAX-01"], product: { category: null } },
  {
    ids: ["TAX-04"],
    product: { category: null, unknownCategoryId: "gid://shopify/TaxonomyCategory/xx" },
  },
  {
    ids: ["TAX-05"],
    product: { suggestion: { category: shirts, confidence: 0.99, isSure: true } },
  },
  { ids: ["TAX-09"], product: { attributes: {} } },
  {
    ids: ["TAX-10"],
    product: { attributes: { material: [{ name: "Cheese", valueIds: [valueGid(9)] }] } },
  },
  { ids: ["TTL-05"], product: { title: "TALL STONEWARE VASE IN WHITE" } },
  { ids: ["TTL-06"], product: { title: "Tall Stoneware Vase, SALE" } },
  { ids: ["TTL-07"], product: { title: "Tall Stoneware Vase!" } },
  { ids: ["TTL-08"], product: { title: "Tall Stoneware <b>Vase</b>" } },
  { ids: ["TTL-09"], product: { title: "Tall  Stoneware Vase" } },
  { ids: ["TTL-11"], product: { title: "Copy of Tall Stoneware Vase" } },
  { ids: ["TTL-15"], product: { title: "Tall Stonewre Vase" } },
  { ids: ["DSC-01"], product: { descriptionHtml: "" } },
  { ids: ["DSC-02"], product: { descriptionHtml: "<p>A vase.</p>" } },
  {
    ids: ["DSC-05"],
    product: { descriptionHtml: text },
    catalogue: { descriptions: new Map([[hashText(text), 2]]) },
  },
  {
    ids: ["DSC-06"],
    product: { descriptionHtml: `<p>${text.replace("Same", "Other")}</p><script>x()</script>` },
  },
  { ids: ["DSC-07"], product: { descriptionHtml: `<p>${text} hello@other.example</p>` } },
  { ids: ["IMG-01"], product: { media: [] } },
  { ids: ["IMG-02"], product: { media: [mediaFacts({ width: 90, height: 90 })] } },
  { ids: ["IMG-06"], product: { media: [mediaFacts({ url: null })] } },
  { ids: ["IMG-09"], product: { media: [mediaFacts({ alt: null })] } },
  {
    ids: ["IMG-12"],
    product: {
      options: [{ name: "Colour", values: ["White", "Blue"], linkedMetafield: null }],
      hasOnlyDefaultVariant: false,
      variants: ["White", "Blue"].map((value, at) =>
        variantFacts({
          ...{ id: 11 + at, title: value, sku: `VASE-0${at + 1}` },
          barcode: at === 0 ? "4006381333931" : "4006381333948",
          selectedOptions: [{ name: "Colour", value }],
          hasOwnImage: at === 0,
        }),
      ),
    },
  },
  { ids: ["VAR-01"], product: variant({ sku: null }) },
  { ids: ["VAR-02"], catalogue: { skus: new Map([["vase-01", 2]]) } },
  { ids: ["VAR-04"], product: variant({ barcode: null }) },
  { ids: ["VAR-05"], product: variant({ barcode: "4006381333931123" }) },
  { ids: ["VAR-06"], product: variant({ barcode: "4006381333932" }) },
  { ids: ["VAR-07"], product: variant({ barcode: "2000000000008" }) },
  { ids: ["VAR-08"], product: variant({ barcode: "9900000000004" }) },
  { ids: ["VAR-09"], catalogue: { barcodes: new Map([["4006381333931", 2]]) } },
  { ids: ["VAR-10"], product: variant({ barcode: "36000291452" }) },
  { ids: ["VAR-10", "VAR-11"], product: { ...variant({ barcode: "36000291452" }), vendor: "" } },
  { ids: ["PRC-01"], product: variant({ priceMinor: 0 }) },
  { ids: ["PRC-02"], product: variant({ compareAtMinor: 4900 }) },
  { ids: ["PRC-04"], product: variant({ unitCostMinor: 5000 }) },
  { ids: ["PRC-05"], product: variant({ unitCostMinor: null }) },
  { ids: ["PRC-06"], product: variant({ priceMinor: 490_000 }) },
  { ids: ["PRC-07"], product: variant({ compareAtMinor: 49_000 }) },
  { ids: ["LOG-01"], product: variant({ weightKg: null }) },
  { ids: ["LOG-02"], product: variant({ inventoryQuantity: -2 }) },
  { ids: ["SEO-01"], product: { seoTitle: null } },
  { ids: ["SEO-02"], product: { seoDescription: null } },
  { ids: ["SEO-04"], product: { handle: "copy-of-tall-vase" } },
  { ids: ["PUB-01"], product: { isOnOnlineStore: false } },
  { ids: ["PUB-03"], product: { collectionIds: [] } },
  {
    ids: ["PUB-07"],
    product: { sales: { units: 0, netMinor: 0, unitsReturned: 0, lastSoldDay: null } },
  },
];
