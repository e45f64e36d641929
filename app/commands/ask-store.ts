import { z } from "zod";
import { adminApiVersion } from "../api-version";
import { mintSessionToken } from "./app-pages";
import type { Stack } from "./stack";

const accessSchema = z.object({ access_token: z.string() });
const reportSchema = z.object({
  data: z.object({
    shopifyqlQuery: z.object({
      parseErrors: z.array(z.string()).length(0),
      tableData: z.object({ rows: z.array(z.record(z.string(), z.string().nullable())) }),
    }),
  }),
});

/** Runs ShopifyQL against the local store, as another app of the same shop would. */
export async function askStore(stack: Stack, query: string) {
  const host = { "content-type": "application/json", "x-forwarded-host": stack.shop };
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const init = { method: "POST", headers: { ...host, ...headers }, body: JSON.stringify(body) };
    return (await fetch(`${stack.storeUrl}${path}`, init)).json();
  };
  const access = await post("/admin/oauth/access_token", {
    client_id: stack.apiKey,
    client_secret: stack.apiSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: await mintSessionToken(stack),
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  });
  const answer = await post(
    `/admin/api/${adminApiVersion}/graphql.json`,
    {
      query:
        "query Report($query: String!) { shopifyqlQuery(query: $query) { parseErrors tableData { rows } } }",
      variables: { query },
    },
    { "x-shopify-access-token": accessSchema.parse(access).access_token },
  );
  return reportSchema.parse(answer).data.shopifyqlQuery.tableData.rows;
}
