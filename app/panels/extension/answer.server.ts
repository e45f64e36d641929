import type { z } from "zod";
import { AppError } from "../../lib/errors";
import { requireShop } from "../../require-shop.server";
import type { ShopRow } from "../../store/shops.server";
import { guard } from "../error/guard.server";

interface Caller {
  shop: ShopRow;
  staffId: string | null;
}

/**
 * Answers a call of an extension: it comes from another origin, and proves its shop with a session token in its
 * header, never otherwise. What fails is answered in the same way, so that the extension can read why.
 */
export async function answerExtension(
  request: Request,
  work: (caller: Caller) => Promise<unknown>,
): Promise<Response> {
  const isPreflight = request.method === "OPTIONS";
  if (!isPreflight && !/^Bearer \S/.test(request.headers.get("authorization") ?? "")) {
    return forAnyOrigin(Response.json({ code: "needs_token" }, { status: 401 }));
  }
  try {
    const { shop, staffId, cors } = await requireShop(request);
    return await answer(() => work({ shop, staffId }), cors);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

async function answer(
  work: () => Promise<unknown>,
  cors: (response: Response) => Response,
): Promise<Response> {
  try {
    const body = await guard(work());
    return cors(Response.json(body, { headers: { "Cache-Control": "no-store" } }));
  } catch (thrown) {
    if (thrown instanceof Response) return cors(thrown);
    throw thrown;
  }
}

function forAnyOrigin(response: Response): Response {
  response.headers.set("Access-Control-Allow-Origin", "*");
  return response;
}

// A selection of the product index is the longest that is sent.
const mostBytes = 50_000;

/** What an extension has sent. Throws AppError `invalid_input`. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const text = await request.text();
  const parsed = text.length > mostBytes ? null : schema.safeParse(parseJson(text));
  if (!parsed?.success) throw new AppError("invalid_input", "That is not what is asked for here.");
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of what only has an action: a preflight, or nothing to be read. */
export function answerPreflight(request: Request): Promise<Response> {
  return answerExtension(request, () =>
    Promise.reject(new AppError("not_found", "There is nothing to be read here.")),
  );
}
