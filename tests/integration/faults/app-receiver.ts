import { createServer, type Server } from "node:http";
import { action } from "../../../app/routes/webhooks";
import { listenHere } from "../../dev-store/platform/listen";

export interface AppReceiver {
  /** The app's origin, as Shopify knows it. */
  url: string;
  /** The status of every answer given. */
  answers: number[];
  /** Milliseconds each answer took. */
  tookMs: number[];
  close(): void;
}

/** The app's own webhook route on a port, without the pages around it. */
export async function startReceiver(): Promise<AppReceiver> {
  const answers: number[] = [];
  const tookMs: number[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const from = performance.now();
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const request = new Request(`http://localhost${incoming.url}`, {
        method: incoming.method ?? "POST",
        headers: incoming.headers as Record<string, string>,
        body: Buffer.concat(chunks),
      });
      void action({ request, params: {}, context: {} })
        .then(({ status }) => status)
        // What a route throws, the framework answers with 500.
        .catch(() => 500)
        .then((status) => {
          answers.push(status);
          tookMs.push(performance.now() - from);
          outgoing.writeHead(status).end();
        });
    });
  });
  return {
    url: await listenHere(server),
    answers,
    tookMs,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
