/** Words of food, drinks and tobacco. */
export const food = `
= Food, Beverages & Tobacco
: food & beverage, food and beverage, food & drink, food and drink, food and drinks, lebensmittel, essen & trinken, alimentation, épicerie, alimentos, alimentos y bebidas, comida, alimentari, cibo, voeding, eten en drinken, alimentação, żywność, livsmedel, mat och dryck, mad og drikke, 食品, フード, 飲食, ~organic, ~gluten free, ~vegan, ~sugar free, ~keto, ~glutenfrei, ~sans gluten, ~sin gluten, ~senza glutine
Food Items: grocery, groceries, pantry, delicatessen, delikatessen, feinkost, épicerie fine, abarrotes, despensa, gastronomia, gourmet, ultramarinos, spożywcze, 食料品, ~dozen, ~brand foods
Food Items > Bakery: bakery, backwaren, boulangerie, panadería, panificio, bakkerij, padaria, pieczywo, bageri, パン, gluten free bakery
Food Items > Bakery > Breads & Buns: bread, breads, sourdough, loaf, baguette, bun, buns, rolls, pita, naan, brioche, focaccia, ciabatta, brot, brötchen, toastbrot, knäckebrot, pain, pains, pan, pan de molde, pan dulce, bolillo, pane, panini bread, brood, broodjes, pão, chleb, bułki, bröd, brød, 食パン
Food Items > Bakery > Cookies: cookie, cookies, biscuit, biscuits, shortbread, macaron, macarons, gingerbread, kekse, plätzchen, lebkuchen, sablés, galleta, galletas, biscotti, biscotto, koekjes, stroopwafel, stroopwafels, bolachas, biscoitos, ciastka, herbatniki, kakor, småkager, kjeks, クッキー, ビスケット
Food Items > Bakery > Cakes & Dessert Bars: cake, cakes, birthday cake, cheesecake, brownie, brownies, kuchen, torte, torten, gâteau, gâteaux, pastel, pasteles, tarta, tartas, bizcocho, torta, torte, panettone, taart, taarten, cake, bolo, bolos, ciasto, tort, ciasta, tårta, tårtor, kage, kager, kake, ケーキ
Food Items > Bakery > Cupcakes: cupcake, cupcakes
Food Items > Bakery > Donuts: donut, donuts, doughnut, doughnuts, dona, donas, krapfen
Food Items > Bakery > Muffins: muffin, muffins, magdalenas
Food Items > Bakery > Pastries & Scones: pastry, pastries, croissant, croissants, scone, scones, danish pastry, gebäck, viennoiserie, baklava, empanada dulce, conchas, cornetto, gebak
Food Items > Bakery > Pies & Tarts: pie, pies, tart, tarte, tartes, crostata
Food Items > Bakery > Tortillas & Wraps: tortilla, tortillas, wraps
Food Items > Bakery > Taco Shells & Tostadas: tostada, tostadas, taco shells
Food Items > Bakery > Bagels: bagel, bagels
Food Items > Bakery > Waffles: waffle, waffles, waffeln, gaufres, wafels
Food Items > Bakery > Fudge: fudge
Food Items > Candy & Chocolate: confectionery, süßwaren, süßigkeiten, confiserie, golosinas, dulces, dolci, snoepgoed, doces, słodycze, godis, slik, godteri, お菓子, スイーツ
Food Items > Candy & Chocolate > Candy: candy, candies, sweets, bonbon, bonbons, caramelo, caramelos, caramelle, snoep, snoepjes, cukierki, キャンディ, 飴, paleta payaso, nougat, turron, turrón, torrone, halva, mithai, sweet box
Food Items > Candy & Chocolate > Candy > Gummy Candy: gummy bears, gummies candy, gummy candy, fruchtgummi, gummibärchen, gomitas, ositos, グミ, jelly beans
Food Items > Candy & Chocolate > Candy > Lollipops: lollipop, lollipops, lutscher, sucette, paletas, piruletas
Food Items > Candy & Chocolate > Candy > Chewing Gum: chewing gum, kaugummi, chicle, ガム
Food Items > Candy & Chocolate > Candy > Licorice Candy: licorice, liquorice, lakritz, drop, lakrits, réglisse, liquirizia
Food Items > Candy & Chocolate > Candy > Caramel & Toffee: caramels, toffee, salted caramel, karamell, caramel beurre salé
Food Items > Candy & Chocolate > Chocolate: chocolate, chocolates, chocolate bar, dark chocolate, milk chocolate, schokolade, schokoladen, chocolat, chocolats, chocolate negro, cioccolato, cioccolata, cioccolatini, chocolade, chocolate amargo, czekolada, czekolady, choklad, chokolade, sjokolade, チョコレート, チョコ, çikolata
Food Items > Candy & Chocolate > Chocolate > Chocolate Truffles & Bonbons: truffle, truffles, chocolate truffles, pralinen, praline, pralines, pralinés, bombones, praliner, 生チョコ
Food Items > Condiments & Sauces: sauce, sauces, condiment, condiments, dressing, soße, soßen, saucen, würzsauce, salsa, salsas picantes, salse, condimenti, saus, sauzen, molho, molhos, sos, sosy, sås, såser, ソース, 調味料, ドレッシング, 醤油
Food Items > Condiments & Sauces > Honey: honey, honig, miel, miele, honing, mel, miód, honung, honning, はちみつ, 蜂蜜, bal
Food Items > Condiments & Sauces > Hot Sauce: hot sauce, hot sauces, chili sauce, scharfe sauce, sauce piquante, salsa picante, sriracha, harissa, ホットソース
Food Items > Condiments & Sauces > Barbecue Sauces: bbq sauce, barbecue sauce, grillsauce
Food Items > Condiments & Sauces > Pasta Sauce: pasta sauce, pesto, marinara, nudelsauce, sugo, passata
Food Items > Condiments & Sauces > Mustard: mustard, senf, moutarde, mostaza, senape, mosterd, mostarda, musztarda, senap, sennep
Food Items > Condiments & Sauces > Ketchup: ketchup, catsup
Food Items > Condiments & Sauces > Mayonnaise: mayonnaise, mayo, mayonesa, maionese
Food Items > Condiments & Sauces > Pickled Fruits & Vegetables: pickles, pickle, achar, kimchi, sauerkraut, essiggurken, cornichons, encurtidos, sottaceti, augurken, ogórki kiszone, 漬物, jalapeños en escabeche
Food Items > Condiments & Sauces > Olives & Capers: olives, oliven, aceitunas, olive taggiasche, capers, alcaparras, capperi
Food Items > Condiments & Sauces > Relish & Chutney: chutney, relish
Food Items > Condiments & Sauces > Syrup: maple syrup, syrup, ahornsirup, sirop d'érable, jarabe, stroop, メープルシロップ, agave syrup
Food Items > Condiments & Sauces > Soy Sauce: soy sauce, tamari, sojasauce, salsa de soja, しょうゆ
Food Items > Condiments & Sauces > Miso: miso, 味噌
Food Items > Condiments & Sauces > Tahini: tahini
Food Items > Condiments & Sauces > Salad Dressing: salad dressing, vinaigrette, aderezo, salatdressing
Food Items > Condiments & Sauces > Cooking Pastes & Purees: mole, curry paste, adobo, achiote, paste curry, currypaste
Food Items > Cooking & Baking Ingredients: baking, backzutaten, ingrediente, ingredientes, baking ingredients, repostería
Food Items > Cooking & Baking Ingredients > Cooking Oils: olive oil, extra virgin olive oil, avocado oil, sunflower oil, vegetable oil, cooking oil, ghee, olivenöl, speiseöl, huile d'olive, aceite de oliva, aceite, aceite vegetal, olio d'oliva, olio extravergine, olijfolie, azeite, oliwa z oliwek, olej, olivolja, olivenolie, オリーブオイル, ごま油, mustard oil
Food Items > Cooking & Baking Ingredients > Flour: flour, mehl, farine, harina, farina, meel, bloem, farinha, mąka, mjöl, 小麦粉, masa harina, atta
Food Items > Cooking & Baking Ingredients > Sugar & Sweeteners: sugar, sweetener, stevia, erythritol, zucker, sucre, azúcar, zucchero, suiker, açúcar, cukier, socker, 砂糖, piloncillo, jaggery, agave
Food Items > Cooking & Baking Ingredients > Vinegar: vinegar, balsamic, essig, vinaigre, vinagre, aceto, aceto balsamico, azijn, ocet, vinäger, 酢
Food Items > Cooking & Baking Ingredients > Baking Mixes: baking mix, cake mix, backmischung, brownie mix, pancake mix
Food Items > Cooking & Baking Ingredients > Baking Flavors & Extracts: vanilla extract, vanilla bean, vanille, vainilla, almond extract
Food Items > Cooking & Baking Ingredients > Edible Baking Decorations: sprinkles, streusel, cake topper edible
Food Items > Cooking & Baking Ingredients > Canned & Dry Milk: condensed milk, evaporated milk, powdered milk, leche condensada, leche evaporada, lechera, leche en polvo
Food Items > Dairy Products: dairy, milchprodukte, produits laitiers, lácteos, latticini, zuivel, laticínios, nabiał, mejeri
Food Items > Dairy Products > Cheese: cheese, cheddar, mozzarella, parmesan, gouda, brie, feta, käse, bergkäse, fromage, fromages, queso, quesos, formaggio, formaggi, parmigiano, pecorino, kaas, kazen, queijo, queijos, ser żółty, sery, ost, チーズ, queso fresco, oaxaca cheese, paneer, american singles
Food Items > Dairy Products > Yogurt: yogurt, yoghurt, joghurt, yaourt, yogur, iogurte, jogurt, ヨーグルト, skyr
Food Items > Dairy Products > Butter & Margarine: butter, margarine, beurre, mantequilla, burro, boter, manteiga, masło, smör, バター
Food Items > Dairy Products > Cream: cream, heavy cream, crema mexicana, crema agria, sahne, crème fraîche, crème liquide, nata, panna, slagroom
Food Items > Dairy Products > Sour Cream: sour cream
Food Items > Dairy Products > Kefir: kefir
Food Items > Dips & Spreads > Jams & Jellies: jam, jams, jelly, marmalade, preserves, marmelade, konfitüre, fruchtaufstrich, confiture, confitures, gelée, mermelada, mermeladas, marmellata, marmellate, confettura, jam, geleia, dżem, dżemy, konfitura, sylt, marmelad, syltetøj, ジャム
Food Items > Dips & Spreads > Nut Butters: peanut butter, almond butter, nut butter, erdnussbutter, nussmus, mandelmus, beurre de cacahuète, pâte à tartiner, mantequilla de maní, crema de cacahuate, burro di arachidi, pindakaas, manteiga de amendoim, masło orzechowe, jordnötssmör, ピーナッツバター
Food Items > Dips & Spreads > Salsa: salsa taquera, salsa verde, salsa roja, chunky salsa, salsa ranchera, pico de gallo
Food Items > Dips & Spreads > Hummus: hummus, houmous
Food Items > Dips & Spreads > Guacamole: guacamole
Food Items > Dips & Spreads > Pâté: pâté, pate, leberpastete, rillettes, terrine, foie gras, leverpostej
Food Items > Dips & Spreads > Tapenade: tapenade
Food Items > Food Gift Baskets: food gift basket, gift hamper, hamper, geschenkkorb, präsentkorb, panier garni, panier gourmand, cesta de regalo, cesta navideña, cesto regalo, kerstpakket, presentkorg
Food Items > Frozen Desserts & Novelties > Ice Cream & Frozen Yogurt: ice cream, gelato, sorbet, speiseeis, glace artisanale, helado, helados, nieve, gelati, roomijs, sorvete, lody, アイスクリーム, アイス
Food Items > Frozen Desserts & Novelties > Ice Pops: popsicle, popsicles, paleta de hielo
Food Items > Fruits & Vegetables: produce, obst, gemüse, obst & gemüse, fruits et légumes, frutas, verduras, frutas y verduras, frutta e verdura, groente, groenten, legumes e frutas, warzywa, owoce, grönsaker, grøntsager, 野菜, 果物
Food Items > Fruits & Vegetables > Fresh & Frozen Fruits: fruit, fruits, fruta, frutta, früchte, frukt, フルーツ, apple fuji, mango, mangos, strawberries, blueberries, fresas, manzana, manzanas, plátano, limón, lima persa, naranja, naranjas, papaya, sandía, uvas, piña, aguacate, tamarindo, banane, bananen, äpfel, birnen, erdbeeren, pommes, fraises, mele, arance, limoni
Food Items > Fruits & Vegetables > Fresh & Frozen Vegetables: vegetable, vegetables, verdura, verdure, légumes, legumbres frescas, potato, potatoes, onion, onions, tomato, tomatoes, zanahoria, zanahorias, cebolla, papa, papas blancas, patatas, tomate, tomates, jitomate, tomatillo, chile serrano, chile jalapeño, calabacita, cilantro, lechuga, brócoli, ajo, nopales, pepino, espinacas, kartoffeln, zwiebeln, tomaten, karotten, pomodori, patate, cipolle, carottes, pommes de terre
Food Items > Fruits & Vegetables > Dried Fruits: dried fruit, dried fruits, raisins, dates, trockenfrüchte, datteln, rosinen, fruits secs, dattes, frutos secos, dátiles, pasas, frutta secca, gedroogd fruit, frutas secas, bakalie, suszone owoce, ドライフルーツ, anjeer
Food Items > Fruits & Vegetables > Canned & Prepared Beans: canned beans, refried beans, frijoles refritos, baked beans, frijoles enteros
Food Items > Fruits & Vegetables > Canned & Jarred Vegetables: canned vegetables, canned corn, canned tomatoes, chipotle peppers, chiles en lata, conservas, 缶詰
Food Items > Fruits & Vegetables > Dry Legumes: lentils, chickpeas, beans, linsen, bohnen, lentilles, pois chiches, frijol, frijoles, lentejas, garbanzos, lenticchie, ceci, legumi, dal, dhal, pinto beans, black beans, fasola
Food Items > Fruits & Vegetables > Seaweed & Algae: seaweed, nori, kombu, wakame, algen, algues, algas, 海苔, わかめ, spirulina flakes
Food Items > Grains, Rice & Cereal > Rice: rice, basmati, jasmine rice, reis, riz, arroz, riso, rijst, ryż, ris, 米, お米, risotto
Food Items > Grains, Rice & Cereal > Cereal & Granola: cereal, granola, muesli, müsli, cornflakes, céréales, cereales, cereali, ontbijtgranen, musli, płatki śniadaniowe, シリアル, グラノーラ
Food Items > Grains, Rice & Cereal > Oats, Grits & Hot Cereal: oats, oatmeal, porridge, haferflocken, flocons d'avoine, avena, havermout, aveia, płatki owsiane, havregryn, オートミール
Food Items > Grains, Rice & Cereal > Quinoa: quinoa
Food Items > Grains, Rice & Cereal > Couscous: couscous
Food Items > Meat, Seafood & Eggs > Eggs: eggs, large eggs, eier, œufs, huevos, huevo, uova, eieren, ovos, jaja, ägg, 卵
Food Items > Meat, Seafood & Eggs > Meat: meat, fleisch, viande, carne, carni, vlees, mięso, kött, kød, 肉
Food Items > Meat, Seafood & Eggs > Meat > Fresh & Frozen Meats: beef, steak, ribeye, sirloin, pork, pork chops, chicken breast, chicken thighs, chicken, lamb, turkey, ground beef, brisket, bacon, ribs, wagyu, rindfleisch, schweinefleisch, hähnchen, lamm, bœuf, porc, poulet, agneau, carne de res, cerdo, pollo, pechuga de pollo, cordero, costilla, arrachera, bistec, manzo, maiale, agnello, rundvlees, kip, frango, wołowina, kurczak, wieprzowina, nötkött, oksekød, 牛肉, 豚肉, 鶏肉
Food Items > Meat, Seafood & Eggs > Meat > Lunch & Deli Meats: ham, salami, sausage, sausages, chorizo, prosciutto, deli meat, hot dogs, bratwurst, schinken, wurst, würstchen, salchicha, salchichas, jamón, jambon, saucisson, saucisses, charcuterie, embutidos, salchichón, mortadela, mortadella, salumi, prosciutto crudo, speck, worst, presunto, linguiça, szynka, kiełbasa, korv, skinka, pølse, ハム, ソーセージ, pastrami, longaniza
Food Items > Meat, Seafood & Eggs > Seafood: seafood, fish, salmon, tuna, shrimp, prawns, caviar, sardines, anchovies, crab, oysters, meeresfrüchte, fisch, lachs, thunfisch, garnelen, poisson, saumon, thon, crevettes, mariscos, pescado, salmón, atún, camarón, camarones, sardinas, pesce, salmone, tonno, gamberi, vis, zalm, tonijn, peixe, atum, ryba, łosoś, tuńczyk, fisk, lax, 魚, 海鮮, 鮭
Food Items > Nuts & Seeds: nuts, almonds, cashews, pistachios, walnuts, pecans, peanuts, hazelnuts, macadamia, chia seeds, flax seeds, pumpkin seeds, nüsse, mandeln, cashewkerne, walnüsse, noix, amandes, noix de cajou, noisettes, nueces, almendras, cacahuates, cacahuetes, pistachos, semillas de chía, noci, mandorle, nocciole, pistacchi, noten, amandelen, castanhas, amêndoas, orzechy, migdały, nötter, mandlar, ナッツ, アーモンド, makhana
Food Items > Pasta & Noodles: pasta, spaghetti, penne, noodle, noodles, macaroni, ramen, udon, soba, lasagne, gnocchi, nudel, nudeln, spätzle, pâtes, nouilles, fideos, fideo, sopa de pasta, espagueti, vermicelli, makaron, massa, massas, nudlar, パスタ, 麺, うどん, そば, ラーメン, instant noodles
Food Items > Prepared Foods: ready meal, ready meals, meal kit, fertiggericht, fertiggerichte, plat préparé, plats préparés, comida preparada, piatti pronti, maaltijd, maaltijden, refeição, danie gotowe, färdigmat, 弁当, 惣菜
Food Items > Prepared Foods > Prepared Meals & Entrées: pizza, burrito, burritos, tamales, dumplings, gyoza, lasagna, enchiladas, biryani, curry meal, catering, sandwich, 餃子
Food Items > Prepared Foods > Prepared Appetizers & Side Dishes: empanadas, taquitos, spring rolls, samosa, samosas, french fries, mashed potatoes
Food Items > Seasonings & Spices > Herbs & Spices: spice, spices, seasoning, seasonings, herbs, spice blend, cinnamon, turmeric, cumin, paprika, oregano, basil, curry powder, masala, garam masala, saffron, gewürz, gewürze, gewürzmischung, kräuter, zimt, kurkuma, épice, épices, cannelle, safran, herbes de provence, especia, especias, condimentos, sazonador, canela, comino, orégano, azafrán, spezie, zafferano, kruiden, specerijen, especiarias, tempero, temperos, przyprawa, przyprawy, kryddor, krydda, krydderi, スパイス, ハーブ, chile en polvo, tajin, chili flakes, za'atar
Food Items > Seasonings & Spices > Salt: salt, sea salt, himalayan salt, salz, meersalz, sel, fleur de sel, sal marina, sal, sale marino, zout, zeezout, sól, havssalt, 塩, truffle salt
Food Items > Seasonings & Spices > Pepper: black pepper, peppercorns, pfeffer, poivre, pimienta, pepe nero, peper, pieprz, peppar, 胡椒
Food Items > Seasonings & Spices > Barbecue Rubs & Dry Rubs: bbq rub, dry rub, rub, rubs, grillgewürz
Food Items > Snack Foods: snack, snacks, snackbox, snacken, botana, botanas, snack salati, snacki, przekąski, スナック, おやつ, おつまみ, namkeen
Food Items > Snack Foods > Chips: chips, crisps, potato chips, tortilla chips, kartoffelchips, papas fritas bolsa, patatas fritas, totopos, patatine, chipsy, ポテトチップス, takis, doritos, lays
Food Items > Snack Foods > Popcorn: popcorn, palomitas, pochoclo, ポップコーン
Food Items > Snack Foods > Crackers: cracker, crackers, galletas saladas, 煎餅, せんべい
Food Items > Snack Foods > Jerky: jerky, beef jerky, biltong, cecina, carne seca
Food Items > Snack Foods > Cereal & Granola Bars: granola bar, granola bars, snack bar, energy bar, energy bars, müsliriegel, riegel, barre de céréales, barritas, barra de granola, barretta, reep
Food Items > Snack Foods > Nut & Seed Snacks: roasted nuts, japanese peanuts, cacahuate japonés, sunflower seeds snack
Food Items > Snack Foods > Pork Rinds: pork rinds, chicharrón, chicharron, chicharrones
Food Items > Snack Foods > Pretzels: pretzel, pretzels, brezel, salzstangen
Food Items > Snack Foods > Trail & Snack Mixes: trail mix, studentenfutter
Food Items > Snack Foods > Pudding & Gelatin Snacks: pudding, gelatina, gelatinas, jello, flan
Food Items > Soups & Broths: soup, soups, broth, bone broth, bouillon, stock cube, ramen soup, suppe, suppen, brühe, soupe, soupes, potage, sopa, sopas, caldo, caldos, consomé, zuppa, brodo, soep, soepen, bulion, zupa, zupy, soppa, suppe, スープ, だし, menudo, pozole
Food Items > Tofu, Soy & Vegetarian Products: vegetarian, vegan meat, veganes fleisch
Food Items > Tofu, Soy & Vegetarian Products > Tofu: tofu, 豆腐
Food Items > Tofu, Soy & Vegetarian Products > Meat Alternatives: plant-based burger, meat alternative, fleischersatz, vegan sausage, vegan burger, soya chunks
Food Items > Tofu, Soy & Vegetarian Products > Tempeh: tempeh
Beverages: beverage, beverages, drink, drinks, getränk, getränke, boisson, boissons, bebida, bebidas, bevande, bevanda, drank, dranken, frisdrank, napój, napoje, dryck, drycker, drik, drikkevarer, 飲料, ドリンク, 飲み物
Beverages > Coffee: coffee, kaffee, café, cafés, caffè, koffie, kawa, kaffe, コーヒー, 珈琲, kahve, kahvi, ~roast, ~single origin, ~arabica, ~rösterei, ~torréfaction, ~torrefazione, ~tostado
Beverages > Coffee > Coffee Beans & Ground Coffee: coffee beans, ground coffee, whole bean, whole bean coffee, espresso beans, espresso roast, espresso blend, dark roast, medium roast, light roast, filter coffee, kaffeebohnen, filterkaffee, espressobohnen, espressokaffee, café en grains, café moulu, café en grano, café molido, caffè in grani, caffè macinato, koffiebonen, café em grão, kawa ziarnista, kawa mielona, kaffebönor, kaffebønner, コーヒー豆, 焙煎豆
Beverages > Coffee > Coffee Pods & Capsules: coffee pods, coffee capsules, k-cup, k-cups, nespresso capsules, kaffeekapseln, capsules de café, cápsulas de café, capsule caffè, capsule compatibili, cialde, koffiecups, kawa w kapsułkach, kaffekapslar, ドリップバッグ
Beverages > Coffee > Instant Coffee: instant coffee, löslicher kaffee, café soluble, インスタントコーヒー
Beverages > Coffee > Ready-To-Drink Coffee: cold brew, iced coffee can, canned coffee
Beverages > Tea & Infusions: tea, teas, tee, thé, thés, té, thè, thee, chá, chás, herbata, herbaty, te, お茶, 紅茶, 緑茶, 抹茶, çay, chai, infusion, infusions, infusión, infusiones, tisana, tisane, tisanes
Beverages > Tea & Infusions > Tea: green tea, black tea, oolong, matcha, loose leaf tea, earl grey, tea bags, teebeutel, grüner tee, schwarzer tee, thé vert, thé noir, té verde, té negro, tè verde, groene thee, chá verde, herbata zielona, herbata czarna, grönt te, 煎茶, ほうじ茶, masala chai, rooibos, sencha, pu-erh
Beverages > Tea & Infusions > Infusions: herbal tea, chamomile, kräutertee, früchtetee, yerba mate, yerba, mate, hibiscus tea, peppermint tea, kruidenthee, herbata ziołowa
Beverages > Hot Chocolate: hot chocolate, cocoa, drinking chocolate, trinkschokolade, kakao, chocolat chaud, chocolate caliente, cioccolata calda, warme chocolademelk, ココア, chocolate abuelita
Beverages > Juices, Milkshakes & Smoothies: juice, juices, orange juice, smoothie, smoothies, cold pressed juice, saft, säfte, fruchtsaft, apfelsaft, jus, jus de fruits, jugo, jugos, zumo, zumos, néctar, succo, succhi, sap, sappen, suco, sucos, sumo, sok, soki, juice, ジュース, milkshake
Beverages > Soda: soda, cola, soft drink, soft drinks, ginger ale, tonic water, root beer, limonade, refresco, refrescos, gaseosa, gaseosas, bibita, frisdranken, refrigerante, läsk, sodavand, brus, 炭酸飲料, coca-cola, pepsi, sprite, jarritos
Beverages > Sports & Energy Drinks: energy drink, energy drinks, sports drink, isotonic drink, energydrink, boisson énergisante, bebida energética, bebida energizante, energetico, energetyk, エナジードリンク, electrolyte drink, red bull, gatorade
Beverages > Water: water, mineral water, sparkling water, mineralwasser, eau minérale, agua, agua mineral, acqua, woda, mineralvatten, ミネラルウォーター
Beverages > Water > Coconut Water: coconut water, agua de coco
Beverages > Milk: milk, whole milk, milch, lait, leche, latte intero, melk, leite, mleko, mjölk, mælk, melk, 牛乳, uht milk, chocolate milk
Beverages > Non-Dairy Milk: plant milk, oat milk, almond milk, soy milk, hafermilch, haferdrink, mandelmilch, lait d'avoine, bebida de avena, leche de almendra, latte vegetale, havermelk, mleko roślinne, havredryck, 豆乳
Beverages > Fruit Flavored Drinks: lemonade, fruit punch, agua fresca, limonada, horchata
Beverages > Powdered Beverage Mixes: drink mix, powdered drink mix, beverage mix, electrolyte mix, bebida en polvo
Beverages > Cordials, Syrups & Squash: cordial, squash drink, coffee syrup, sirup, sirop, siroop, xarope, syrop, saft koncentrat
Beverages > Alcoholic Beverages: alcohol, spirits & wine, alkohol, spirituosen, alcools, licores, alcolici, drank alcohol, bebidas alcoólicas, 酒, お酒, ~abv, ~750ml, ~70cl, ~vol.
Beverages > Alcoholic Beverages > Wine: wine, wines, red wine, white wine, rosé, prosecco, champagne, cabernet, cabernet sauvignon, pinot noir, pinot grigio, chardonnay, merlot, malbec, riesling, sauvignon blanc, syrah, shiraz, tempranillo, sangiovese, chianti, barolo, rioja, bordeaux, bourgogne, wein, weine, rotwein, weißwein, roséwein, sekt, grauburgunder, spätburgunder, vin, vins, vin rouge, vin blanc, crémant, vino, vinos, vino tinto, vino blanco, vino espumoso, cava, vini, vino rosso, vino bianco, spumante, wijn, wijnen, rode wijn, vinho, vinhos, vinho tinto, espumante, wino, wina, vin rött, rødvin, hvidvin, ワイン, şarap, natural wine, orange wine, pet nat, brut, cuvée, grüner veltliner
Beverages > Alcoholic Beverages > Beer: beer, beers, ipa, lager, ale, stout, pilsner, pale ale, craft beer, bier, biere, weißbier, bière, bières, cerveza, cervezas, birra, birre, bier, bieren, cerveja, piwo, piwa, öl, øl, ビール
Beverages > Alcoholic Beverages > Liquor & Spirits: whisky, whiskey, bourbon, scotch, single malt, gin, vodka, rum, tequila, mezcal, brandy, cognac, liqueur, liquor, spirits, grappa, absinthe, schnaps, likör, obstbrand, rhum, eau-de-vie, liqueurs, ron, licor, aguardiente, pisco, liquore, amaro, limoncello, jenever, likeur, cachaça, wódka, nalewka, likier, likör, akvavit, ウイスキー, 焼酎, ジン, aperitif, vermouth
Beverages > Alcoholic Beverages > Sake: sake, 日本酒, 清酒
Beverages > Alcoholic Beverages > Hard Cider: hard cider, cider, cidre, sidra, apfelwein
Beverages > Alcoholic Beverages > Mead: mead, met, hydromel, miód pitny
Beverages > Alcoholic Beverages > Premixed Spirits & Cocktail Mixes: cocktail, cocktails, canned cocktail, cocktail mix, cocktail mixer, margarita mix
Beverages > Low Alcohol & Alcohol-Free Beverages: non-alcoholic, alcohol-free, alkoholfrei, sans alcool, sin alcohol, analcolico, alcoholvrij, bezalkoholowe, alkoholfri
Beverages > Low Alcohol & Alcohol-Free Beverages > Low Alcohol & Alcohol-Free Kombucha: kombucha
Beverages > Vinegar Drinks: shrub drink, drinking vinegar
Tobacco Products: tobacco, tabak, tabac, tabaco, tabacco, tytoń, tobak, タバコ
Tobacco Products > Cigars: cigar, cigars, zigarre, zigarren, cigare, cigares, puro, puros, sigaro, sigari, sigaar, charuto, cygaro, cygara, cigarr, 葉巻
Tobacco Products > Cigarettes: cigarette, cigarettes, zigaretten
Tobacco Products > Rolling Papers: rolling papers, rolling paper, drehpapier, papier à rouler, papel de liar, cartine
Tobacco Products > Nicotine Pouches: nicotine pouch, nicotine pouches, snus, vitt snus, nikotinbeutel
Tobacco Products > Smoking Pipes: smoking pipe, tobacco pipe, tabakspfeife, bong, bongs, water pipe, hookah, shisha, wasserpfeife, cachimba, chicha
Tobacco Products > Vaporizers & Electronic Cigarettes: vape, vapes, vaping, e-cigarette, disposable vape, e-zigarette, cigarette électronique, cigarrillo electrónico, vapeador, sigaretta elettronica, e-sigaret, vaporesso, e-papieros, vape kit, pod system, VAPE
Tobacco Products > Vaporizers & Electronic Cigarettes > E-Liquid: e-liquid, e-liquids, eliquid, vape juice, e-juice, nic salt, nic salts, liquid nikotin, e-liquide, shortfill
Cannabis Products: cannabis, thc, hemp flower, cbd flower, delta 8, pre-roll, pre-rolls, cbd blüten, fleurs cbd
`;
