import type { TextKey } from "../i18n/text-key";
import type { ChangePartId } from "../metrics/sales/change-split";

/** What a part of a change of net sales says when it adds to them, and when it takes from them. */
export const changeReasonTexts: Readonly<
  Record<ChangePartId, readonly [more: TextKey, less: TextKey]>
> = {
  orders: ["why.more.orders", "why.less.orders"],
  sessions: ["why.more.sessions", "why.less.sessions"],
  conversion: ["why.more.conversion", "why.less.conversion"],
  openOrders: ["why.more.openOrders", "why.less.openOrders"],
  otherOrders: ["why.more.otherOrders", "why.less.otherOrders"],
  mix: ["why.more.mix", "why.less.mix"],
  orderValue: ["why.more.orderValue", "why.less.orderValue"],
  edits: ["why.more.edits", "why.less.edits"],
  returns: ["why.more.returns", "why.less.returns"],
};
