import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env, type TokenKey } from "../../env.server";

const dayMs = 24 * 60 * 60_000;
const confirmMs = 7 * dayMs;

const linkSchema = z.discriminatedUnion("does", [
  /** The address wants to be told. */
  z.object({
    does: z.literal("confirm"),
    shopId: z.number().int(),
    channelId: z.number().int(),
    until: z.number(),
  }),
  /** It wants to hear nothing more: of a schedule, or at all (null). */
  z.object({
    does: z.literal("stop"),
    shopId: z.number().int(),
    channelId: z.number().int(),
    scheduleId: z.number().int().nullable(),
  }),
]);
export type SignedLink = z.output<typeof linkSchema>;

const paths = { confirm: "/notifications/confirm", stop: "/notifications/stop" } as const;

/** The address that asks whoever reads its mail whether they want more of it. */
export function confirmUrl(shopId: number, channelId: number, now: Date): string {
  return urlOf({ does: "confirm", shopId, channelId, until: now.getTime() + confirmMs });
}

/** The address that ends a schedule, or with null everything that a channel is sent. */
export function stopUrl(shopId: number, channelId: number, scheduleId: number | null): string {
  return urlOf({ does: "stop", shopId, channelId, scheduleId });
}

function urlOf(link: SignedLink): string {
  const url = new URL(paths[link.does], env().SHOPIFY_APP_URL);
  const body = Buffer.from(JSON.stringify(link)).toString("base64url");
  const [newest] = env().TOKEN_KEYS;
  if (!newest) throw new RangeError("There is no key to sign with");
  url.searchParams.set("link", `${body}.${sign(body, newest).toString("base64url")}`);
  return url.href;
}

/** What a signed link asks for; null where we have not signed it, it is too old, or of a shape no longer known. */
export function openLink<Does extends SignedLink["does"]>(
  does: Does,
  text: string | null,
  now: Date,
): Extract<SignedLink, { does: Does }> | null {
  const [body = "", signature = ""] = (text ?? "").split(".");
  const given = Buffer.from(signature, "base64url");
  const isOurs = env().TOKEN_KEYS.some((key) => {
    const right = sign(body, key);
    return right.length === given.length && timingSafeEqual(right, given);
  });
  if (!isOurs) return null;
  const link = readLink(Buffer.from(body, "base64url").toString("utf8"));
  if (link?.does !== does) return null;
  if (link.does === "confirm" && link.until < now.getTime()) return null;
  return link as Extract<SignedLink, { does: Does }>;
}

/** Mails are kept for years: what was signed then need not be what is signed now. */
function readLink(text: string): SignedLink | null {
  try {
    return linkSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function sign(body: string, { key }: TokenKey): Buffer {
  const own = Buffer.from(hkdfSync("sha256", key, "", "shelfwise links", 32));
  return createHmac("sha256", own).update(body).digest();
}
