import { expect, it } from "vitest";
import { parseEnv } from "./env.server";

const complete = {
  SHOPIFY_APP_URL: "https://app.example.com",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  TOKEN_KEYS: `k1:${Buffer.alloc(32).toString("base64")}`,
};

it("runs embedded, with its jobs, where no server is named", () => {
  const env = parseEnv(complete);
  expect(env).toMatchObject({
    isEmbeddedDatabase: true,
    runsJobs: true,
    SHELFWISE_MODE: "production",
  });
});

it("leaves the jobs to the worker where a server is named", () => {
  const env = parseEnv({ ...complete, DATABASE_URL: "postgresql://u:p@db/shelfwise" });
  expect(env).toMatchObject({ isEmbeddedDatabase: false, runsJobs: false });
});

it("lists everything that is missing or wrong at once, and no value", () => {
  const bad = { ...complete, SHOPIFY_API_KEY: "", TOKEN_KEYS: "k1:dG9vIHNob3J0", PORT: "port" };
  expect(() => parseEnv(bad)).toThrow(/SHOPIFY_API_KEY: is missing/);
  expect(() => parseEnv(bad)).toThrow(/TOKEN_KEYS: must be name:key/);
  expect(() => parseEnv(bad)).toThrow(/PORT/);
  expect(() => parseEnv(bad)).not.toThrow(/dG9vIHNob3J0/);
});

it("refuses the local store in production, and one that is not on this machine", () => {
  const local = { ...complete, DEV_STORE_URL: "http://127.0.0.1:4000" };
  expect(() => parseEnv(local)).toThrow(/DEV_STORE_URL: is for the demo and tests only/);
  expect(parseEnv({ ...local, SHELFWISE_MODE: "demo" }).DEV_STORE_URL).toBe(local.DEV_STORE_URL);
  const remote = { ...complete, SHELFWISE_MODE: "test", DEV_STORE_URL: "http://evil.example.com" };
  expect(() => parseEnv(remote)).toThrow(/must be on this machine/);
});

it("takes several token keys, newest first", () => {
  const key = Buffer.alloc(32).toString("base64");
  const { TOKEN_KEYS } = parseEnv({ ...complete, TOKEN_KEYS: `k2:${key}, k1:${key}` });
  expect(TOKEN_KEYS.map(({ id }) => id)).toEqual(["k2", "k1"]);
});

it("needs to know whom mail is from, and lets webhooks to this machine in tests only", () => {
  expect(() => parseEnv({ ...complete, SMTP_HOST: "smtp.example.com" })).toThrow(
    /SMTP_FROM: is missing: SMTP_HOST needs/,
  );
  const mail = { SMTP_HOST: "smtp.example.com", SMTP_FROM: "shelfwise@example.com" };
  expect(parseEnv({ ...complete, ...mail })).toMatchObject({
    SMTP_PORT: 587,
    SMTP_SECURITY: "starttls",
  });
  const loopback = { ...complete, WEBHOOKS_TO_LOOPBACK: "1" };
  expect(() => parseEnv(loopback)).toThrow(/WEBHOOKS_TO_LOOPBACK: is for the demo and tests only/);
  expect(parseEnv({ ...loopback, SHELFWISE_MODE: "test" }).WEBHOOKS_TO_LOOPBACK).toBe("1");
});
