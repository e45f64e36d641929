/** From this purchase of a customer on all are counted together. */
export const lastStep = 5;
