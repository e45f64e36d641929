/**
 * What the platform (HTTP, GraphQL, bulk, tokens) and its neighbours (webhooks, mutations, the
 * admin) agree on. start.ts puts them together.
 */
import type { FaultRule, Faults, WebhookFault } from "../faults/types";
import type { ExportFiles, StoreExports } from "../exports/types";
import type { Clock, StoreSettings, World } from "../world/types";
import type { WrittenStore } from "../written/types";

/** The Admin API version the dev-store speaks. */
export const API_VERSION = "2026-07";

// ---------------------------------------------------------------------------------------------
// Webhooks: webhooks/index.ts exports createWebhooks(options: WebhooksOptions): Webhooks.

export interface WebhookTarget {
  /** e.g. "shelfwise-demo.myshopify.com" */
  shop: string;
  /** gid or numeric id of what changed, for the log only. */
  resourceId?: string;
}

export interface WebhookSink {
  /** Fire and forget: queues one delivery per matching subscription and returns at once. */
  deliver(topic: string, payload: Record<string, unknown>, target: WebhookTarget): void;
}

export interface WebhookDelivery {
  id: string;
  eventId: string;
  shop: string;
  topic: string;
  url: string;
  /** Raw JSON body, the same over all retries. */
  body: string;
  headers: Record<string, string>;
  attempts: number;
  status: "queued" | "delivered" | "failed";
  /** HTTP status of the last attempt, null before it or when nothing answered. */
  lastResponse: number | null;
  createdAt: number;
  /** Name of the fault rule that struck it. */
  fault?: string;
}

export interface Webhooks extends WebhookSink {
  deliveries: readonly WebhookDelivery[];
  /** Resolves when nothing is queued or waiting for a retry. */
  settled(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Stops timers; drops what is queued. */
  close(): void;
}

export interface WebhooksOptions {
  /** The app's client secret: signs the body. */
  apiSecret: string;
  apiVersion: string;
  clock: Clock;
  /** Path of the app's shopify.app.toml, or null: no subscriptions. */
  tomlPath: string | null;
  /** Where relative subscription uris point; null while no app is known (deliveries are dropped). */
  appUrl: () => string | null;
  /** Only installed shops get deliveries, except app/uninstalled itself. */
  isInstalled: (shop: string) => boolean;
  /** Whether the app's scopes and approvals on that shop let it have the topic. */
  mayReceive: (shop: string, topic: string) => boolean;
  /** Real time per store time of the retry schedule; 1 = Shopify's four hours. */
  retryScale: number;
  /** The fault that strikes the delivery that is about to be sent, if any. */
  strike?: (topic: string, shop: string) => { name: string; fault: WebhookFault } | null;
}

// ---------------------------------------------------------------------------------------------
// Mutations: mutations/index.ts exports
//   mutations: Record<string, MutationResolver>, keyed by the field name on Mutation.

export interface MutationContext {
  world: World;
  platform: Platform;
  /** The shop's myshopify domain. */
  shop: string;
  webhooks: WebhookSink;
}

/**
 * Gets the coerced arguments (schema defaults applied), returns the payload in the schema's shape
 * (like a ViewNode: values, Refs, functions of arguments), or a promise of it. Throwing makes a
 * GraphQL error; problems of the input belong into userErrors.
 */
export type MutationResolver = (
  context: MutationContext,
  // Arguments were checked against the schema by graphql-js; each resolver names its own shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  args: any,
) => unknown;

// ---------------------------------------------------------------------------------------------
// The platform's own state, one per shop.

/** How far the shop may read personal data: 0 none, 1 without and 2 with names and addresses. */
export type ProtectedDataLevel = 0 | 1 | 2;

export interface AppRecord {
  apiKey: string;
  /** Numeric part of gid://shopify/App/... */
  id: number;
  title: string;
  handle: string;
  /** Scopes of [access_scopes] in shopify.app.toml: granted at install. */
  requiredScopes: readonly string[];
  /** optional_scopes there: granted when the merchant agrees. */
  optionalScopes: readonly string[];
  /** direct_api_mode there; null: its pages may not call the Admin API themselves. */
  directApiMode: "online" | "offline" | null;
}

export interface Platform {
  shop: string;
  app: AppRecord;
  isInstalled(): boolean;
  /** Installs the app with its required scopes (and `optional` ones, if given). Idempotent. */
  install(optional?: readonly string[]): void;
  /**
   * Revokes every token at once and fires app/uninstalled, and shop/redact 48 store hours later
   * unless the app is installed again by then. Idempotent.
   */
  uninstall(): void;
  /** Handles as granted, without the reading halves that write_ scopes imply. */
  grantedScopes(): readonly string[];
  /** Fires app/scopes_update when something changed. Only scopes of the app's TOML can be granted. */
  grantScopes(scopes: readonly string[]): void;
  revokeScopes(scopes: readonly string[]): void;
  protectedCustomerData: ProtectedDataLevel;
  /** Whether bulk queries may hold connections whose nodes are no Node (agreements, sales). */
  acceptsNonNodeConnectionsInBulk: boolean;
  /** Makes every result URL handed out so far answer 403 like an expired one. */
  expireBulkUrls(): void;
  /** Makes every token handed out so far invalid (401), without uninstalling. */
  revokeTokens(): void;
}

// ---------------------------------------------------------------------------------------------
// Requests, and the seam through which every one of them passes.

export type RequestKind =
  "graphql" | "bulk-run" | "bulk-download" | "token" | "session-token" | "cdn" | "other";

export interface RequestRecord {
  at: number;
  kind: RequestKind;
  shop: string | null;
  method: string;
  path: string;
  /** HTTP status sent, 0 while it runs or when the connection broke. */
  status: number;
  /** GraphQL: operation name (or the first root field), null elsewhere. */
  operation: string | null;
  requestedCost: number | null;
  actualCost: number | null;
  /** grant_type of a token request: whether tokens were exchanged or refreshed; null elsewhere. */
  grantType: string | null;
  /** extensions.code of the first GraphQL error, or the OAuth error. */
  error: string | null;
  /** Names of the fault rules that struck it, joined by ", ". */
  fault?: string;
}

/** What a stage may look at before the request is answered. */
export interface IncomingRequest {
  kind: RequestKind;
  shop: string | null;
  method: string;
  path: string;
  operation: string | null;
}

export interface StageReply {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

/**
 * A stage sees each request after its kind is known and before it is carried out. It may answer in
 * the platform's place (return a reply), break the connection (return "drop"), wait (return a
 * promise) or let it pass (return undefined).
 */
export type RequestStage = (
  request: IncomingRequest,
) => StageReply | "drop" | undefined | Promise<StageReply | "drop" | undefined>;

// ---------------------------------------------------------------------------------------------
// The whole dev-store.

export interface SessionTokenOptions {
  /** Default 60. Negative values make an expired token. */
  lifetimeSeconds?: number;
  /** Numeric id of the staff member (claim sub). */
  userId?: number;
}

export interface DevStore {
  /** e.g. "http://127.0.0.1:4010" */
  url: string;
  port: number;
  clock: Clock;
  apiKey: string;
  apiSecret: string;
  /** Shop domains served, the first one is the default below. */
  shops: readonly string[];
  world(shop?: string): World;
  platform(shop?: string): Platform;
  webhooks: Webhooks;
  /** The app's origin, without a trailing slash; null when unknown. */
  appUrl(): string | null;
  setAppUrl(url: string | null): void;
  /** HS256 JWT as App Bridge would hand out (claims of a Shopify session token). */
  mintSessionToken(shop?: string, options?: SessionTokenOptions): Promise<string>;
  /** The most recent requests, oldest first (bounded). */
  requests: readonly RequestRecord[];
  clearRequests(): void;
  /** Adds a stage; returns its removal. */
  addStage(stage: RequestStage): () => void;
  /** What goes wrong on demand; see faults/types.ts. */
  faults: Faults;
  close(): Promise<void>;
}

export interface DevStoreOptions {
  /** One shop; ignored when `shops` or `worlds` is given. */
  settings?: Partial<StoreSettings>;
  /** Several shops. */
  shops?: Partial<StoreSettings>[];
  /** A merchant's own CSV files, or what was read from them: the store is made of them alone. */
  exports?: ExportFiles | StoreExports;
  /** Orders and products that were written down one by one: the store is made of them alone. */
  written?: WrittenStore;
  /** Path of Shopify's categories.txt, served instead of the built-in selection. */
  taxonomy?: string;
  /** Nothing later is in the store: see WorldOptions. */
  observedUntil?: number | string;
  /** Ready-made worlds, for tests of the platform itself. */
  worlds?: World[];
  /** 0 = any free port. */
  port?: number;
  apiKey?: string;
  apiSecret?: string;
  appUrl?: string | null;
  /** The app's shopify.app.toml; null = none. Default: the one in the working directory, if any. */
  tomlPath?: string | null;
  /** Overrides the TOML's scopes. */
  requiredScopes?: readonly string[];
  optionalScopes?: readonly string[];
  /** Scopes granted from the start (also optional ones). Default: the required ones. */
  grantedScopes?: readonly string[];
  /** Whether the app is installed from the start. Default false: the admin or a test installs it. */
  installed?: boolean;
  protectedCustomerData?: ProtectedDataLevel;
  acceptsNonNodeConnectionsInBulk?: boolean;
  /** Objects written per second of real time, or "instant" (as fast as the machine). */
  bulkSpeed?: number | "instant";
  tokenLifetimeSeconds?: number;
  /**
   * Whether an offline token may be asked for without `expiring`. Default false, as for apps created
   * since 2026-04-01.
   */
  allowsPermanentTokens?: boolean;
  /**
   * See WebhooksOptions.retryScale; also for the 48 hours before shop/redact. Default 1 / 1000: four
   * hours become a quarter of a minute, 48 hours three minutes.
   */
  webhookRetryScale?: number;
  /** In force from the start; see faults/presets.ts for ready-made ones. */
  faults?: readonly FaultRule[];
  clock?: Clock;
}
