import { env } from "../../env.server";
import { textsOfFiles } from "../../i18n/i18n";
import { postGuarded } from "../outgoing/guarded-post.server";
import type { Channel } from "./channel";
import { slackMessage } from "./slack-blocks";
import { describeWebhookAddress, parseWebhookAddress } from "./webhook-address";

/** An incoming webhook of Slack, or of what takes the same. */
export const slack: Channel = {
  id: "slack",
  needsConfirmation: false,
  hasSecret: false,
  parseAddress: (text) => parseWebhookAddress(text, { allowsLoopback: allowsLoopback() }),
  describe: describeWebhookAddress,
  send({ address }, { message, stopUrl, shopName }) {
    const { t } = textsOfFiles();
    const stop = stopUrl === null ? null : { text: t("outgoing.stop"), url: stopUrl };
    return postGuarded({
      url: new URL(address),
      headers: { "Content-Type": "application/json", "User-Agent": "Shelfwise" },
      body: JSON.stringify(slackMessage(message, { shop: shopName, stop })),
      allowsLoopback: allowsLoopback(),
    });
  },
};

const allowsLoopback = () => env().WEBHOOKS_TO_LOOPBACK === "1";
