/** Words of apparel, shoes, jewellery and watches. */
export const apparel = `
= Apparel & Accessories
: apparel, fashion, mode, moda, odzież, kleding, ファッション, アパレル, moda mujer, moda hombre, damenmode, herrenmode, prêt-à-porter
Clothing: clothing, clothes, garment, garments, womenswear, menswear, streetwear, workwear, bekleidung, kleidung, vêtements, vêtement, ropa, ropa mujer, ropa hombre, abbigliamento, kleding, roupa, roupas, ubrania, odzież damska, odzież męska, kläder, tøj, klær, 服, 衣類, 洋服, ~size xs, ~slim fit, ~regular fit, ~oversized, ~long sleeve, ~short sleeve, ~sleeveless, ~v neck, ~crew neck, ~crewneck, ~langarm, ~kurzarm, ~manches longues, ~manches courtes, ~manga larga, ~manga corta, ~maniche lunghe, ~maniche corte, ~lange mouw, ~korte mouw, ~長袖, ~半袖, ~zara, ~h&m, ~levi's, ~levis, ~tommy hilfiger, ~ralph lauren, ~carhartt, ~patagonia, ~calvin klein
Clothing > Dresses: dress, dresses, gown, gowns, sundress, maxi dress, midi dress, mini dress, wrap dress, shift dress, slip dress, shirt dress, bodycon, frock, kleid, kleider, sommerkleid, abendkleid, maxikleid, minikleid, midikleid, robe, robes, robe longue, robe courte, vestido, vestidos, vestido largo, abito, abiti, vestito, vestiti, jurk, jurken, jurkje, sukienka, sukienki, klänning, klänningar, kjole, kjoler, ワンピース, ドレス, elbise, mekko
Clothing > Clothing Tops: top, tops, crop top, croptop, crop tops, tube top, halter top, bandeau top, oberteil, oberteile, haut, hauts, topje, topy, トップス
Clothing > Clothing Tops > T-Shirts: t-shirt, t-shirts, tshirt, tshirts, tee, tees, tee shirt, graphic tee, camiseta, camisetas, playera, playeras, remera, remeras, polera, poleras, franela, maglietta, magliette, maglia a maniche corte, koszulka, koszulki, t-paita, tişört, Tシャツ, ティーシャツ, カットソー
Clothing > Clothing Tops > Shirts: shirt, shirts, button down, button-up, oxford shirt, flannel shirt, linen shirt, hemd, hemden, herrenhemd, leinenhemd, freizeithemd, chemise, chemises, camisa, camisas, camicia, camicie, overhemd, overhemden, koszula, koszule, skjorta, skjorte, skjorter, シャツ, gömlek
Clothing > Clothing Tops > Shirts > Dress Shirts: dress shirt, dress shirts, businesshemd, ワイシャツ
Clothing > Clothing Tops > Blouses: blouse, blouses, bluse, blusen, chemisier, chemisiers, blusa, blusas, camicetta, camicette, blouse dames, bluzka, bluzki, blus, blusar, ブラウス
Clothing > Clothing Tops > Sweaters: sweater, sweaters, jumper, jumpers, pullover, pullovers, turtleneck, roll neck, knitwear, knit, cable knit, pulli, strickpullover, strickwaren, strick, rollkragenpullover, pull, pulls, pull-over, tricot, chandail, suéter, sueter, jersey, jerséis, maglione, maglioni, maglia, maglieria, dolcevita, trui, truien, camisola, malha, sweter, swetry, tröja, tröjor, stickad tröja, strik, genser, セーター, ニット, kazak
Clothing > Clothing Tops > Cardigans: cardigan, cardigans, strickjacke, strickjacken, gilet long, cárdigan, rebeca, vest gebreid, kardigan, kardigany, kofta, koftor, カーディガン
Clothing > Clothing Tops > Hoodies: hoodie, hoodies, hooded sweatshirt, hoody, zip hoodie, kapuzenpullover, kapuzenjacke, kapuzensweatshirt, sweat à capuche, sudadera con capucha, buzo, polerón, felpa con cappuccio, bluza z kapturem, huvtröja, hættetrøje, hettegenser, パーカー, フーディー
Clothing > Clothing Tops > Sweatshirts: sweatshirt, sweatshirts, crewneck sweatshirt, fleece pullover, sweatpullover, sweat-shirt, sudadera, sudaderas, felpa, felpe, sweater heren, moletom, bluza, bluzy, スウェット, トレーナー
Clothing > Clothing Tops > Tank Tops: tank top, tank tops, tank, tanks, singlet, muscle tee, camisole top, trägertop, débardeur, débardeurs, musculosa, canotta, canotte, hemdje, regata, タンクトップ, キャミソール
Clothing > Clothing Tops > Polos: polo, polos, polo shirt, polo shirts, poloshirt, poloshirts, polohemd, ポロシャツ
Clothing > Clothing Tops > Tunics: tunic, tunics, tunika, tunique, tuniques, túnica, tunica, tuniek, チュニック
Clothing > Clothing Tops > Bodysuits: bodysuit, bodysuits, damenbody
Clothing > Clothing Tops > Overshirts: overshirt, overshirts, shacket, surchemise, sobrecamisa
Clothing > Clothing Tops > Corset Tops: corset top, bustier top
Clothing > Pants: pants, pant, trouser pants, slacks, culottes, sweatpants, joggingbottoms, hose, hosen, damenhose, herrenhose, stoffhose, jogginghose, pantalon, pantalons, pantalón, pantalones, pantaloni, broek, broeken, joggingbroek, calça, calças, spodnie, byxor, byxa, bukser, bukse, パンツ, ズボン, ボトムス, pantolon
Clothing > Pants > Trousers: trousers, trouser, wide leg trousers, スラックス, トラウザーズ
Clothing > Pants > Jeans: jeans, jean, denim jeans, skinny jeans, mom jeans, straight jeans, bootcut, flared jeans, jeanshose, vaqueros, tejanos, mezclilla, dżinsy, jeansy, spijkerbroek, ジーンズ, デニムパンツ
Clothing > Pants > Leggings: legging, leggings, treggings, mallas, calzas, leggins, legginsy, レギンス
Clothing > Pants > Joggers: jogger, joggers, track pants, trackpants, trainingshose, jogginghosen, ジョガーパンツ
Clothing > Pants > Chinos: chino, chinos, chinohose
Clothing > Pants > Cargo Pants: cargo pants, cargo pant, cargos, cargohose, pantalon cargo, カーゴパンツ
Clothing > Shorts: shorts, short pants, kurze hose, pantalon court, pantalones cortos, pantalón corto, bermuda, bermudas, bermuda shorts, pantaloncini, korte broek, calções, szorty, spodenki, ショートパンツ, ハーフパンツ, ショーツパンツ
Clothing > Skirts: skirt, skirts, mini skirt, midi skirt, maxi skirt, pencil skirt, rock damen, röcke, faltenrock, jeansrock, minirock, jupe, jupes, falda, faldas, gonna, gonne, rok, rokken, rokje, saia, saias, spódnica, spódnice, kjol, kjolar, nederdel, skjørt, スカート, etek
Clothing > Skorts: skort, skorts
Clothing > One-Pieces: jumpsuit, jumpsuits, romper, rompers, playsuit, playsuits, overall, overalls, dungarees, dungaree, latzhose, combinaison, combi-short, salopette, mono mujer, enterizo, tuta intera, macacão, kombinezon, kombinezony, オールインワン, サロペット, つなぎ
Clothing > Outerwear: outerwear, oberbekleidung, outdoorbekleidung, アウター
Clothing > Outerwear > Coats & Jackets: jacket, jackets, coat, coats, leather jacket, denim jacket, fleece jacket, shell jacket, jean jacket, winter jacket, softshell, jacke, jacken, mantel, mäntel, winterjacke, lederjacke, jeansjacke, übergangsjacke, steppjacke, veste, vestes, blouson, manteau, manteaux, doudoune, doudounes, chaqueta, chaquetas, campera, camperas, abrigo, abrigos, chamarra, chamarras, cazadora, casaco, casacos, jaqueta, jaquetas, giacca, giacche, cappotto, cappotti, giubbotto, giubbino, piumino, jas, jassen, winterjas, kurtka, kurtki, płaszcz, płaszcze, jacka, jackor, kappa, jakke, jakker, frakke, ジャケット, コート, ダウン, ブルゾン, ceket, mont
Clothing > Outerwear > Coats & Jackets > Blazers: blazer, blazers, sakko, sakkos, veston, blazer femme, americana hombre, saco, marynarka, marynarki, kavaj, ブレザー
Clothing > Outerwear > Coats & Jackets > Parkas: parka, parkas, anorak
Clothing > Outerwear > Coats & Jackets > Puffer Jackets: puffer jacket, puffer, puffers, down jacket, quilted jacket, daunenjacke, ダウンジャケット
Clothing > Outerwear > Coats & Jackets > Rain Coats: raincoat, raincoats, rain jacket, rain jackets, waterproof jacket, regenjacke, regenmantel, imperméable, impermeable, impermeabile, regenjas, regnjacka, regnjakke, regnfrakke, レインコート
Clothing > Outerwear > Coats & Jackets > Trench Coats: trench coat, trenchcoat, trench, gabardina, トレンチコート
Clothing > Outerwear > Coats & Jackets > Bomber Jackets: bomber jacket, bomber, bomberjacke
Clothing > Outerwear > Coats & Jackets > Windbreakers: windbreaker, windbreakers, windjacke, coupe-vent, cortavientos, rompevientos, ウィンドブレーカー
Clothing > Outerwear > Coats & Jackets > Ponchos: poncho, ponchos, ruana
Clothing > Outerwear > Vests: vest, vests, gilet, gilets, waistcoat, weste, westen, steppweste, bodywarmer, chaleco, chalecos, smanicato, colete, kamizelka, väst, ベスト
Clothing > Suits: suit, suits, two piece suit, anzug, anzüge, hosenanzug, costume homme, traje, trajes, completo uomo, kostuum, pak heren, fato, terno, garnitur, garnitury, kostym, jakkesæt, スーツ
Clothing > Outfit Sets: outfit set, co-ord, co-ords, coord, co ord set, coord set, two piece set, matching set, tracksuit, tracksuits, trainingsanzug, jogginganzug, zweiteiler, ensemble, survêtement, chándal, conjunto, conjuntos, completo, tuta, joggingpak, dres, komplet, träningsoverall, セットアップ, ジャージ
Clothing > Activewear: activewear, sportswear, gym wear, athleisure, sportbekleidung, sportkleidung, vêtements de sport, ropa deportiva, abbigliamento sportivo, sportkleding, odzież sportowa, träningskläder, sportstøj, スポーツウェア
Clothing > Activewear > Sports Bras: sports bra, sports bras, sport-bh, brassière de sport, sujetador deportivo, top deportivo, reggiseno sportivo, sportbeha, biustonosz sportowy, sport bh, スポーツブラ
Clothing > Activewear > Activewear Pants: yoga pants, gym leggings, running tights, sportleggings, trainingshose damen
Clothing > Activewear > Activewear Tops: running shirt, training top, gym tank, laufshirt, sportshirt, funktionsshirt
Clothing > Swimwear: swimwear, bathing suit, beachwear, bademode, badebekleidung, maillot de bain, maillots de bain, traje de baño, trajes de baño, bañador, bañadores, costume da bagno, costumi da bagno, badmode, zwemkleding, moda praia, maiô, strój kąpielowy, stroje kąpielowe, badkläder, badetøj, badetøy, 水着
Clothing > Swimwear > Classic Bikinis: bikini, bikinis, bikini top, bikini bottom, biquíni, ビキニ
Clothing > Swimwear > One-Piece Swimsuits: swimsuit, swimsuits, one piece swimsuit, monokini, badeanzug, badeanzüge, costume intero, badpak, baddräkt
Clothing > Swimwear > Swim Shorts: swim shorts, swim trunks, trunks, badehose, badeshorts, short de bain, zwembroek, kąpielówki, badbyxor
Clothing > Swimwear > Boardshorts: boardshorts, board shorts, boardshort
Clothing > Swimwear > Rash Guards: rash guard, rash vest, rashguard, lycra uv, ラッシュガード
Clothing > Swimwear > Cover Ups: cover up, cover-up, beach cover up, pareo, paréo, sarong, kaftan beach
Clothing > Lingerie: lingerie, underwear women, dessous, unterwäsche, damenunterwäsche, sous-vêtements, sous-vêtement, ropa interior, lencería, intimo, biancheria intima, ondergoed, roupa íntima, bielizna, underkläder, undertøj, undertøy, 下着, ランジェリー
Clothing > Lingerie > Bras: bra, bras, bralette, bralettes, push-up bra, bh, bhs, büstenhalter, soutien-gorge, brassière, sujetador, sujetadores, brasier, brassier, corpiño, reggiseno, reggiseni, beha, sutiã, biustonosz, biustonosze, stanik, ブラジャー, ブラ
Clothing > Lingerie > Women's Underpants: panties, panty, thong, thongs, knickers, g-string, slip damen, damenslip, hipster panty, culotte femme, tanga, braga, bragas, calzones, mutande, mutandine, perizoma, onderbroek, string, calcinha, majtki, figi, stringi, trosa, trosor, trusser, truser, ショーツ, パンティ
Clothing > Lingerie > Shapewear: shapewear, body shaper, waist trainer, faja, fajas, gaine, modelliermieder, bielizna modelująca
Clothing > Lingerie > Hosiery: hosiery, tights, pantyhose, stockings, strumpfhose, strumpfhosen, collants, collant, medias, pantimedias, calze, panty's, meia-calça, rajstopy, strumpbyxor, strømpebukser, タイツ, ストッキング
Clothing > Lingerie > Corsets & Bustiers: corset, corsets, bustier, corsage dessous, corsetto, gorset
Clothing > Lingerie > Camisoles: camisole, camisoles, cami
Clothing > Lingerie > Babydolls: babydoll, negligee, nuisette
Clothing > Men's Undergarments: men's underwear, herrenunterwäsche, sous-vêtements homme
Clothing > Men's Undergarments > Men's Underwear: boxers, boxer, boxer briefs, boxer shorts, briefs, trunk underwear, boxershorts, herrenslip, unterhose, unterhosen, caleçon, caleçons, calzoncillos, bóxer, mutande uomo, boxershort, cueca, cuecas, bokserki, slipy męskie, kalsonger, underbukser, ボクサーパンツ
Clothing > Sleepwear & Loungewear: sleepwear, nightwear, nachtwäsche, vêtements de nuit, ropa de dormir, nachtkleding, ルームウェア, 部屋着
Clothing > Sleepwear & Loungewear > Loungewear: loungewear, lounge set, lounge pants, homewear, hauskleidung
Clothing > Sleepwear & Loungewear > Pajamas: pajama, pajamas, pyjama, pyjamas, pj set, pjs, schlafanzug, schlafanzüge, pijama, pijamas, pigiama, pigiami, piżama, piżamy, pyjamas set, nattøj, パジャマ
Clothing > Sleepwear & Loungewear > Nightgowns: nightgown, nightgowns, nightdress, nightie, nachthemd, nachthemden, chemise de nuit, camisón, camicia da notte, nachtjapon, camisola de noite, koszula nocna, nattlinne, ネグリジェ
Clothing > Sleepwear & Loungewear > Robes: bathrobe, bathrobes, dressing gown, kimono robe, bademantel, bademäntel, morgenmantel, peignoir, robe de chambre, albornoz, bata de baño, accappatoio, vestaglia, badjas, roupão, szlafrok, badrock, morgonrock, badekåbe, morgenkåpe, バスローブ, ガウン
Clothing > Socks: sock, socks, socken, socke, strümpfe, kniestrümpfe, wollsocken, chaussettes, chaussette, calcetín, calcetines, medias deportivas, calzini, calzino, calzettoni, sokken, sok, meias, meia, skarpetki, skarpety, strumpor, strumpa, sockor, sokker, ソックス, 靴下, çorap
Clothing > Baby & Children's Clothing: baby clothes, kids clothing, kids clothes, children's clothing, childrenswear, kidswear, babybekleidung, babykleidung, kinderbekleidung, kinderkleidung, kindermode, vêtements bébé, vêtements enfant, ropa de bebé, ropa bebé, ropa de niños, ropa infantil, abbigliamento bambino, abbigliamento neonato, kinderkleding, babykleding, roupa de bebê, roupa infantil, ubranka, ubranka dla dzieci, ubranka dla niemowląt, barnkläder, babykläder, børnetøj, babytøj, barneklær, 子供服, ベビー服, キッズ服
Clothing > Baby & Children's Clothing > Baby & Children's One-Pieces: onesie, onesies, baby romper, baby bodysuit, baby body, babygrow, sleepsuit, sleepsuits, strampler, babybody, bodys, body bébé, bodies bébé, grenouillère, barboteuse, body de bebé, pelele, peleles, mameluco, mamelucos, enterito, tutina, tutine, pagliaccetto, rompertje, rompers baby, boxpakje, macacão bebê, body niemowlęce, pajacyk, pajac, rampers, śpioszki, sparkdräkt, bodysuit baby, ロンパース, ボディスーツ ベビー, カバーオール
Clothing > Baby & Children's Clothing > Baby & Children's Dresses: girls dress, girl's dress, baby dress, toddler dress, kids dress, mädchenkleid, robe fille, robe bébé, vestido niña, vestido de niña, vestido bebé, abito bambina, meisjesjurk, sukienka dla dziewczynki
Clothing > Baby & Children's Clothing > Baby & Children's Tops: kids t-shirt, kids tee, toddler tee, baby tee, kids hoodie, kids sweater, kinder t-shirt, kindershirt, t-shirt enfant, camiseta niño, camiseta infantil, maglietta bambino
Clothing > Baby & Children's Clothing > Baby & Children's Bottoms: kids pants, baby leggings, kids leggings, toddler pants, bloomers, bloomer, kinderhose, babyhose, pantalon bébé, pantalon enfant, pantalón bebé, pantaloncini bambino
Clothing > Baby & Children's Clothing > Baby & Children's Outfits: baby outfit, baby set, toddler outfit, kids outfit, newborn outfit, ensemble bébé, conjunto bebé, conjunto de bebé, completino, babyset, ajuar
Clothing > Baby & Children's Clothing > Baby & Children's Outerwear: kids jacket, baby jacket, snowsuit, pramsuit, kinderjacke, schneeanzug, combinaison pilote, chaqueta niño
Clothing > Baby & Children's Clothing > Baby & Children's Sleepwear: kids pajamas, kids pyjamas, baby pajamas, kinder pyjama, kinderschlafanzug, pyjama enfant, pyjama bébé, pijama niño, pijama infantil, pijama bebé
Clothing > Baby & Children's Clothing > Baby & Children's Socks & Tights: baby socks, kids socks, babysocken, kindersocken, kindersocken, chaussettes bébé, chaussettes enfant
Clothing > Maternity Clothing: maternity, maternity wear, pregnancy wear, umstandsmode, umstandskleid, umstandshose, vêtements de grossesse, maternité, ropa premamá, ropa de maternidad, premaman, zwangerschapskleding, odzież ciążowa, mammakläder, マタニティ
Clothing > Maternity Clothing > Nursing Bras: nursing bra, still-bh, soutien-gorge d'allaitement, sujetador de lactancia
Clothing > Traditional & Ceremonial Clothing > Saris & Lehengas: sari, saree, sarees, saris, lehenga, lehengas, lehenga choli, ghagra, banarasi, kanjivaram
Clothing > Traditional & Ceremonial Clothing > Kurtas & Kurta Sets: kurta, kurtas, kurti, kurtis, kurta set, kurta pajama, anarkali, sherwani, bandhgala, nehru jacket
Clothing > Traditional & Ceremonial Clothing > Salwar Kameez & Suit Sets: salwar, salwar kameez, salwar suit, churidar, palazzo suit, sharara, gharara, patiala, unstitched suit, lawn suit, shalwar kameez
Clothing > Traditional & Ceremonial Clothing > Kaftans: kaftan, kaftans, caftan
Clothing > Traditional & Ceremonial Clothing > Abayas & Jilbabs: abaya, abayas, jilbab, jilbabs, thobe, thawb, jubba, burqa
Clothing > Traditional & Ceremonial Clothing > Kimonos: kimono, kimonos, yukata, haori, hakama, 着物, 浴衣, 羽織
Clothing > Traditional & Ceremonial Clothing > Dirndls: dirndl, dirndls, trachtenkleid, lederhose, lederhosen, trachten
Clothing > Traditional & Ceremonial Clothing > Kilts: kilt, kilts
Clothing > Traditional & Ceremonial Clothing > Cheongsams: cheongsam, qipao, hanfu, áo dài
Clothing > Uniforms & Workwear: uniform, uniforms, arbeitskleidung, berufskleidung, vêtements de travail, uniforme, uniformes, ropa de trabajo, abbigliamento da lavoro, werkkleding, odzież robocza, arbetskläder, 作業服, 制服
Clothing > Uniforms & Workwear > Scrubs: scrubs, scrub top, scrub pants, kasack, pijama quirúrgico, filipina médica
Clothing > Wedding & Bridal Party Dresses > Wedding Dresses: wedding dress, wedding dresses, bridal gown, wedding gown, brautkleid, brautkleider, hochzeitskleid, robe de mariée, vestido de novia, vestidos de novia, abito da sposa, trouwjurk, vestido de noiva, suknia ślubna, brudklänning, brudekjole, ウェディングドレス
Clothing > Wedding & Bridal Party Dresses > Bridal Party Dresses: bridesmaid dress, bridesmaid dresses, brautjungfernkleid
Clothing Accessories: clothing accessories, fashion accessories, accessoires de mode, modeaccessoires, accesorios de moda, accessori moda, ファッション小物
Clothing Accessories > Hats: hat, hats, cap, caps, headwear, hut, hüte, mütze, mützen, kappe, kappen, strohhut, sonnenhut, chapeau, chapeaux, casquette, casquettes, sombrero, gorra, gorras, gorro, gorros, cappello, cappelli, cappellino, berretto, hoed, hoeden, pet, petten, muts, mutsen, chapéu, boné, bonés, kapelusz, kapelusze, czapka, czapki, hatt, keps, mössa, kasket, hue, lue, caps herre, 帽子, キャップ, ハット, şapka
Clothing Accessories > Hats > Baseball Caps: baseball cap, baseball caps, dad hat, dad cap, baseballcap, basecap, czapka z daszkiem
Clothing Accessories > Hats > Snapback Caps: snapback, snapbacks
Clothing Accessories > Hats > Trucker Hats: trucker hat, trucker cap, trucker
Clothing Accessories > Hats > Beanies: beanie, beanies, wollmütze, strickmütze, bonnet laine, bonnets, ビーニー, ニット帽
Clothing Accessories > Hats > Bucket Hats: bucket hat, bucket hats, fischerhut, bob, バケットハット
Clothing Accessories > Hats > Berets: beret, berets, baskenmütze, béret, boina, ベレー帽
Clothing Accessories > Hats > Fedoras: fedora, fedoras
Clothing Accessories > Hats > Sun Hats: sun hat, straw hat
Clothing Accessories > Hats > Visors: visor, visors, sonnenvisor
Clothing Accessories > Scarves & Shawls: scarf, scarves, shawl, shawls, pashmina, stole, wrap scarf, schal, schals, halstuch, tuch, seidentuch, foulard, foulards, écharpe, écharpes, étole, châle, bufanda, bufandas, pañuelo, pañuelos, chal, mascada, sciarpa, sciarpe, scialle, stola, sjaal, sjaals, lenço, cachecol, szalik, szale, chusta, apaszka, halsduk, tørklæde, skjerf, マフラー, スカーフ, ストール, hijab, hijabs, dupatta, atkı
Clothing Accessories > Gloves & Mittens: glove, gloves, mittens, mitten, handschuhe, handschuh, fäustlinge, gants, gant, moufles, guantes, guante, guanti, handschoenen, wanten, luvas, rękawiczki, handskar, vantar, handsker, hansker, votter, 手袋, グローブ
Clothing Accessories > Belts: belt, belts, leather belt, gürtel, ledergürtel, ceinture, ceintures, cinturón, cinturones, cinto, cintura, cinture, riem, riemen, pasek damski, pasek męski, pasek skórzany, skärp, bälte, bælte, belte, ベルト, kemer
Clothing Accessories > Sunglasses: sunglass, sunglasses, shades, sonnenbrille, sonnenbrillen, lunettes de soleil, lunette de soleil, gafas de sol, lentes de sol, anteojos de sol, occhiali da sole, zonnebril, zonnebrillen, óculos de sol, okulary przeciwsłoneczne, solglasögon, solbriller, サングラス, ~ray-ban, ~oakley
Clothing Accessories > Neckties: necktie, neckties, tie, ties, silk tie, krawatte, krawatten, cravate, cravates, corbata, corbatas, cravatta, cravatte, stropdas, gravata, krawat, krawaty, slipsar, ネクタイ
Clothing Accessories > Neckties > Bow Ties: bow tie, bow ties, bowtie, fliege, fliegen, nœud papillon, pajarita, moño hombre, papillon, vlinderstrik, mucha, 蝶ネクタイ
Clothing Accessories > Pocket Squares: pocket square, pocket squares, einstecktuch, pochette costume
Clothing Accessories > Cufflinks: cufflink, cufflinks, manschettenknöpfe, boutons de manchette, gemelos, gemelli, manchetknopen, spinki do mankietów, カフス
Clothing Accessories > Suspenders: suspenders, braces clothing, hosenträger, bretelles, tirantes, bretelle
Clothing Accessories > Bandanas & Headties: bandana, bandanas, bandanna, headtie, バンダナ
Clothing Accessories > Balaclavas: balaclava, balaclavas, ski mask, sturmhaube, cagoule
Clothing Accessories > Neck Gaiters: neck gaiter, buff, snood, schlauchschal, tour de cou, braga cuello
Clothing Accessories > Earmuffs: earmuffs, ohrenwärmer
Clothing Accessories > Hair Accessories: hair accessory, hair accessories, barrette, barrettes, hair jewelry, haarschmuck, haaraccessoires, accessoires cheveux, accesorios para el cabello, accessori capelli, haaraccessoires, akcesoria do włosów, håraccessoarer, ヘアアクセサリー, ヘアアクセ
Clothing Accessories > Hair Accessories > Hair Pins, Claws & Clips: hair clip, hair clips, claw clip, hair claw, hair pin, bobby pins, hairpin, haarspange, haarspangen, haarklammer, haarklammern, haarnadel, pince à cheveux, pinces à cheveux, pinza de pelo, pinza para cabello, horquilla, pasador, fermaglio, mollettone, haarspeld, haarklem, presilha, spinka do włosów, hårspänne, hårklämma, hårspænde, ヘアクリップ, ヘアピン, バレッタ, かんざし
Clothing Accessories > Hair Accessories > Ponytail Holders: scrunchie, scrunchies, hair tie, hair ties, elastic hair, haargummi, haargummis, chouchou, chouchous, élastique cheveux, coletero, coleteros, scrunchy, liga para cabello, elastico per capelli, gumka do włosów, hårsnodd, ヘアゴム, シュシュ
Clothing Accessories > Hair Accessories > Headbands: headband, headbands, hairband, alice band, stirnband, haarband, haarreif, haarreifen, bandeau cheveux, bandeau, serre-tête, diadema, diademas, vincha, cerchietto, fascia capelli, opaska, opaska na włosy, pannband, hårband, pandebånd, hårbånd, ヘアバンド, カチューシャ
Clothing Accessories > Hair Accessories > Hair Extensions: hair extension, hair extensions, clip-in hair, tape-in, weave bundle, hair bundles, haarverlängerung, extensiones de cabello, エクステ
Clothing Accessories > Hair Accessories > Wigs: wig, wigs, lace front, lace wig, perücke, perücken, perruque, perruques, peluca, pelucas, parrucca, pruik, peruca, peruka, peruk, ウィッグ, かつら
Clothing Accessories > Hair Accessories > Durags & Hair Wraps: durag, hair wrap
Clothing Accessories > Hair Accessories > Tiaras: tiara, tiaras
Clothing Accessories > Headwear: turban, turbante
Clothing Accessories > Headwear > Fascinators: fascinator, fascinators, bibi
Clothing Accessories > Headwear > Bonnets & Sleep Caps: sleep bonnet, satin bonnet, hair bonnet, silk bonnet
Clothing Accessories > Pinback Buttons: pinback button, button badge, enamel badge
Clothing Accessories > Clothing Patches: iron-on patch, embroidered patch, patch, patches, aufnäher, bügelbild, écusson, parche, ワッペン
Clothing Accessories > Handkerchiefs: handkerchief, handkerchiefs, taschentuch stoff, mouchoir tissu, ハンカチ
Clothing Accessories > Fashion Face Masks: cloth face mask, stoffmaske
Costumes & Accessories > Costumes: costume, costumes, halloween costume, cosplay, kostüm, kostüme, faschingskostüm, déguisement, déguisements, disfraz, disfraces, costume di carnevale, kostuum carnaval, fantasia infantil, fantasias, strój karnawałowy, maskeraddräkt, コスプレ, 仮装
Costumes & Accessories > Masks: costume mask, party mask, masquerade mask, venetian mask, faschingsmaske
Handbags, Wallets & Cases > Handbags: handbag, handbags, purse, purses, bag, bags, leather bag, tasche, taschen, handtasche, handtaschen, ledertasche, damentasche, sac, sacs, sac à main, sacs à main, bolso, bolsos, bolsa, bolsas, cartera de mano, carteras mujer, borsa, borse, borsetta, tas, tassen, handtas, handtassen, bolsa feminina, torebka, torebki, torba, torby, väska, väskor, handväska, taske, tasker, håndtaske, veske, vesker, バッグ, ハンドバッグ, 鞄, かばん, çanta, ~louis vuitton, ~gucci, ~michael kors, ~coach, ~longchamp, ~furla
Handbags, Wallets & Cases > Handbags > Shoulder Bags: shoulder bag, shoulder bags, schultertasche, schultertaschen, sac porté épaule, sac épaule, bolso de hombro, borsa a spalla, borsa a tracolla, schoudertas, torebka na ramię, axelväska, skuldertaske, ショルダーバッグ
Handbags, Wallets & Cases > Handbags > Cross Body Bags: crossbody, crossbody bag, cross-body bag, crossbody bags, sling bag, umhängetasche, umhängetaschen, sac bandoulière, bandolera, bandoleras, tracolla, bolsa transversal, listonoszka, サコッシュ
Handbags, Wallets & Cases > Handbags > Clutch Bags: clutch, clutches, evening bag, abendtasche, pochette, pochettes, bolso de mano, kopertówka, クラッチバッグ
Handbags, Wallets & Cases > Handbags > Shopper Bags: shopper, shopper bag, sac cabas, cabas
Handbags, Wallets & Cases > Handbags > Hobo Bags: hobo bag, hobo
Handbags, Wallets & Cases > Handbags > Bucket Bags: bucket bag, beuteltasche, sac seau
Handbags, Wallets & Cases > Handbags > Belt Bags: belt bag, bum bag, bauchtasche, gürteltasche, sac banane, riñonera, marsupio, heuptas, nerka, magväska, ウエストポーチ
Handbags, Wallets & Cases > Handbags > Beach Bags: beach bag, beach bags, strandtasche, sac de plage, bolso de playa, borsa da mare
Handbags, Wallets & Cases > Handbags > Satchel Bags: satchel, satchels
Handbags, Wallets & Cases > Wallets & Money Clips > Wallets: wallet, wallets, billfold, bifold, geldbörse, geldbörsen, geldbeutel, portemonnaie, portmonee, brieftasche, portefeuille, portefeuilles, cartera, billetera, billeteras, monedero, portafoglio, portafogli, portemonnee, carteira, carteiras, portfel, portfele, plånbok, plånböcker, pung, lommebok, 財布, ウォレット, cüzdan
Handbags, Wallets & Cases > Wallets & Money Clips > Card Cases: cardholder, card holder, card holders, card case, card wallet, kartenetui, kartenhalter, porte-cartes, tarjetero, tarjeteros, portacarte, porta carte, pasjeshouder, porta-cartões, etui na karty, korthållare, kortholder, カードケース, 名刺入れ
Handbags, Wallets & Cases > Wallets & Money Clips > Coin Purses: coin purse, coin pouch, porte-monnaie, portamonete, 小銭入れ
Handbags, Wallets & Cases > Wallets & Money Clips > Money Clips: money clip
Handbags, Wallets & Cases > Badge & Pass Holders > Passport Holders: passport holder, passport cover, passport case, reisepasshülle, passhülle, étui passeport, protège-passeport, porta pasaporte, portapassaporto, パスポートケース
Handbag & Wallet Accessories > Keychains: keychain, keychains, key chain, key ring, keyring, keyrings, key fob, schlüsselanhänger, schlüsselband, porte-clés, porte-clé, porte clé, llavero, llaveros, portachiavi, sleutelhanger, sleutelhangers, chaveiro, chaveiros, porta-chaves, brelok, breloki, breloczek, nyckelring, nøglering, nøkkelring, キーホルダー, キーリング, anahtarlık
Handbag & Wallet Accessories > Lanyards: lanyard, lanyards
Handbag & Wallet Accessories > Bag Charms: bag charm, bag charms, taschenanhänger, bijou de sac
Handbag & Wallet Accessories > Bag Straps & Handles: bag strap, bag straps, taschengurt, bandoulière seule, taschenriemen
Shoes: shoe, shoes, footwear, schuh, schuhe, damenschuhe, herrenschuhe, chaussure, chaussures, zapato, zapatos, calzado, scarpa, scarpe, calzature, schoen, schoenen, sapato, sapatos, calçado, buty, obuwie, but, sko, skor, shoes women, 靴, シューズ, ayakkabı, kengät, ~air jordan, ~jordan 1, ~jordan 4, ~yeezy, ~dunk low, ~dunk high, ~air force 1, ~air max, ~new balance, ~birkenstock, ~dr. martens, ~crocs, ~converse, ~vans, ~asics, ~ugg, ~timberland, ~skechers, ~salomon, ~nike, ~adidas, ~puma
Shoes > Sneakers: sneaker, sneakers, trainer, trainers, kicks, turnschuhe, basket femme, baskets, tenis hombre, tenis mujer, zapatillas, zapatilla, deportivas, scarpe da ginnastica, gympen, tênis, trampki, sneakersy, gymnastikskor, スニーカー, spor ayakkabı
Shoes > Athletic Shoes: running shoe, running shoes, training shoes, basketball shoes, tennis shoes, trail running shoes, football boots, soccer cleats, cleats, laufschuhe, sportschuhe, wanderschuhe, fußballschuhe, chaussures de running, chaussures de sport, zapatillas de running, zapatillas deportivas, scarpe da corsa, scarpe sportive, hardloopschoenen, sportschoenen, buty do biegania, buty sportowe, löparskor, løbesko, joggesko, ランニングシューズ
Shoes > Boots: boot, boots, ankle boot, ankle boots, chelsea boot, chelsea boots, combat boots, cowboy boots, hiking boots, rain boots, wellies, wellington boots, snow boots, bootie, booties, stiefel, stiefelette, stiefeletten, gummistiefel, winterstiefel, botte, bottes, bottine, bottines, bota, botas, botín, botines, stivali, stivaletti, stivaletto, laarzen, enkellaarsjes, regenlaarzen, botki, kozaki, kalosze, stövlar, kängor, gummistövlar, støvler, støvletter, ブーツ, 長靴, bot
Shoes > Sandals: sandal, sandals, slides, slide sandal, flip flop, flip-flops, flip flops, espadrille, espadrilles, sandale, sandalen, zehentrenner, tongs, sandales, sandalia, sandalias, chanclas, chancla, alpargatas, huaraches, sandali, infradito, ciabatte mare, slippers strand, sandália, chinelo, chinelos, sandały, klapki, japonki, sandaler, サンダル, ビーチサンダル, terlik
Shoes > Heels: heel, heels, high heels, pumps, stiletto, stilettos, wedges, block heel, pump shoes, absatzschuhe, escarpin, escarpins, talons, tacones, zapatos de tacón, tacchi, décolleté, hakken, saltos, salto alto, szpilki, czółenka, klackskor, pumpar, パンプス, ハイヒール, ヒール
Shoes > Flats: flats, ballet flat, ballet flats, ballerina, ballerinas, loafer, loafers, moccasin, moccasins, mules, mule, oxford shoes, brogues, derby shoes, boat shoes, clogs, clog, monk strap, mokassins, slipper schuhe, halbschuhe, schnürschuhe, ballerine, mocassin, mocassins, derbies, sabots, mocasín, mocasines, bailarinas, flats mujer, mocassini, mocassino, ballerine, stringate, instappers, loafers dames, sapatilha, sapatilhas, mocassim, mokasyny, baleriny, balerinki, juttis, jutti, mojari, kolhapuri, フラットシューズ, ローファー, バレエシューズ
Shoes > Slippers: slipper, slippers, house shoes, hausschuhe, pantoffeln, pantoffel, hüttenschuhe, chausson, chaussons, pantoufle, pantoufles, pantuflas, zapatillas de casa, pantofole, ciabatte, pantoffels, sloffen, pantufas, kapcie, papucie, tofflor, hjemmesko, tøfler, スリッパ, ルームシューズ
Shoes > Baby & Children's Shoes: baby shoes, kids shoes, toddler shoes, children's shoes, kids sneakers, crib shoes, babyschuhe, kinderschuhe, lauflernschuhe, krabbelschuhe, chaussures bébé, chaussures enfant, chaussons bébé, zapatos de bebé, zapatos bebé, zapatos niño, zapatos niña, calzado infantil, scarpe bambino, scarpine, kinderschoenen, babyschoenen, babyslofjes, sapatos infantis, buciki, buty dziecięce, buty dla dzieci, barnskor, babyskor, børnesko, barnesko, キッズシューズ, ベビーシューズ, ファーストシューズ
Shoe Accessories > Shoelaces: shoelace, shoelaces, laces, schnürsenkel, lacets, cordones, agujetas, stringhe, lacci, veters, cadarços, sznurówki, skosnören, snørebånd, 靴紐
Shoe Accessories > Shoe Inserts: insole, insoles, shoe insert, einlegesohlen, einlegesohle, schuheinlagen, semelle, semelles, plantilla, plantillas, soletta, solette, inlegzolen, palmilha, wkładki do butów, sulor, såler, インソール, 中敷き
Jewelry: jewelry, jewellery, jewelery, jewel, jewels, schmuck, schmuckstück, modeschmuck, bijou, bijoux, joya, joyas, joyería, bisutería, gioiello, gioielli, bigiotteria, sieraden, sieraad, juwelen, joias, jóias, bijuteria, biżuteria, smycken, smycke, smykker, smykke, korut, ジュエリー, アクセサリー, takı, ~sterling silver, ~925 silver, ~14k gold, ~18k gold, ~gold plated, ~gold vermeil, ~gold-plated, ~moissanite, ~cubic zirconia, ~lab grown diamond, ~gemstone, ~birthstone, ~925er silber, ~sterlingsilber, ~vergoldet, ~plaqué or, ~argent 925, ~plata 925, ~plata de ley, ~bañado en oro, ~argento 925, ~srebro 925, ~シルバー925, ~pandora
Jewelry > Rings: ring, rings, stacking ring, signet ring, band ring, cocktail ring, ringe, siegelring, bague, bagues, chevalière, anillo, anillos, sortija, anello, anelli, ringen, anel, anéis, aneis, pierścionek, pierścionki, sygnet, ringar, fingerring, 指輪, リング, yüzük, sormus
Jewelry > Rings > Engagement Rings: engagement ring, engagement rings, solitaire ring, verlobungsring, verlobungsringe, bague de fiançailles, anillo de compromiso, anello di fidanzamento, verlovingsring, anel de noivado, pierścionek zaręczynowy, förlovningsring, 婚約指輪
Jewelry > Rings > Wedding Bands: wedding band, wedding bands, wedding ring, wedding rings, ehering, eheringe, trauring, trauringe, alliance, alliances, alianza, alianzas, fede, fedi nuziali, trouwring, trouwringen, aliança, alianças, obrączka, obrączki, vigselring, vielsesring, 結婚指輪
Jewelry > Necklaces: necklace, necklaces, chain necklace, choker, chokers, pendant necklace, locket, kette, ketten, halskette, halsketten, collier, colliers, sautoir, collar mujer, collares, gargantilla, cadena de oro, cadena de plata, collana, collane, girocollo, catenina, ketting, kettingen, halsketting, colar, colares, gargantilha, naszyjnik, naszyjniki, łańcuszek, korale, halsband smycke, halskæde, halskjede, halssmycke, ネックレス, kolye, kaulakoru, mangalsutra
Jewelry > Earrings: earring, earrings, hoop earrings, hoops, ear studs, stud earrings, studs, ear cuff, drop earrings, huggies, jhumka, jhumkas, ohrring, ohrringe, ohrstecker, creolen, ohrhänger, boucles d'oreilles, boucle d'oreille, boucles d'oreille, puces d'oreilles, créoles, pendientes, pendiente, aretes, arete, aros, arracadas, orecchini, orecchino, oorbellen, oorbel, oorknopjes, oorringen, brincos, brinco, argolas, kolczyki, kolczyk, örhängen, örhänge, øreringe, ørepynt, øredobber, ピアス, イヤリング, küpe, korvakorut
Jewelry > Bracelets: bracelet, bracelets, bangle, bangles, cuff bracelet, tennis bracelet, friendship bracelet, armband schmuck, armband silber, armbänder, armreif, armreifen, armkette, jonc, pulsera, pulseras, brazalete, brazaletes, esclava, bracciale, bracciali, braccialetto, armband, armbanden, pulseira, pulseiras, bransoletka, bransoletki, armring, armbånd, ブレスレット, バングル, bileklik, kada, rakhi
Jewelry > Anklets: anklet, anklets, ankle bracelet, fußkette, fusskettchen, fußkettchen, chevillère bijou, bracelet de cheville, tobillera, tobilleras, cavigliera, enkelbandje, tornozeleira, bransoletka na kostkę, fotlänk, ankelkæde, payal, アンクレット
Jewelry > Brooches & Lapel Pins: brooch, brooches, lapel pin, lapel pins, enamel pin, enamel pins, pin badge, brosche, broschen, anstecknadel, broche, broches, pin's, prendedor, spilla, spille, brosch, broszka, broszki, przypinka, ブローチ, ピンバッジ
Jewelry > Charms & Pendants: charm, charms, pendant, pendants, anhänger, pendentif, pendentifs, breloque, médaille, médaillon, dije, dijes, colgante, colgantes, medalla, ciondolo, ciondoli, hanger ketting, bedel, bedels, pingente, pingentes, zawieszka, zawieszki, wisiorek, hängsmycke, hänge, vedhæng, anheng, ペンダント, チャーム
Jewelry > Body Jewelry: body jewelry, belly ring, belly bar, nose ring, nose stud, nose pin, septum ring, labret, barbell piercing, piercing, piercings, bauchnabelpiercing, nasenpiercing, bijoux de corps, piercing nez, piercing nombril, ボディピアス
Jewelry > Jewelry Sets: jewelry set, jewellery set, necklace set, bridal set, schmuckset, parure, parures, conjunto de joyas, juego de joyas, komplet biżuterii
Jewelry > Watches: watch, watches, wristwatch, wrist watch, chronograph, timepiece, uhr, uhren, armbanduhr, armbanduhren, herrenuhr, damenuhr, taschenuhr, montre, montres, reloj, relojes, reloj de pulsera, orologio, orologi, horloge, horloges, relógio, relógios, zegarek, zegarki, klocka armband, armbandsur, armbåndsur, 腕時計, ウォッチ, kol saati, ~seiko, ~casio, ~rolex, ~citizen, ~g-shock
Jewelry > Smart Watches: smartwatch, smart watch, smartwatches, montre connectée, reloj inteligente, apple watch, galaxy watch, スマートウォッチ, smartklocka
Jewelry > Watch Accessories > Watch Bands: watch band, watch bands, watch strap, watch straps, apple watch band, apple watch strap, uhrenarmband, uhrenarmbänder, uhrband, bracelet montre, bracelet de montre, correa de reloj, correa para reloj, correa, cinturino orologio, cinturini, horlogeband, horlogebandje, pulseira de relógio, pasek do zegarka, klockarmband, urrem, klokkereim, 時計バンド, 時計ベルト
Jewelry > Watch Accessories > Watch Storage Boxes & Rolls: watch box, watch roll, uhrenbox, boîte à montres
Jewelry > Watch Accessories > Watch Winders: watch winder, uhrenbeweger
`;
