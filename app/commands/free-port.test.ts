import { createServer, type AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { findFreePort } from "./free-port";

it("finds ports that no outgoing connection is given, each once", async () => {
  const ports = [];
  for (let n = 0; n < 20; n += 1) ports.push(await findFreePort());
  expect(new Set(ports).size).toBe(20);
  expect(Math.max(...ports)).toBeLessThan(32_768);
  expect(Math.min(...ports)).toBeGreaterThan(1_024);
});

it("gives the port that is wanted, and another one where that is taken", async () => {
  const port = await findFreePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port: taken } = server.address() as AddressInfo;
  const other = await findFreePort(taken);
  expect(other).not.toBe(taken);
  expect(await findFreePort(other)).toBe(other);
});
