import { createHash, randomBytes } from "node:crypto";
import { createTokenBuckets } from "./token-buckets";

// Many times what a busy shop sends; beyond it somebody makes events up.
const perShop = { most: 20_000, perSecond: 1_000, keys: 10_000 };
// An office or a mobile network shares an address; one visitor sends some events a minute.
const perAddress = { most: 600, perSecond: 20, keys: 50_000 };

export interface PixelLimits {
  /** Whether this many events of an address, told for a shop's id (known or not), are within the limits. */
  admit(post: { shop: string; address: string; events: number }, now: Date): boolean;
}

/**
 * The limits of one process. Of an address a hash is kept, in memory alone, with a salt that nobody knows
 * and that is another one every day.
 */
export function createPixelLimits(): PixelLimits {
  const shops = createTokenBuckets(perShop);
  const addresses = createTokenBuckets(perAddress);
  let salt = { day: "", bytes: randomBytes(16) };
  return {
    admit({ shop, address, events }, now) {
      const day = now.toISOString().slice(0, 10);
      if (salt.day !== day) {
        salt = { day, bytes: randomBytes(16) };
        addresses.clear();
      }
      const hash = createHash("sha256").update(salt.bytes).update(address).digest("base64");
      const ms = now.getTime();
      return addresses.take(hash, events, ms) && shops.take(shop, events, ms);
    },
  };
}
