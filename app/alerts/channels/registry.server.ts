import type { ChannelKind } from "../../store/notifications/terms";
import type { Channel } from "./channel";
import { email } from "./email.server";
import { slack } from "./slack.server";
import { webhook } from "./webhook.server";

/** Every way to tell a shop of something outside the app. */
export const channels: readonly Channel[] = [email, slack, webhook];

export function channelOf(kind: ChannelKind): Channel {
  const found = channels.find(({ id }) => id === kind);
  if (!found) throw new RangeError(`There is no channel "${kind}"`);
  return found;
}
