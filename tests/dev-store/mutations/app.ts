import { appNode, scopeNode } from "../platform/app-installation";
import type { MutationResolver, Platform } from "../platform/types";

/** appRevokeAccessScopes: only optional scopes can go, and either all that were named or none. */
export const appRevokeAccessScopes: MutationResolver = (
  { platform },
  { scopes }: { scopes: string[] },
) => {
  const fault = findFault(platform, scopes);
  if (fault) return { revoked: null, userErrors: [{ field: ["scopes"], ...fault }] };
  const granted = platform.grantedScopes();
  const revoked = [...new Set(scopes)].filter((scope) => granted.includes(scope));
  platform.revokeScopes(revoked);
  return { revoked: revoked.map(scopeNode), userErrors: [] };
};

function findFault(
  platform: Platform,
  scopes: readonly string[],
): { code: string; message: string } | null {
  if (scopes.some((scope) => !/^(unauthenticated_)?(read|write)_[a-z_]+$/.test(scope))) {
    return {
      code: "UNKNOWN_SCOPES",
      message: "The requested list of scopes to revoke includes invalid handles.",
    };
  }
  if (scopes.some((scope) => platform.app.requiredScopes.includes(scope))) {
    return {
      code: "CANNOT_REVOKE_REQUIRED_SCOPES",
      message: "Scopes that are declared as required cannot be revoked.",
    };
  }
  const { app } = platform;
  const granted = platform.grantedScopes();
  const isImplied = (scope: string) =>
    scope.startsWith("read_") &&
    granted.includes(scope.replace("read_", "write_")) &&
    !scopes.includes(scope.replace("read_", "write_"));
  if (scopes.some(isImplied)) {
    return {
      code: "CANNOT_REVOKE_IMPLIED_SCOPES",
      message: "Scopes that are implied by other granted scopes cannot be revoked.",
    };
  }
  if (scopes.some((scope) => !app.optionalScopes.includes(scope))) {
    return {
      code: "CANNOT_REVOKE_UNDECLARED_SCOPES",
      message: "Scopes that are not declared cannot be revoked.",
    };
  }
  return null;
}

/** appUninstall: the app leaves the shop that it was called for. */
export const appUninstall: MutationResolver = ({ platform }) => {
  platform.uninstall();
  return { app: appNode(platform, null), userErrors: [] };
};
