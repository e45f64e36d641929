/** Every money set is read in the shop's currency only; presentment money is never summed. */
export const shopMoney = "{ shopMoney { amount } }";
