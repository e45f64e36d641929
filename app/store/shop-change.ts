/** What the shop can change of itself so that every figure has to be made again. */
export type ShopChangeKind = "timezone" | "currency";

export interface ShopChangeRow {
  id: number;
  kind: ShopChangeKind;
  before: string;
  after: string;
  changedAt: Date;
  /** When everything had been made again; null until then. */
  settledAt: Date | null;
}
