import { foldText, splitWords, stemWord } from "./words";

/** Materials, tastes, scents, colours and patterns: what a thing is like, unless nothing else is named. */
const words = `
leather silk cotton wool linen satin velvet denim suede cashmere merino bamboo ceramic porcelain glass
marble metal steel brass copper iron aluminium aluminum wood wooden oak walnut pine teak plastic silicone
paper crystal pearl pearls diamond diamonds gold silver platinum stone concrete rattan jute felt canvas
fleece lace mesh nylon polyester rubber resin titanium carbon battery accu
vanilla chocolate cherry strawberry lemon orange lavender rose mint coconut caramel honey coffee mango
apple banana peach berry blueberry raspberry ginger cinnamon almond hazelnut peanut butter cream salt
flower flowers floral rosé red night light green white black blue charcoal sand sage olive plum cherry
leder seide baumwolle wolle leinen samt keramik glas holz stahl metall edelstahl gold silber eiche vanille
schokolade kirsche erdbeere zitrone lavendel honig blumen rosen perle perlen beton papier akku stoff
cuir soie coton laine lin velours ceramique verre bois metal acier argent chene vanille chocolat cerise
fraise citron lavande miel fleurs rose perles perle papier coco menthe
cuero piel seda algodon lana lino terciopelo ceramica vidrio cristal madera metal acero oro plata vainilla
chocolate cereza fresa limon lavanda miel flores perla perlas papel coco menta rosa
pelle seta cotone lana lino velluto ceramica vetro legno metallo acciaio oro argento vaniglia cioccolato
ciliegia fragola limone lavanda miele fiori perle carta cocco menta
leer zijde katoen wol linnen fluweel keramiek hout metaal staal goud zilver eiken chocolade bloemen
couro seda algodao la linho vidro madeira aco ouro prata baunilha flor flores
skora jedwab bawelna welna len szklo drewno stal zloto srebro wanilia czekolada kwiaty
lader silke bomull ull tra glas stal guld silver vanilj choklad blommor
革 木 綿 絹 銀 金
`;

const stems = new Set(splitWords(foldText(words)).map(stemWord));

/** Whether a single folded word says what a thing is like rather than what it is. */
export function isModifier(word: string): boolean {
  return stems.has(stemWord(word));
}
