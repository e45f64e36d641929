import { z } from "zod";
import { verifySessionToken } from "./session-token";
import type { SessionTokenIssuer } from "./session-token";
import { ONLINE_LIFETIME_SECONDS, REFRESH_LIFETIME_SECONDS } from "./token-store";
import type { IssuedTokens, TokenStore } from "./token-store";

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

export interface OauthShop {
  shop: string;
  isInstalled: boolean;
  scopes: readonly string[];
  tokens: TokenStore;
  tokenLifetimeSeconds: number;
  /** Whether offline tokens without an end are still given out, as to apps made before April 2026. */
  allowsPermanentTokens: boolean;
}

export interface OauthReply {
  status: number;
  body: Record<string, unknown>;
}

const requestSchema = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string(),
  subject_token: z.string().optional(),
  subject_token_type: z.string().optional(),
  requested_token_type: z.string().optional(),
  refresh_token: z.string().optional(),
  expiring: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

/**
 * POST /admin/oauth/access_token: token exchange (of a session token, or of a permanent token for an
 * expiring pair) and refresh. Refusals have OAuth's shape {error, error_description}, HTTP 400.
 * Apps created since 2026-04-01 get expiring offline tokens only, and have to ask for them.
 */
export async function answerTokenRequest(
  issuer: SessionTokenIssuer,
  target: OauthShop,
  body: unknown,
): Promise<OauthReply> {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) {
    const missing = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
    return refuse("invalid_request", `Missing or malformed: ${missing}`);
  }
  const request = parsed.data;
  if (request.client_id !== issuer.apiKey || request.client_secret !== issuer.apiSecret) {
    return refuse("application_cannot_be_found", "No application with these credentials");
  }
  if (!target.isInstalled) {
    return refuse("app_not_installed", "The application is not installed on this shop");
  }
  if (request.grant_type === "refresh_token") {
    const issued = target.tokens.refresh(request.refresh_token ?? "");
    if (!issued) return refuse("invalid_grant", "The refresh token is unknown, expired or used");
    return reply(target, issued);
  }
  if (request.grant_type !== TOKEN_EXCHANGE) {
    return refuse("unsupported_grant_type", `Unsupported grant type ${request.grant_type}`);
  }
  const subject = request.subject_token ?? "";
  const isExpiring = ["1", 1, true, "true"].includes(request.expiring ?? "0");
  if (request.subject_token_type === OFFLINE) {
    if (!isExpiring) return refuse("invalid_request", "A permanent token needs expiring=1 here");
    const issued = target.tokens.migrate(subject);
    if (!issued) return refuse("invalid_subject_token", "No permanent offline token of this shop");
    return reply(target, issued);
  }
  if (request.subject_token_type !== ID_TOKEN) {
    return refuse("invalid_request", `Unsupported subject_token_type`);
  }
  const session = await verifySessionToken(issuer, target.shop, subject);
  if (!session) return refuse("invalid_subject_token", "The session token is invalid or expired");
  if (request.requested_token_type === ONLINE) {
    return reply(target, target.tokens.issueOnline(session.userId));
  }
  if (request.requested_token_type !== OFFLINE) {
    return refuse("invalid_request", "Unsupported requested_token_type");
  }
  if (!isExpiring && !target.allowsPermanentTokens) {
    return refuse(
      "invalid_request",
      "Apps created since 2026-04-01 cannot have non-expiring offline access tokens: send expiring=1",
    );
  }
  return reply(target, target.tokens.issueOffline({ isExpiring }));
}

function refuse(error: string, description: string): OauthReply {
  return { status: 400, body: { error, error_description: description } };
}

function reply(target: OauthShop, issued: IssuedTokens): OauthReply {
  const { access, refresh } = issued;
  const scope = target.scopes.join(",");
  const body: Record<string, unknown> = { access_token: access.token, scope };
  if (access.mode === "online") {
    body["expires_in"] = ONLINE_LIFETIME_SECONDS;
    body["associated_user_scope"] = scope;
    body["associated_user"] = {
      id: access.userId,
      first_name: "Robin",
      last_name: "Alder",
      email: `staff@${target.shop}`,
      email_verified: true,
      account_owner: true,
      locale: "en",
      collaborator: false,
    };
  } else if (refresh) {
    body["expires_in"] = target.tokenLifetimeSeconds;
    body["refresh_token"] = refresh.token;
    body["refresh_token_expires_in"] = REFRESH_LIFETIME_SECONDS;
  }
  return { status: 200, body };
}
