/** What Shopify's admin adds to the address of a page inside it: some of it lets one act as the user. */
const adminParams = [
  ...["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "shopify-reload"],
  ...["timestamp", "protocol"],
];

/** The choices of a page as they stand in its address, without what Shopify's admin added. */
export function ownParams(params: URLSearchParams): URLSearchParams {
  const own = new URLSearchParams(params);
  for (const name of adminParams) own.delete(name);
  return own;
}
