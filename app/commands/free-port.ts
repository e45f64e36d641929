import { createServer, type AddressInfo } from "node:net";

// Below the ports that systems give to outgoing connections (Linux from 32,768, macOS from 49,152): one of those
// may be taken by a connection before whom it was found for listens there.
const first = 20_000;
const last = 32_000;
const mostTries = 200;

// Each process begins somewhere else, and gives no port twice before it has given all.
let next = first + Math.floor(Math.random() * (last - first));

/** `wanted` if it is free, else any free port of the loopback interface. */
export async function findFreePort(wanted = 0): Promise<number> {
  const asked = wanted > 0 ? await tryPort(wanted) : null;
  if (asked !== null) return asked;
  for (let tries = 0; tries < mostTries; tries += 1) {
    next = next + 1 < last ? next + 1 : first;
    const port = await tryPort(next);
    if (port !== null) return port;
  }
  return (await tryPort(0)) ?? 0;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => {
      const { port: given } = server.address() as AddressInfo;
      server.close(() => resolve(given));
    });
  });
}
