/** Ids of the locations, in the order stock arrays use: warehouse, shop, second stockroom. */
export const LOCATION_IDS: readonly number[] = [71_210_336_419, 71_210_369_187, 76_905_513_123];

/** Where online orders ship from, and where sold units are taken. */
export const ONLINE_LOCATION = 0;
