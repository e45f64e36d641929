/** What a made-up catalogue is of: its noun, its product type and the end of its category's gid. */
export const kinds: readonly (readonly [noun: string, type: string, category: string])[] = [
  ["Sneakers", "Shoes", "aa-8-8"],
  ["Sandals", "Shoes", "aa-8-6"],
  ["Boots", "Shoes", "aa-8-3"],
  ["Hoodie", "Tops", "aa-1-13-13"],
  ["T-Shirt", "Tops", "aa-1-13-8"],
  ["Cardigan", "Tops", "aa-1-13-3"],
  ["Jeans", "Trousers", "aa-1-12-4"],
  ["Chinos", "Trousers", "aa-1-12-3"],
  ["Dress", "Dresses", "aa-1-4"],
  ["Skirt", "Skirts", "aa-1-15"],
  ["Beanie", "Accessories", "aa-2-17-2"],
  ["Belt", "Accessories", "aa-2-6"],
  ["Necklace", "Jewelry", "aa-6-8"],
  ["Earrings", "Jewelry", "aa-6-6"],
  ["Tote Bag", "Bags", "lb-13"],
  ["Mug", "Tableware", "hg-11-10-5-5"],
  ["Bud Vase", "Decor", "hg-3-67-1"],
  ["Throw Pillow", "Decor", "hg-3-64"],
  ["Candle", "Decor", "hg-3-40-2"],
  ["Bath Towel", "Linens", "hg-15-4-1-1"],
  ["Dining Chair", "Furniture", "fr-7-9-1"],
  ["Dog Toy", "Pets", "ap-2-3-7"],
  ["Face Serum", "Beauty", "hb-3-2-9-21"],
  ["Yoga Mat", "Fitness", "sg-2-26-3"],
];

export const manners = (
  "Classic,Relaxed,Slim,Heritage,Everyday,Coastal,Nordic,Urban,Alpine,Vintage,Modern,Soft,Light,Heavy," +
  "Quiet,Bright,Rustic,Travel,Weekend,Studio,Garden,Harbour,Meadow,Winter,Summer,Autumn,Spring," +
  "Signature,Essential,Premium,Simple,Bold,Little,Grand,Woven,Brushed,Ribbed,Quilted,Pleated,Folded"
).split(",");

export const materials = (
  "Cotton,Linen,Wool,Merino,Leather,Suede,Canvas,Denim,Silk,Bamboo,Cork,Oak,Walnut,Ceramic,Stoneware," +
  "Glass,Brass,Steel,Recycled,Organic"
).split(",");

export const colours =
  "Black,White,Navy,Olive,Sand,Rust,Sage,Charcoal,Cream,Burgundy,Teal,Mustard,Coral,Lilac,Slate,Rose".split(
    ",",
  );

export const sentences = [
  "Cut and finished by hand in small batches, so that no two are quite the same.",
  "It keeps its shape after years of daily use and is easy to look after.",
  "The surface is treated with a finish that resists water and wears in gently.",
  "We chose the material for its weight, its feel and where it comes from.",
  "Every seam is sewn twice, and every edge is checked before it is packed.",
  "Wash or wipe with lukewarm water and mild soap, and let it dry in the air.",
  "It arrives in a box made of recycled card, with a note on its care.",
  "Made for people who would rather buy one good thing than three poor ones.",
  "Measured flat it is a little wider than the one before, as customers asked.",
  "Pairs with the rest of the range, whose colours are dyed in the same bath.",
  "Spare parts can be had for ten years, and repairs are done in our workshop.",
  "Tested for six months by the people who make it, at home and on the road.",
];
