import type { AdminClient } from "../../../app/admin-api/client.server";
import { numberOfGid } from "../../../app/lib/gid";
import type { StoreUnderTest } from "./sync-store";

/** Where each order goes, as the store itself has it. */
export async function countriesOfStore(
  { store, domain }: StoreUnderTest,
  client: AdminClient,
): Promise<Map<number, string>> {
  const level = store.platform(domain).protectedCustomerData;
  store.platform(domain).protectedCustomerData = 2;
  const known = new Map<number, string>();
  let after: string | null = null;
  do {
    type Address = { countryCodeV2: string } | null;
    type Page = {
      nodes: { id: string; shippingAddress: Address; billingAddress: Address }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    const { data }: { data: { orders: Page } } = await client.query(
      `query All($after: String) { orders(first: 50, after: $after) {
        nodes { id shippingAddress { countryCodeV2 } billingAddress { countryCodeV2 } }
        pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    for (const { id, shippingAddress, billingAddress } of data.orders.nodes) {
      const code = shippingAddress ? shippingAddress.countryCodeV2 : billingAddress?.countryCodeV2;
      if (code) known.set(numberOfGid(id), code);
    }
    after = data.orders.pageInfo.hasNextPage ? data.orders.pageInfo.endCursor : null;
  } while (after !== null);
  store.platform(domain).protectedCustomerData = level;
  return known;
}
