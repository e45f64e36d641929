import ipaddr from "ipaddr.js";
import type { AddressProblem } from "./channel";

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

/** Known at once to lead nowhere. What a name leads to is seen, and refused by the same judgement, where it is used. */
function isPrivate({ hostname }: URL): boolean {
  if (hostname === "localhost" || hostname.endsWith(".localhost")) return true;
  const address = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(address) && ipaddr.process(address).range() !== "unicast";
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
