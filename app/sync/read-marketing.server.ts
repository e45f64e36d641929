import { z } from "zod";
import { marketingActivitiesQuery } from "../admin-api/documents/marketing";
import { writeMarketingActivities } from "../store/marketing.server";
import { marketingActivityNode, marketingActivityToRow } from "./marketing-rows";
import { parsePageNode } from "./parse-line";
import type { ReadPage } from "./page-step";
import { connectionPage } from "./shapes";

const answer = z.object({ marketingActivities: connectionPage });

/** Marketing activities with budget and running spend. */
export const readMarketingPage: ReadPage = async (client, { shop }, slice) => {
  const { data, denied } = await client.query(marketingActivitiesQuery, {
    after: slice.pageCursor,
  });
  const { nodes, pageInfo } = parsePageNode(answer, "marketing", data).marketingActivities;
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
