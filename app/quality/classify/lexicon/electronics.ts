/** Words of electronics, cameras, optics and software. */
export const electronics = `
= Electronics
: electronics, electronic, tech, gadget, gadgets, technology, elektronik, technik, électronique, high-tech, electrónica, electrónicos, tecnología, elettronica, tecnologia, elektronica, eletrônicos, elektronika, elektronikk, 電子機器, ガジェット, 家電製品, elektronik ürün, ~samsung, ~sony, ~xiaomi, ~logitech, ~anker, ~bluetooth, ~wireless, ~usb
Audio: audio, hi-fi, hifi, sound system, オーディオ, ses
Audio > Audio Components > Headphones & Headsets: headphone, headphones, earphones, earbuds, headset, headsets, earbud, airpods, tws, kopfhörer, ohrhörer, in-ear, écouteurs, casque audio, casque, oreillettes, audífonos, audifonos, auriculares, auricular, cuffie, auricolari, koptelefoon, oordopjes, oortjes, fones de ouvido, fone de ouvido, słuchawki, hörlurar, høretelefoner, hodetelefoner, ørepropper, ヘッドホン, イヤホン, kulaklık
Audio > Audio Components > Speakers: speaker, speakers, bluetooth speaker, soundbar, subwoofer, lautsprecher, enceinte, enceintes, haut-parleur, barre de son, bocina, bocinas, altavoz, altavoces, parlante, parlantes, barra de sonido, altoparlante, cassa bluetooth, casse, luidspreker, speakers bluetooth, caixa de som, głośnik, głośniki, högtalare, højttaler, høyttaler, スピーカー, hoparlör
Audio > Audio Components > Microphones: microphone, microphones, mic, lavalier, mikrofon, micrófono, micro, microfono, microfoon, microfone, マイク
Audio > Audio Components > Audio Amplifiers: amplifier, verstärker, amplificateur, amplificador, amplificatore, versterker, wzmacniacz, förstärkare, アンプ, preamp
Audio > Audio Players & Recorders > Turntables & Record Players: turntable, record player, plattenspieler, platine vinyle, tocadiscos, tornamesa, giradischi, platenspeler, toca-discos, gramofon, skivspelare, pladespiller, レコードプレーヤー
Audio > Audio Players & Recorders > Radios: radio, radios, dab radio, ラジオ
Audio > DJ & Specialty Audio: dj controller, dj mixer, dj
Communications > Telephony > Mobile & Smart Phones: smartphone, smartphones, mobile phone, cell phone, phone, iphone, galaxy s, google pixel, handy, handys, téléphone, téléphone portable, celular, celulares, teléfono, móvil, cellulare, telefono, mobiele telefoon, telefoon, telefon, telefony, mobiltelefon, mobil, スマートフォン, スマホ本体, telefon cep
Communications > Telephony > Mobile & Smart Phone Accessories: phone accessory, phone accessories, handyzubehör, accessoires téléphone, accesorios para celular, accesorios móvil, accessori smartphone, telefoonaccessoires, akcesoria gsm, mobiltillbehör, スマホアクセサリー, popsocket, magsafe
Communications > Telephony > Mobile & Smart Phone Accessories > Mobile Phone Cases: phone case, phone cases, iphone case, iphone cover, phone cover, iphone 15 case, samsung case, handyhülle, handyhüllen, iphone hülle, coque, coques, coque iphone, coque téléphone, étui téléphone, funda iphone, funda celular, funda para celular, fundas, carcasa, case para iphone, cover iphone, cover cellulare, custodia, custodie, telefoonhoesje, hoesje, hoesjes, capinha, capinhas, capa iphone, etui na telefon, case iphone, etui iphone, mobilskal, skal iphone, mobilcover, mobildeksel, スマホケース, iPhoneケース, telefon kılıfı
Communications > Telephony > Mobile & Smart Phone Accessories > Mobile Phone Screen Protectors: phone screen protector, screen protector, tempered glass screen, displayschutz, schutzfolie, panzerglas, protège-écran, film verre trempé, mica celular, protector de pantalla, pellicola vetro, screenprotector, película de vidro, szkło hartowane, skärmskydd, skærmbeskyttelse, ガラスフィルム, 保護フィルム
Communications > Telephony > Mobile & Smart Phone Accessories > Mobile Phone Stands: phone stand, phone holder, phone mount, handyhalterung, handyhalter, support téléphone, soporte celular, soporte móvil, supporto smartphone, telefoonhouder, uchwyt na telefon, mobilhållare, スマホスタンド
Communications > Communication Radios: walkie talkie, two-way radio, funkgerät, talkie-walkie, ham radio, cb radio, トランシーバー
Computers: computer, computers, pc, ordinateur, computadora, computadoras, ordenador, komputer, dator, パソコン, bilgisayar, all in one pc
Computers > Laptops: laptop, laptops, notebook computer, notebooks pc, macbook, chromebook, ordinateur portable, pc portable, portátil, computadora portátil, portatile, ノートパソコン, bärbar dator, bærbar
Computers > Desktop Computers: desktop, desktop computer, mini pc, gaming pc, unité centrale, pc de bureau
Computers > Tablet Computers: tablet, tablets, ipad, tablette tactile, タブレット
Electronics Accessories: electronics accessories, computer accessories, elektronikzubehör, accesorios electrónicos
Electronics Accessories > Cables: cable, cables, usb cable, charging cable, hdmi cable, usb-c cable, lightning cable, kabel, ladekabel, câble, câbles, câble usb, cavo, cavi, cabos, cabo, kable, kablar, ledning, ケーブル, 充電ケーブル, kablo
Electronics Accessories > Power > Power Adapters & Chargers: charger, chargers, wireless charger, power adapter, wall charger, fast charger, ladegerät, ladegeräte, netzteil, chargeur, chargeurs, cargador, cargadores, caricabatterie, caricatore, alimentatore, oplader, opladers, carregador, ładowarka, ładowarki, zasilacz, laddare, 充電器, ACアダプター, şarj aleti
Electronics Accessories > Power > Batteries: battery, batteries, power bank, powerbank, lithium battery, akku, akkus, batterie, batterien, batterie externe, pile, piles, batería, baterías, pila, pilas, batteria, batterie, batterij, batterijen, accu, accu's, bateria, baterias, akumulator, batterier, batteri, 電池, バッテリー, モバイルバッテリー, pil
Electronics Accessories > Power > Power Stations: power station, portable power station, ポータブル電源
Electronics Accessories > Power > Power Strips & Surge Suppressors: power strip, surge protector, steckdosenleiste, multiprise, multicontacto, regleta, ciabatta elettrica, stekkerdoos, listwa zasilająca, grenuttag
Electronics Accessories > Adapters: adapter, adapters, usb hub, dongle, adaptateur, adaptador, adattatore, アダプター, 変換アダプタ
Electronics Accessories > Computer Components > Input Devices: keyboard, keyboards, mouse computer, mechanical keyboard, gaming mouse, wireless mouse, keycap, keycaps, tastatur, maus computer, clavier, souris, teclado, mouse gamer, ratón, tastiera, toetsenbord, muis, klawiatura, myszka, tangentbord, キーボード, マウス, graphics tablet, webcam keyboard
Electronics Accessories > Computer Components > Storage Devices: ssd, hard drive, usb stick, usb flash drive, external drive, festplatte, disque dur, clé usb, disco duro, memoria usb, chiavetta usb, harde schijf, usb-stick, pendrive, dysk, usb-minne, ハードディスク, USBメモリ
Electronics Accessories > Computer Components: graphics card, gpu, motherboard, cpu, processor, ram memory, pc case, power supply unit, psu, grafikkarte, mainboard, prozessor, carte graphique, carte mère, processeur, tarjeta gráfica, tarjeta madre, procesador, scheda video, scheda madre, processore, videokaart, moederbord, placa de vídeo, karta graficzna, płyta główna, grafikkort, moderkort, グラフィックボード, マザーボード, cpu cooler, laptop stand
Electronics Accessories > Computer Accessories: laptop stand, mouse pad, mousepad, desk mat, mauspad, laptopständer, tapis de souris, support ordinateur, mousepad gamer, alfombrilla, tappetino mouse, muismat, laptopstandaard, podkładka pod mysz, musmatta, マウスパッド, stylus, docking station
Electronics Accessories > Memory > Flash Memory: memory card, sd card, micro sd, speicherkarte, carte mémoire, tarjeta de memoria, scheda di memoria, geheugenkaart, karta pamięci, minneskort, SDカード
Networking: router, modem, wifi router, network switch, ethernet, wlan-router, routeur, enrutador, ルーター, access point, mesh wifi
Print, Copy, Scan & Fax: printer, printers, drucker, imprimante, impresora, stampante, stampanti, impressora, drukarka, skrivare, プリンター, yazıcı
Print, Copy, Scan & Fax > Printer, Copier & Fax Machine Accessories: ink cartridge, ink cartridges, toner, toner cartridge, druckerpatrone, druckerpatronen, tintenpatrone, cartouche d'encre, cartouches, cartucho de tinta, tóner, cartuccia, cartucce, inktcartridge, inktpatroon, cartucho, tusz do drukarki, bläckpatron, インクカートリッジ, トナー
Print, Copy, Scan & Fax > 3D Printers: 3d printer, 3d-drucker, imprimante 3d, impresora 3d, stampante 3d, drukarka 3d, 3dプリンター
Print, Copy, Scan & Fax > 3D Printer Accessories > Filaments: filament, filaments, pla filament, petg, filamento, フィラメント
Video > Televisions: tv, television, smart tv, oled tv, fernseher, téléviseur, télévision, televisor, pantalla smart tv, televisore, televisie, televisão, telewizor, テレビ, televizyon
Video > Projectors: projector, beamer, projektor, projecteur, vidéoprojecteur, proyector, proiettore, プロジェクター
Video > Computer Monitors: monitor, monitors, gaming monitor, bildschirm, écran, écran pc, pantalla pc, monitore, beeldscherm, bildskärm, モニター, ディスプレイ
Video Game Consoles: game console, playstation, ps5, xbox, nintendo switch, console de jeux, consola de videojuegos, spielkonsole, gaming console, ゲーム機, retro console, konsola do gier
Video Game Console Accessories: game controller, controller, gamepad, joystick, steering wheel gaming, ps5 controller, manette, control ps5, mando, コントローラー, pad do konsoli, ~gaming
Circuit Boards & Components: arduino, raspberry pi, resistor, capacitor, sensor module, microcontroller, esp32, elektronikbauteile, platine, circuit board, pcb, breadboard, transistor, led diode, composants électroniques, resistencias, kondensator
GPS Navigation Systems: gps, navigation device, navigationsgerät, garmin, navegador gps
GPS Tracking Devices: gps tracker, airtag, gps-tracker, traceur gps, rastreador gps, localizzatore gps
Marine Electronics: fish finder, chartplotter, sonar, marine radio, echolot, sondeur
= Cameras & Optics
: camera & photo, photography, fotografie, photographie, fotografía, fotografia, カメラ用品
Cameras: camera, cameras, digital camera, action camera, dslr, mirrorless camera, instant camera, webcam, dash cam, security camera, kamera, kameras, digitalkamera, sofortbildkamera, überwachungskamera, appareil photo, caméra, caméra de surveillance, cámara, cámaras, cámara digital, cámara de seguridad, fotocamera, macchina fotografica, telecamera, câmera, aparat fotograficzny, kamery, カメラ, デジカメ, webkamera, ~canon, ~nikon, ~fujifilm, ~gopro
Camera & Optic Accessories: camera accessory, camera strap, camera bag, lens cap, camera lens, objektiv, objektive, kameratasche, objectif, objectif photo, sac photo, lente cámara, objetivo cámara, correa cámara, obiettivo, cameratas, obiektyw, objektiv kamera, レンズ, カメラストラップ, camera filter, nd filter, film 35mm, 35mm film, instant film, camera battery, フィルム カメラ
Camera & Optic Accessories > Tripods & Monopods: tripod, tripods, monopod, stativ, stative, trépied, trípode, tripié, treppiede, statief, tripé, statyw, 三脚
Photography: studio light, softbox, ring light, backdrop, photo backdrop, studio flash, ringlicht, fotohintergrund, aro de luz, fondo fotográfico, lightbox photo
Optics: optics, binoculars, telescope, monocular, rifle scope, rangefinder, spotting scope, microscope kids, fernglas, ferngläser, teleskop, zielfernrohr, jumelles, télescope, longue-vue, binoculares, prismáticos, telescopio, mira telescópica, binocolo, cannocchiale, verrekijker, telescoop, binóculo, lornetka, lunetka, kikare, kikkert, 双眼鏡, 望遠鏡
= Software
: software, app, license key, lizenz, logiciel, licencia, licenza, download software, ソフトウェア
Computer Software: windows license, microsoft office, antivirus, plugin, wordpress theme, office license
Video Game Software: video game, video games, videospiel, jeu vidéo, jeux vidéo, videojuego, videojuegos, videogioco, videogiochi, videogame, gra wideo, gry na konsole, tv-spel, ゲームソフト, switch game, ps4 game, ps5 game, xbox game, steam key, ps1, ps2, gamecube, n64, game boy
Digital Goods & Currency: digital download, digital file, preset, presets, lightroom presets, svg, svg bundle, svg file, font, fonts, template, canva template, notion template, clipart, digital paper, mockup, vorlage, téléchargement, plantilla digital, lut, luts, stl file, embroidery file, printable file, digital product, pdf pattern digital, v-bucks
`;
