import type { ChannelKind } from "../../store/notifications/terms";
import type { OutgoingMessage } from "../outgoing/message";

export interface ChannelTarget {
  address: string;
  /** What its messages are signed with, where it has one. */
  secret: string | null;
}

/** A message on its way. */
export interface Envelope {
  /** Stays over repeats, so that a receiver knows them. */
  id: string;
  kind: string;
  createdAt: Date;
  now: Date;
  /** The shop's domain, and what it is called. */
  shop: string;
  shopName: string;
  message: OutgoingMessage;
  /** Ends this kind of message; null: it is asked for, or the only one. */
  stopUrl: string | null;
}

/** What is wrong with an address that somebody entered. */
export type AddressProblem = "email" | "url" | "secure" | "credentials" | "private";

/** One way to tell a shop of something outside the app. */
export interface Channel {
  id: ChannelKind;
  /** Nothing but the question whether it may goes to an address that has not said yes. */
  needsConfirmation: boolean;
  hasSecret: boolean;
  /** An address as it was entered, in its usual form. */
  parseAddress(text: string): { address: string } | { problem: AddressProblem };
  /** What pages say of an address: that of a webhook is its key, so only a part of it. */
  describe(address: string): string;
  /** What the other side answered; throws a DeliveryError where the message has not arrived. */
  send(target: ChannelTarget, envelope: Envelope): Promise<string>;
}
