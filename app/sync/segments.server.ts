import { z } from "zod";
import { createAdminClient, type AdminClient } from "../admin-api/client.server";
import { segmentCreateMutation } from "../admin-api/documents/segments";
import { AppError } from "../lib/errors";
import { numberOfGid } from "../lib/gid";
import type { ShopRow } from "../store/shops.server";

export type SegmentAnswer =
  /** Its number in the admin. */
  | { kind: "created"; name: string; segmentId: number }
  /** In Shopify's words. */
  | { kind: "refused"; message: string }
  | { kind: "missingScope" };

const answerSchema = z.object({
  segmentCreate: z.object({
    segment: z.object({ id: z.string(), name: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
});

/** Makes a segment of customers at Shopify. */
export async function createSegment(
  shop: ShopRow,
  { name, query }: { name: string; query: string },
  client: AdminClient = createAdminClient(shop),
): Promise<SegmentAnswer> {
  try {
    const { data } = await client.query<unknown>(segmentCreateMutation, { name, query });
    const { segment, userErrors } = answerSchema.parse(data).segmentCreate;
    if (segment) return { kind: "created", name: segment.name, segmentId: numberOfGid(segment.id) };
    return { kind: "refused", message: userErrors.map(({ message }) => message).join(" ") };
  } catch (error) {
    if (error instanceof AppError && error.code === "missing_scope") {
      return { kind: "missingScope" };
    }
    throw error;
  }
}
