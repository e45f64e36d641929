import type { Agent as PlainAgent } from "node:http";
import type { Agent as SecureAgent } from "node:https";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";

/**
 * An agent that resolves a name and connects to exactly what was looked at, which must be a public address.
 * `allowsLoopback`: this machine as well, for tests.
 */
export function guardedAgent({
  isSecure,
  allowsLoopback,
}: {
  isSecure: boolean;
  allowsLoopback: boolean;
}): PlainAgent | SecureAgent {
  const filter = {
    allowPrivateIPAddress: false,
    allowIPAddressList: allowsLoopback ? ["127.0.0.0/8", "::1"] : [],
  };
  return isSecure ? new RequestFilteringHttpsAgent(filter) : new RequestFilteringHttpAgent(filter);
}

/** Whether an error is that agent's, of an address that is not public. */
export function isOfPrivateAddress(error: unknown): boolean {
  return /^DNS lookup .* is not allowed/.test((error as { message?: string }).message ?? "");
}
