import { env } from "../../env.server";
import { DeliveryError } from "../outgoing/delivery-error";
import { postGuarded } from "../outgoing/guarded-post.server";
import type { Channel, Envelope } from "./channel";
import { signWebhook } from "./sign-webhook";
import { describeWebhookAddress, parseWebhookAddress } from "./webhook-address";

/** JSON to an address of the merchant's, signed, so that it knows whom it is from. */
export const webhook: Channel = {
  id: "webhook",
  needsConfirmation: false,
  hasSecret: true,
  parseAddress: (text) => parseWebhookAddress(text, { allowsLoopback: allowsLoopback() }),
  describe: describeWebhookAddress,
  send({ address, secret }, envelope) {
    if (secret === null) throw new DeliveryError("notSetUp", null, { isPermanent: true });
    const body = JSON.stringify(writeBody(envelope));
    const timestamp = Math.floor(envelope.now.getTime() / 1000);
    return postGuarded({
      url: new URL(address),
      headers: {
        "Content-Type": "application/json",
        "User-Agent": "Shelfwise",
        "Shelfwise-Id": envelope.id,
        "Shelfwise-Timestamp": String(timestamp),
        "Shelfwise-Signature": `v1=${signWebhook(secret, timestamp, body)}`,
      },
      body,
      allowsLoopback: allowsLoopback(),
    });
  },
};

const allowsLoopback = () => env().WEBHOOKS_TO_LOOPBACK === "1";

function writeBody({ id, kind, createdAt, shop, message }: Envelope) {
  const { title, severity, sentences, figures, lists, link, file } = message;
  return {
    id,
    kind,
    createdAt: createdAt.toISOString(),
    shop,
    ...{ title, severity, sentences, figures, lists, link },
    ...(file ? { file } : {}),
  };
}
