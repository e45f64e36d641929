/** Words of furniture. */
export const furniture = `
= Furniture
: furniture, möbel, wohnmöbel, meuble, meubles, mobilier, mueble, muebles, mobiliario, mobile casa, mobili, arredamento, meubel, meubels, meubilair, móvel, móveis, mebel, meble, möbler, møbel, møbler, 家具, mobilya, huonekalut
Sofas: sofa, sofas, couch, couches, loveseat, settee, sectional, sectional sofa, ecksofa, schlafsofa, sofas & couches, polstermöbel, canapé, canapés, canapé d'angle, sofá, sofás, sillón sofá, sala esquinera, divano, divani, bank zitbank, zitbank, hoekbank, bankstel, kanapa, kanapy, narożnik, soffa, soffor, sofaer, ソファ, ソファー, koltuk, kanepe, sohva
Sofas > Sofa Beds: sofa bed, sleeper sofa, bettsofa, canapé-lit, canapé convertible, clic-clac, sofá cama, divano letto, slaapbank, sofá-cama, bäddsoffa, sovesofa, ソファベッド
Sofas > Corner Sofas: corner sofa, l-shaped sofa, eckcouch, chaise d'angle, hörnsoffa
Chairs: chair, chairs, seat chair, stuhl, stühle, chaise, chaises, silla, sillas, sedia, sedie, stoel, stoelen, cadeira, cadeiras, krzesło, krzesła, stol, stolar, stole, stoler, チェア, 椅子, イス, sandalye, tuoli
Chairs > Armchairs, Recliners & Sleeper Chairs: armchair, armchairs, recliner, recliners, accent chair, lounge chair, sessel, ohrensessel, relaxsessel, fauteuil, fauteuils, sillón, sillones, butaca, butacas, reclinable, poltrona, poltrone, fauteuil stoel, poltronas, fotel, fotele, fåtölj, fåtöljer, lænestol, lenestol, アームチェア, リクライニングチェア, berjer
Chairs > Kitchen & Dining Room Chairs: dining chair, dining chairs, esszimmerstuhl, esszimmerstühle, chaise de salle à manger, silla de comedor, sillas de comedor, sedia da pranzo, eetkamerstoel, eetkamerstoelen, cadeira de jantar, krzesło do jadalni, matstol, matstolar, spisebordsstol, ダイニングチェア
Chairs > Table & Bar Stools: stool, stools, bar stool, bar stools, counter stool, hocker, barhocker, tabouret, tabourets, tabouret de bar, taburete, taburetes, banco alto, sgabello, sgabelli, kruk, krukken, barkruk, barkrukken, banqueta, banquetas, stołek, hoker, hokery, pall, pallar, barstol, taburet, スツール
Chairs > Rocking Chairs: rocking chair, rocker chair, schaukelstuhl, fauteuil à bascule, mecedora, sedia a dondolo, schommelstoel, bujany fotel, gungstol
Chairs > Bean Bag Chairs: bean bag, beanbag, sitzsack, pouf poire, puff, puf, pouf sacco, zitzak, pufe, sakosäck
Chairs > Gaming Chairs: gaming chair, gaming-stuhl, chaise gaming, silla gamer, silla gaming, sedia gaming, ゲーミングチェア
Chairs > Hanging Chairs: hanging chair, swing chair, hängesessel, fauteuil suspendu, silla colgante, poltrona sospesa, hangstoel
Chairs > Folding Chairs & Stools: folding chair, klappstuhl, chaise pliante, silla plegable, sedia pieghevole, klapstoel
Tables: table, tables, tisch, tische, tables meubles, mesa, mesas, tavolo, tavoli, tafel, tafels, stół, stoły, stolik, bord, bord möbler, bord möbel, borde, テーブル, 机 テーブル, masa, pöytä
Tables > Kitchen & Dining Room Tables: dining table, dining tables, esstisch, esstische, table à manger, table de salle à manger, mesa de comedor, comedor, tavolo da pranzo, eettafel, eettafels, mesa de jantar, stół do jadalni, matbord, spisebord, ダイニングテーブル
Tables > Accent Tables > Coffee Tables: coffee table, coffee tables, couchtisch, couchtische, table basse, tables basses, mesa de centro, mesa centro, tavolino, tavolini, salontafel, salontafels, stolik kawowy, ława, soffbord, sofabord, ローテーブル, センターテーブル, sehpa
Tables > Accent Tables > End Tables: side table, side tables, end table, beistelltisch, beistelltische, table d'appoint, bout de canapé, mesa auxiliar, mesa lateral, tavolino laterale, bijzettafel, bijzettafels, stolik boczny, sidobord, sidebord, サイドテーブル
Tables > Accent Tables > Console Tables: console table, console, konsole, konsolentisch, table console, consola, consolle, wandtafel, konsola, avlastningsbord, konsolbord
Tables > Nightstands: nightstand, nightstands, bedside table, nachttisch, nachttische, nachtkommode, table de chevet, table de nuit, mesita de noche, mesa de noche, buró, comodino, comodini, nachtkastje, criado-mudo, stolik nocny, szafka nocna, nattduksbord, sängbord, natbord, ナイトテーブル
Tables > Folding Tables: folding table, klapptisch, table pliante, mesa plegable, tavolo pieghevole, klaptafel
Beds & Accessories > Beds & Bed Frames: bed, beds, bed frame, bedframe, bunk bed, platform bed, bett, betten, bettgestell, boxspringbett, etagenbett, hochbett, lit, lits, cadre de lit, lit superposé, cama, camas, base de cama, litera, letto, letti, letto a castello, bedden, boxspring, stapelbed, ledikant, beliche, łóżko, łóżka, säng, sängar, sängram, seng, senge, senger, ベッド, ベッドフレーム, yatak çerçevesi, sänky, canapé abatible
Beds & Accessories > Headboards: headboard, headboards, kopfteil, tête de lit, cabecero, cabecera, testiera, hoofdbord, cabeceira, zagłówek, sänggavel, ヘッドボード
Beds & Accessories > Mattresses: mattress, mattresses, matratze, matratzen, matelas, colchón, colchones, materasso, materassi, matras, matrassen, colchão, colchões, materac, materace, madrass, madrasser, madras, マットレス, yatak
Cabinets & Storage: cabinet, cabinets, cupboard, schrank, schränke, vitrine, armoire, armario, gabinete, vitrina, mobiletto, kast, kasten, gabinet, szafka, szafki, skåp, skab, skap, キャビネット, 収納家具, dolap
Cabinets & Storage > Dressers: dresser, dressers, chest of drawers, kommode, kommoden, commode, commodes, cómoda, cómodas, cassettiera, comò, ladekast, komoda, komody, byrå, byråar, kommode, チェスト, タンス, şifonyer
Cabinets & Storage > Armoires & Wardrobes: wardrobe, wardrobes, kleiderschrank, kleiderschränke, garde-robe, penderie, ropero, roperos, closet, guardaroba, armadio, armadi, kledingkast, guarda-roupa, szafa, szafy, garderob, klædeskab, klesskap, ワードローブ, クローゼット, gardırop
Cabinets & Storage > Sideboards: sideboard, sideboards, credenza, anrichte, enfilade, aparador, aparadores, trinchador, credenze, dressoir, dressoirs, bufet, skänk, skænk, サイドボード
Cabinets & Storage > Storage Cabinets & Lockers > Shoe Cabinets: shoe cabinet, schuhschrank, meuble à chaussures, zapatero, scarpiera, schoenenkast, sapateira, szafka na buty, skoskåp, 下駄箱
Cabinets & Storage > Vanities: vanity, vanities, bathroom vanity, dressing table, waschtisch, waschbeckenunterschrank, schminktisch, coiffeuse, meuble vasque, tocador, mueble de baño, mobile bagno, badkamermeubel, kaptafel, penteadeira, toaletka, sminkbord, ドレッサー, 洗面台
Cabinets & Storage > Wine Racks: wine rack, weinregal, casier à vin, porte-bouteilles, portabotellas, cava, portabottiglie, wijnrek, stojak na wino, vinställ
Cabinets & Storage > Storage Chests: blanket chest, storage trunk, truhe, coffre, baúl, baule, kist, baú, kufer, kista
Entertainment Centers & TV Stands: tv stand, tv cabinet, tv unit, media console, tv-möbel, lowboard, tv-schrank, meuble tv, mueble tv, mueble para tv, centro de entretenimiento, mobile tv, porta tv, tv-meubel, tv meubel, rack tv, szafka rtv, tv-bänk, tv-bord, テレビ台, tv ünitesi
Shelving: shelf, shelves, shelving, regal, regale, étagère, étagères, repisa, repisas, estante, estantes, estantería, librero, scaffale, scaffali, mensola, mensole, plank wand, wandplank, stelling, prateleira, prateleiras, półka, półki, regał, hylla, hyllor, hylde, reol, hylle, シェルフ, 棚, ラック 家具, raf
Shelving > Bookcases & Standing Shelves: bookcase, bookshelf, bookcases, bücherregal, standregal, bibliothèque meuble, librería mueble, libreria mobile, boekenkast, estante de livros, regał na książki, biblioteczka, bokhylla, 本棚, kitaplık
Shelving > Wall Shelves & Ledges: wall shelf, floating shelf, floating shelves, wandregal, wandboard, étagère murale, repisa flotante, estante flotante, mensola a muro, półka ścienna, vägghylla, væghylde
Benches: bench, benches, sitzbank, banc, bancs, banca, banqueta pie de cama, panca, panchina, bankje, banco madeira, ławka, bänk, bænk, ベンチ
Ottomans: ottoman, ottomans, pouf, poufs, footstool, polsterhocker, repose-pied, otomana, puf tapizado, pouf salotto, poef, poefs, pufa, sittpuff, puf stue, オットマン, プーフ
Office Furniture > Desks: desk, desks, standing desk, office desk, writing desk, schreibtisch, schreibtische, bureau meuble, bureau assis-debout, escritorio, escritorios, scrivania, scrivanie, bureaus, escrivaninha, biurko, biurka, skrivbord, skrivebord, デスク, 学習机, çalışma masası
Office Furniture > Office Chairs: office chair, office chairs, desk chair, ergonomic chair, bürostuhl, drehstuhl, chaise de bureau, fauteuil de bureau, silla de oficina, silla ejecutiva, sedia da ufficio, bureaustoel, cadeira de escritório, krzesło biurowe, fotel biurowy, kontorsstol, kontorstol, オフィスチェア
Office Furniture: office furniture, büromöbel, mobilier de bureau, muebles de oficina, mobili ufficio, kantoormeubelen, móveis de escritório, meble biurowe
Outdoor Furniture: outdoor furniture, patio furniture, garden furniture, gartenmöbel, mobilier de jardin, salon de jardin, muebles de jardín, muebles de exterior, mobili da giardino, arredo giardino, tuinmeubelen, móveis de jardim, meble ogrodowe, trädgårdsmöbler, utemöbler, havemøbler, hagemøbler, ガーデンファニチャー
Outdoor Furniture > Outdoor Seating: adirondack, adirondack chair, outdoor chair, garden bench, garden chair, sun lounger, patio chair, outdoor sofa, gartenstuhl, gartenbank, sonnenliege, gartenliege, chaise de jardin, bain de soleil, transat, tumbona, camastro, silla de exterior, sdraio, lettino prendisole, tuinstoel, ligbed, leżak, krzesło ogrodowe, solstol, trädgårdsstol
Outdoor Furniture > Outdoor Tables: outdoor table, patio table, garden table, gartentisch, table de jardin, mesa de jardín, tavolo da giardino, tuintafel, trädgårdsbord
Outdoor Furniture > Outdoor Furniture Sets: patio set, outdoor dining set, outdoor lounge set, gartenmöbel-set, loungeset, conjunto de jardín, set da giardino
Furniture Sets: furniture set, living room set, bedroom set, juego de sala, juego de recámara, salotto completo
Furniture Sets > Kitchen & Dining Furniture Sets: dining set, dining table set, dining room set, essgruppe, ensemble table et chaises, juego de comedor, set pranzo, eethoek
Furniture Sets > Bedroom Furniture Sets: bedroom furniture set, recámara, schlafzimmer komplett
Baby & Toddler Furniture > Cribs & Toddler Beds: crib, cribs, cot bed, toddler bed, baby bed, babybett, kinderbett, gitterbett, lit bébé, lit à barreaux, cuna, cunas, cuna colecho, lettino bebè, lettino neonato, culla lettino, ledikantje, babybed, berço, berços, łóżeczko, łóżeczko dziecięce, spjälsäng, babyseng, tremmeseng, ベビーベッド
Baby & Toddler Furniture > Bassinets & Cradles: bassinet, bassinets, cradle, moses basket, baby nest, wiege, stubenwagen, beistellbett, berceau, couffin, moisés, minicuna, culla, nido bebé, wieg, moisesbasket, kołyska, vagga, babynest, vugge
Baby & Toddler Furniture > High Chairs & Booster Seats: high chair, highchair, baby high chair, hochstuhl, kinderhochstuhl, chaise haute, trona, periquera, silla alta, silla alta bebé, asiento elevador, silla de comer, seggiolone, kinderstoel, cadeirão, cadeira de alimentação, krzesełko do karmienia, barnstol matstol, højstol, ベビーチェア, ハイチェア
Baby & Toddler Furniture > Changing Tables: changing table, wickelkommode, wickeltisch, table à langer, cambiador mueble, fasciatoio, commode baby, trocador, przewijak, skötbord, puslebord
Baby & Toddler Furniture: kids furniture, nursery furniture, kindermöbel, mobilier enfant, muebles infantiles, camerette, kindermeubels
Baby & Toddler Furniture > Learning Towers & Kitchen Helper Stools: learning tower, lernturm, tour d'observation, torre de aprendizaje, torre montessori, leertoren
Room Dividers: room divider, folding screen, raumteiler, paravent, biombo, separé, kamerscherm, divisória, parawan, 間仕切り, 屏風
Futons: futon, futons, 敷布団
`;
