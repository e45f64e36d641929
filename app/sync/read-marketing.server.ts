import { marketingActivitiesQuery } from "../admin-api/documents/marketing";
import { writeMarketingActivities } from "../store/marketing.server";
import { marketingActivityNode, marketingActivityToRow } from "./marketing-rows";
import { parsePageNode } from "./parse-line";
import type { ReadPage } from "./page-step";

/** Marketing activities with budget and running spend. */
export const readMarketingPage: ReadPage = async (client, { shop }, slice) => {
  const { data, denied } = await client.query<{
    marketingActivities: {
      nodes: unknown[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  }>(marketingActivitiesQuery, { after: slice.pageCursor });
  const { nodes, pageInfo } = data.marketingActivities;
  const rows = nodes.map((node) =>
    marketingActivityToRow(parsePageNode(marketingActivityNode, "marketing", node)),
  );
  return {
    write: (tx) => writeMarketingActivities(tx, shop, rows),
    roots: rows.length,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    denied: denied[0]?.requiredAccess ?? null,
  };
};
