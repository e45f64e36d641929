import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Lets a server of this machine answer on 127.0.0.1, by default on any free port; its origin.
 * It never ends a connection that waits for its next request, as Node does after 5 s: a client that
 * sends one just then, from a busy machine, would see its connection reset. Clients end their own.
 */
export async function listenHere(server: Server, port = 0): Promise<string> {
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
