import { BlockList, isIP } from "node:net";
import type { AddressProblem } from "./channel";

// Known at once to lead nowhere. What a name leads to is seen, and refused, where it is used.
const privateNets = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["224.0.0.0", 3],
] as const) {
  privateNets.addSubnet(net, bits, "ipv4");
}
privateNets.addAddress("::", "ipv6");
privateNets.addAddress("::1", "ipv6");
privateNets.addSubnet("fc00::", 7, "ipv6");
privateNets.addSubnet("fe80::", 10, "ipv6");

/** An address that messages are posted to. What it resolves to is looked at each time it is used. */
export function parseWebhookAddress(
  text: string,
  { allowsLoopback }: { allowsLoopback: boolean },
): { address: string } | { problem: AddressProblem } {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { problem: "url" };
  }
  if (url.protocol !== "https:" && !(allowsLoopback && isLoopback(url))) {
    return { problem: url.protocol === "http:" ? "secure" : "url" };
  }
  if (!allowsLoopback && isPrivate(url)) return { problem: "private" };
  if (url.username !== "" || url.password !== "") return { problem: "credentials" };
  url.hash = "";
  return { address: url.href };
}

function isPrivate({ hostname }: URL): boolean {
  if (hostname === "localhost" || hostname.endsWith(".localhost")) return true;
  const address = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(address);
  return family !== 0 && privateNets.check(address, family === 6 ? "ipv6" : "ipv4");
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && (hostname === "localhost" || hostname.startsWith("127."));
}

/** Its host, and the end of the rest: enough to tell it from another, too little to use it. */
export function describeWebhookAddress(address: string): string {
  const { host, pathname, search } = new URL(address);
  const rest = `${pathname}${search}`;
  return rest.length <= 5 ? `${host}${rest}` : `${host}/…${rest.slice(-4)}`;
}
