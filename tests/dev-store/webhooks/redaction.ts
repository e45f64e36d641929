import { REAL_PORTS } from "./transport";
import type { WebhookPorts } from "./transport";

/** Shopify waits this long after an uninstall before the app has to forget the shop. */
const REDACTION_DELAY_MS = 48 * 60 * 60 * 1000;

export interface RedactionOptions {
  /** Real time per store time, as for the retries. */
  scale: number;
  isInstalled: (shop: string) => boolean;
  /** Sends shop/redact. */
  send: (shop: string) => void;
}

export interface Redactions {
  /** Starts the 48 hours; a second uninstall starts them anew. */
  uninstalled(shop: string): void;
  close(): void;
}

/** Sends shop/redact 48 hours of store time after an uninstall, unless the app is back by then. */
export function createRedactions(
  options: RedactionOptions,
  ports: Pick<WebhookPorts, "setTimer" | "clearTimer"> = REAL_PORTS,
): Redactions {
  const timers = new Map<string, unknown>();
  const stop = (shop: string) => {
    if (timers.has(shop)) ports.clearTimer(timers.get(shop));
    timers.delete(shop);
  };
  return {
    uninstalled(shop) {
      stop(shop);
      const fire = () => {
        timers.delete(shop);
        if (!options.isInstalled(shop)) options.send(shop);
      };
      timers.set(shop, ports.setTimer(fire, REDACTION_DELAY_MS * options.scale));
    },
    close() {
      for (const shop of [...timers.keys()]) stop(shop);
    },
  };
}
