import { expect, it } from "vitest";
import { describeStartFailure, placeOfDatabase } from "./start-failure";

const env = { DATABASE_URL: "postgresql://shop:s3cret@db.example:5433/shelf%20wise", PORT: 3000 };
const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

it("names the database without its password", () => {
  expect(placeOfDatabase(env)).toBe("shelf wise at db.example:5433");
  expect(placeOfDatabase({ DATABASE_URL: "postgresql://db.example" })).toBe(
    "the role's database at db.example",
  );
  expect(placeOfDatabase({})).toBeNull();
});

it.each([
  [
    "ECONNREFUSED",
    "connect ECONNREFUSED",
    /no PostgreSQL answers for shelf wise at db.example:5433/,
  ],
  ["ENOTFOUND", "getaddrinfo ENOTFOUND", /is the address right/],
  ["28P01", "password authentication failed", /Check its name and password/],
  ["28000", 'role "nobody" does not exist', /role "nobody" does not exist/],
  ["3D000", 'database "nodb" does not exist', /Create it first/],
  ["42501", "permission denied to create role", /CREATEROLE.*shelfwise_tenant/s],
  ["EADDRINUSE", "listen EADDRINUSE", /^PORT: another program listens on 3000/],
])("says what to do about %s", (code, message, said) => {
  const text = describeStartFailure(failure(code, message), env);
  expect(text).toMatch(said);
  expect(text).not.toContain("s3cret");
});

it("takes the first address that was tried, and leaves other messages as they are", () => {
  const both = new AggregateError(
    [failure("ECONNREFUSED", "connect ::1"), failure("X", "other")],
    "",
  );
  expect(describeStartFailure(both, env)).toMatch(/\(connect ::1\)/);
  expect(describeStartFailure(new Error("The database lacks a migration"), env)).toBe(
    "The database lacks a migration",
  );
  // Of the embedded database nobody listens anywhere.
  expect(describeStartFailure(failure("ECONNREFUSED", "refused"), {})).toBe("refused");
});
