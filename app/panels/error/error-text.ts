import type { TextKey } from "../../i18n/text-key";
import type { ErrorCode } from "../../lib/errors";

const texts: Partial<Record<ErrorCode, TextKey>> = {
  invalid_input: "errors.invalid_input",
  not_found: "errors.not_found",
  missing_scope: "errors.missing_scope",
  needs_reauth: "errors.needs_reauth",
  upstream_unavailable: "errors.upstream",
  upstream_invalid: "errors.upstream",
};

/** What to tell of the body of a failed answer, or of its status where the body is not ours. */
export function errorText(status: number | null, data: unknown): TextKey {
  const code =
    typeof data === "object" && data !== null && "code" in data ? String(data.code) : null;
  const known = code !== null && Object.hasOwn(texts, code) ? texts[code as ErrorCode] : undefined;
  if (known) return known;
  if (status === 404) return "errors.not_found";
  return isLibraryRefusal(status, data) ? "errors.noAccess" : "errors.internal";
}

/**
 * The library answers without a word where Shopify gives it no token: after an uninstall, but also in
 * an outage, which it does not tell apart. A bug of ours is an Error, and no answer at all.
 */
function isLibraryRefusal(status: number | null, data: unknown): boolean {
  const isEmpty = data === "" || data === null || data === undefined;
  return isEmpty && status !== null && [400, 401, 403, 500].includes(status);
}
