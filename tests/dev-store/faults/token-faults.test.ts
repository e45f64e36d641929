import { expect, it } from "vitest";
import { GRAPHQL_PATH, openBench } from "./testing";
import type { FaultBench } from "./testing";

const parse = (text: string) => JSON.parse(text) as Record<string, string | number>;

async function statusWith(bench: FaultBench, token: unknown): Promise<number> {
  const headers = { "x-shopify-access-token": String(token) };
  return (await bench.raw(GRAPHQL_PATH, { query: "{ shop { name } }" }, headers)).status;
}

it("token answers lack expires_in, or whatever was asked for, where the grant type fits", async () => {
  const bench = await openBench([
    { operation: "refresh_token", fault: { type: "token-answer-without" } },
    {
      operation: "token-exchange",
      skip: 1,
      fault: { type: "token-answer-without", members: ["refresh_token", "scope"] },
    },
  ]);
  const { body } = await bench.exchange();
  expect(body).toMatchObject({ expires_in: 3600, scope: expect.any(String) });
  const refreshed = parse((await bench.refresh(body["refresh_token"])).text);
  expect(Object.keys(refreshed).sort()).toEqual([
    "access_token",
    "refresh_token",
    "refresh_token_expires_in",
    "scope",
  ]);
  expect(await statusWith(bench, refreshed["access_token"])).toBe(200);
  expect(Object.keys((await bench.exchange()).body).sort()).toEqual([
    "access_token",
    "expires_in",
    "refresh_token_expires_in",
  ]);
  expect(bench.store.requests.filter(({ fault }) => fault !== undefined)).toHaveLength(2);
});

it("an answer lost after the rotation can be asked for again", async () => {
  const bench = await openBench([
    { kinds: ["token"], skip: 1, fault: { type: "drop", when: "after-work" } },
  ]);
  const { body } = await bench.exchange();
  await expect(bench.refresh(body["refresh_token"])).rejects.toThrow("fetch failed");
  expect(bench.store.requests.at(-1)).toMatchObject({
    kind: "token",
    grantType: "refresh_token",
    fault: "drop",
    status: 0,
  });
  const again = parse((await bench.refresh(body["refresh_token"])).text);
  expect(await statusWith(bench, again["access_token"])).toBe(200);
});

it("a refresh is refused as often as told, and the refresh token is none the worse", async () => {
  const bench = await openBench();
  const { body } = await bench.exchange();
  bench.store.faults.add({ times: 2, fault: { type: "token-refused" } });
  bench.store.faults.add({ fault: { type: "token-refused", error: "server_error", status: 503 } });
  const answers = [];
  for (let n = 0; n < 4; n += 1) answers.push(await bench.refresh(body["refresh_token"]));
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 503, 200]);
  expect(answers.map(({ text }) => parse(text)["error"])).toEqual([
    "invalid_grant",
    "invalid_grant",
    "server_error",
    undefined,
  ]);
  expect(bench.store.requests.at(-2)).toMatchObject({ error: "server_error", status: 503 });
});

it("the endpoint is slow or away", async () => {
  const bench = await openBench();
  const { body } = await bench.exchange();
  bench.store.faults.add({ kinds: ["token"], fault: { type: "delay", ms: 80 } });
  bench.store.faults.add({ kinds: ["token"], fault: { type: "status", status: 502 } });
  const from = performance.now();
  expect((await bench.refresh(body["refresh_token"])).status).toBe(502);
  expect(performance.now() - from).toBeGreaterThan(70);
  expect(bench.store.requests.at(-1)?.fault).toBe("delay, status");
  expect((await bench.refresh(body["refresh_token"])).status).toBe(200);
});

it("an access token ends earlier than its answer says", async () => {
  const bench = await openBench([
    { fault: { type: "token-short-lived", afterSeconds: 60 } },
    { fault: { type: "token-short-lived" } },
  ]);
  const { body } = await bench.exchange();
  expect(body["expires_in"]).toBe(3600);
  expect(await statusWith(bench, body["access_token"])).toBe(200);
  bench.time.now += 60_000;
  expect(await statusWith(bench, body["access_token"])).toBe(401);
  const refreshed = parse((await bench.refresh(body["refresh_token"])).text);
  expect(refreshed["expires_in"]).toBe(3600);
  expect(await statusWith(bench, refreshed["access_token"])).toBe(401);
  // Never used, so the token it came from can still be used.
  expect((await bench.refresh(body["refresh_token"])).status).toBe(200);
});
