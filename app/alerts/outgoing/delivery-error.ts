import type { DeliveryErrorCode, StoredDeliveryError } from "../../store/notifications/terms";

// A page of HTML says no more than its beginning.
const longestDetail = 200;

/** Why a message did not arrive. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  readonly detail: string | null;

  constructor(
    readonly code: DeliveryErrorCode,
    detail: string | null = null,
    options: { isPermanent?: boolean; status?: string | null; cause?: unknown } = {},
  ) {
    super(`${code}${detail === null ? "" : `: ${detail}`}`, { cause: options.cause });
    this.detail = detail?.replace(/\s+/g, " ").trim().slice(0, longestDetail) || null;
    this.isPermanent = options.isPermanent ?? false;
    this.status = options.status ?? null;
  }

  /** Waiting will most likely not help: the channel itself is wrong. */
  readonly isPermanent: boolean;
  /** What the other side answered; null: nothing. */
  readonly status: string | null;

  get stored(): StoredDeliveryError {
    return { code: this.code, detail: this.detail };
  }
}
