import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { TextKey } from "../../i18n/text-key";
import type { Message } from "../../imports/message";
import { isMarketingChannel } from "../../lib/marketing-channel";

/** A note of an import with the channels in it called as they are called elsewhere on the page, not by their keys. */
export function nameChannels({ text, values }: Message, t: (key: TextKey) => string): Message {
  if (values?.channels === undefined) return { text, ...(values ? { values } : {}) };
  const names = values.channels
    .split(", ")
    .map((key) => (isMarketingChannel(key) ? t(marketingChannelTexts[key]) : key));
  return { text, values: { ...values, channels: names.join(", ") } };
}
