import type { DiscountApplicationFact } from "../../dev-store/trade/log/facts";

const lineDiscount = {
  target: "line",
  percentage: null,
  amountMinor: null,
} as const;

/** A tenth of the whole order, spread over its lines. */
export const winter10: DiscountApplicationFact = {
  ...lineDiscount,
  kind: "code",
  label: "WINTER10",
  allocation: "across",
  selection: "all",
  percentage: 0.1,
};

/** A tenth of mugs and prints. */
export const spring: DiscountApplicationFact = {
  ...lineDiscount,
  kind: "code",
  label: "SPRING",
  allocation: "each",
  selection: "entitled",
  percentage: 0.1,
};

export const extra5: DiscountApplicationFact = {
  ...lineDiscount,
  kind: "code",
  label: "EXTRA5",
  allocation: "across",
  selection: "all",
  amountMinor: 500,
};

/** Without a code. */
export const twoMugs: DiscountApplicationFact = {
  ...lineDiscount,
  kind: "automatic",
  label: "Two mugs",
  allocation: "each",
  selection: "entitled",
  amountMinor: 200,
};

export const freePrint: DiscountApplicationFact = {
  ...lineDiscount,
  kind: "code",
  label: "FREEPRINT",
  allocation: "each",
  selection: "entitled",
  percentage: 1,
};

/** Given by hand, on the whole order. */
export const sorry: DiscountApplicationFact = {
  ...lineDiscount,
  kind: "manual",
  label: "Sorry for the wait",
  allocation: "across",
  selection: "all",
  amountMinor: 1000,
};

export const freeShip: DiscountApplicationFact = {
  kind: "code",
  label: "FREESHIP",
  target: "shipping",
  allocation: "each",
  selection: "all",
  percentage: 1,
  amountMinor: null,
};
