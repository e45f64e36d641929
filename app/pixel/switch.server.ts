import { z } from "zod";
import { createAdminClient, type AdminClient } from "../admin-api/client.server";
import * as documents from "../admin-api/documents/pixels";
import { env } from "../env.server";
import { AppError } from "../lib/errors";
import {
  preparePublicId,
  readWebPixel,
  recordPixelOff,
  recordPixelOn,
} from "../store/pixel/web-pixel.server";
import type { ShopRow } from "../store/shops.server";

export type PixelAnswer =
  | { kind: "on" }
  | { kind: "off" }
  | { kind: "missingScope" }
  /** In Shopify's words. */
  | { kind: "refused"; message: string };

const pixelSchema = z.object({ id: z.string() }).nullable();
const payloadSchema = z.object({
  webPixel: pixelSchema.optional(),
  userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
});
type Payload = z.output<typeof payloadSchema>;

/** Does what the merchant asks for on the page; null: it is nothing that can be asked for. */
export async function switchPixel(
  shop: ShopRow,
  intent: FormDataEntryValue | null,
  now: Date,
): Promise<PixelAnswer | null> {
  if (intent === "turnPixelOn") return turnPixelOn(shop, now);
  return intent === "turnPixelOff" ? turnPixelOff(shop, now) : null;
}

/** Has Shopify load the pixel in the online store, and its events counted from now on. */
export async function turnPixelOn(
  shop: ShopRow,
  now: Date,
  client: AdminClient = createAdminClient(shop),
): Promise<PixelAnswer> {
  const publicId = await preparePublicId(shop);
  const endpoint = `${env().SHOPIFY_APP_URL.replace(/\/+$/, "")}/api/pixel`;
  const settings = { shop: publicId, endpoint };
  const ask = askOf(client);
  try {
    const known = (await readWebPixel(shop))?.shopifyId ?? null;
    let answer = known
      ? await ask("webPixelUpdate", { id: known, settings })
      : await ask("webPixelCreate", { settings });
    if (known && has(answer, "NOT_FOUND")) answer = await ask("webPixelCreate", { settings });
    if (has(answer, "TAKEN")) {
      // It is on there, and we do not know: Shopify tells which one it is.
      const { data } = await client.query<unknown>(documents.webPixelQuery);
      const id = z.object({ webPixel: pixelSchema }).parse(data).webPixel?.id;
      if (id !== undefined) answer = await ask("webPixelUpdate", { id, settings });
    }
    const shopifyId = answer.webPixel?.id;
    if (shopifyId === undefined) return refusal(answer);
    await recordPixelOn(shop, { publicId, shopifyId, endpoint }, now);
    return { kind: "on" };
  } catch (error) {
    if (error instanceof AppError && error.code === "missing_scope") {
      return { kind: "missingScope" };
    }
    throw error;
  }
}

/** From now on nothing is counted, whatever Shopify says; then it is asked to take the pixel away. */
export async function turnPixelOff(
  shop: ShopRow,
  now: Date,
  client: AdminClient = createAdminClient(shop),
): Promise<PixelAnswer> {
  const shopifyId = (await readWebPixel(shop))?.shopifyId ?? null;
  await recordPixelOff(shop, now);
  if (shopifyId === null) return { kind: "off" };
  try {
    const answer = await askOf(client)("webPixelDelete", { id: shopifyId });
    return answer.userErrors.length === 0 || has(answer, "NOT_FOUND")
      ? { kind: "off" }
      : refusal(answer);
  } catch (error) {
    // Who took the access away has taken the pixel away as well.
    if (error instanceof AppError && error.code === "missing_scope") return { kind: "off" };
    throw error;
  }
}

function askOf(client: AdminClient) {
  return async (
    name: "webPixelCreate" | "webPixelUpdate" | "webPixelDelete",
    variables: Record<string, unknown>,
  ): Promise<Payload> => {
    const { data } = await client.query<unknown>(documents[`${name}Mutation`], variables);
    return z.object({ [name]: payloadSchema }).parse(data)[name] as Payload;
  };
}

const has = ({ userErrors }: Payload, code: string) =>
  userErrors.some((error) => error.code === code);

const refusal = ({ userErrors }: Payload): PixelAnswer => ({
  kind: "refused",
  message: userErrors.map(({ message }) => message).join(" "),
});
