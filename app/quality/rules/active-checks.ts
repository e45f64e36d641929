import { createHash } from "node:crypto";
import { severities, type Check, type Severity } from "./check";

/** What a merchant has set of a check, as stored. */
export interface CheckSetting {
  checkId: string;
  isOn: boolean;
  severity: string | null;
  thresholds: unknown;
}

type AnyCheck = Pick<Check, "id" | "settings">;

/** A check that is on, with what holds in this shop. */
export interface ActiveCheck<C extends AnyCheck = Check> {
  check: C;
  /** Null: the check's own. */
  severity: Severity | null;
  settings: unknown;
}

/** The checks that can be decided and are on; thresholds that are none any more are the defaults. */
export function listActiveChecks<C extends AnyCheck>(
  checks: readonly C[],
  settings: readonly CheckSetting[],
): ActiveCheck<C>[] {
  const byId = new Map(settings.map((setting) => [setting.checkId, setting]));
  return checks.flatMap((check) => {
    const setting = byId.get(check.id);
    if (setting?.isOn === false) return [];
    return {
      check,
      severity: readSeverity(setting?.severity ?? null),
      settings: readThresholds(check, setting?.thresholds),
    };
  });
}

export function readSeverity(text: string | null): Severity | null {
  return severities.find((severity) => severity === text) ?? null;
}

export function readThresholds(check: AnyCheck, stored: unknown): unknown {
  const parsed = check.settings.safeParse(stored ?? {});
  return parsed.success ? parsed.data : check.settings.parse({});
}

/** Another one for other checks, severities or thresholds. */
export function keyOfChecks(active: readonly ActiveCheck<AnyCheck>[]): string {
  const parts = active.map(({ check, severity, settings }) => [check.id, severity, settings]);
  return createHash("md5").update(JSON.stringify(parts)).digest("base64url");
}
