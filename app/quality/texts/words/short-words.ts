// Of a title in capitals, short words may be abbreviations: these are known to be none, or to be some.

/** Words that join others, small within a title whatever its language. "Die" and "per" are so in several. */
export const joiners = new Set(
  [
    "a an and as at by for from in into of off on or the to with without per vs",
    "der die das den dem des ein eine einen einem einer und oder mit ohne für von vom zu zum zur aus auf bei im am als an",
    "le la les un une des du de et ou avec sans pour sur sous dans en au aux à par",
    "el los las una unos unas del y o con sin para por al lo",
    "il i gli uno di da della dello delle dei degli del nel nella e ed senza su",
    "het een van voor met zonder uit op te bij en",
    "os as um uma do dos das no na nos nas com sem e para ao",
    "och med utan för av på till ett en og til uten uden ja tai",
    "w z ze do na i oraz bez dla od po",
    "и в во с со на для из от до по к у без или не",
    "και με για από του της το τα σε ή χωρίς",
    "ve ile için bir",
  ]
    .join(" ")
    .split(" "),
);

/** Other words of up to three letters that goods are called by. */
export const shortWords = new Set(
  [
    "red tan new old big hot ice oil tea set kit pen gel wax sun sea sky bag hat cap mug cup tee toy box bed rug mat tie pet dog cat",
    "max pro baby bar bib bow cot dry eye fit fun gin jam jar jug key kid leg lid lip low men mid mop net nut one pad pan pie pin pot raw",
    "rib rod rum salt shoe six ski sock soy spa tin top tub two van vat web wet wig zip air all day art",
    "rot tee hut bad bett öl set uhr tür zug neu alt arm ton grau",
    "sac lit sol mer thé vin sel bol pot eau bas col fer or bio été",
    "sal sol mar oro uva pan ajo té luz azul rojo",
    "blå rød röd gul grå ny",
  ]
    .join(" ")
    .split(" "),
);

/** Abbreviations that have as many letters as words. */
export const abbreviations = new Set(
  "hdmi wlan wifi rfid dslr sata nvme hepa mips ptfe hdpe ldpe nato ansi iso ddr ssd hdd usb led lcd oled qled rgb rgbw uhd fhd spf uvb uva upf pvc pet abs eva bpa cbd diy aux dvd atx eps poe ipx xlr bmx atv suv dna ufo usa nyc nba nfl fifa uefa unesco unicef nasa ikea".split(
    " ",
  ),
);
