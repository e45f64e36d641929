interface StartEnv {
  DATABASE_URL?: string | undefined;
  PORT?: number | undefined;
}

/** Where the database is, without the password; null: it is the embedded one. */
export function placeOfDatabase({ DATABASE_URL }: StartEnv): string | null {
  if (DATABASE_URL === undefined) return null;
  const { host, pathname } = new URL(DATABASE_URL);
  return `${decodeURIComponent(pathname.slice(1)) || "the role's database"} at ${host}`;
}

const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
]);
// SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html
const refused = new Set(["28P01", "28000"]);
const noDatabase = "3D000";
const notAllowed = "42501";

/** What kept a process from starting, in words by which a person knows what to do. */
export function describeStartFailure(error: unknown, env: StartEnv): string {
  const { code, message } = toFailure(error);
  if (code === "EADDRINUSE") {
    return `PORT: another program listens on ${env.PORT ?? "it"}. Stop that one, or set PORT to another.`;
  }
  const place = placeOfDatabase(env);
  if (place === null) return message;
  if (unreachable.has(code)) {
    return `DATABASE_URL: no PostgreSQL answers for ${place} (${message}). Is it running, and is the address right?`;
  }
  if (refused.has(code)) {
    return `DATABASE_URL: PostgreSQL lets this role not in to ${place} (${message}). Check its name and password.`;
  }
  if (code === noDatabase) {
    return `DATABASE_URL: there is no database ${place}. Create it first, owned by the role that connects.`;
  }
  if (code === notAllowed) {
    return (
      `DATABASE_URL: the role that connects to ${place} may not do this (${message}). For the first ` +
      "migration it needs CREATEROLE, or somebody creates the role shelfwise_tenant beforehand."
    );
  }
  return message;
}

/** Where a name has several addresses, the first that was tried. */
function toFailure(error: unknown): { code: string; message: string } {
  const each: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code =
    typeof each === "object" && each !== null && "code" in each && typeof each.code === "string"
      ? each.code
      : "";
  return {
    code,
    message: each instanceof Error && each.message !== "" ? each.message : String(each),
  };
}
