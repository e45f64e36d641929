import { AppError, internalError, type ErrorCode } from "../../lib/errors";
import type { FlowErrorCode, StoredFlowError } from "../../store/flow/terms";

const firstPauseMs = 60_000;
const longestPauseMs = 60 * 60_000;
// Once is chance, and so is twice.
const failuresBeforeFailing = 3;

const ofErrors: Partial<Record<ErrorCode, FlowErrorCode>> = {
  upstream_unavailable: "unavailable",
  missing_scope: "missingScope",
  needs_reauth: "needsReauth",
};

/** By what Shopify answers where it lets the app do nothing. */
const ofStatus: Readonly<Record<string, FlowErrorCode>> = {
  402: "frozen",
  403: "noAccess",
  404: "notThere",
  423: "locked",
};

/** These pass, or are of one event; all others last until somebody does something. */
const passing: ReadonlySet<FlowErrorCode> = new Set(["refused", "unavailable", "erred", "failed"]);

/** Why Flow could not be told, as it is kept. */
export function toFlowError(thrown: unknown): StoredFlowError {
  if (!(thrown instanceof AppError)) return { code: "failed", detail: null };
  const { code, message, detail } = thrown;
  if (code === "upstream_invalid") {
    // Elsewhere is not there either.
    const known = detail?.startsWith("3") ? "notThere" : ofStatus[detail ?? ""];
    return known ? { code: known, detail: null } : { code: "failed", detail: message };
  }
  if (code === "upstream_unavailable" && detail === internalError) {
    return { code: "erred", detail: message };
  }
  return {
    code: ofErrors[code] ?? "failed",
    detail: code === "missing_scope" ? detail : code === "needs_reauth" ? null : message,
  };
}

/** With so many failures in a row Flow is shown as failing. */
export function failingFrom({ code }: StoredFlowError): number {
  return passing.has(code) ? failuresBeforeFailing : 1;
}

/** How long nothing is told after it failed so often in a row: a minute, then twice as long each time, up to an hour. */
export function pauseMs(failures: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, failures - 1));
}
