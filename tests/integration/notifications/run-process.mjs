// Runs a function of deliver-process.ts in a process of its own, without a build.
import { createServer } from "vite";

const [name, ...values] = process.argv.slice(2);
const server = await createServer({
  configFile: false,
  logLevel: "error",
  appType: "custom",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const path = "/tests/integration/notifications/deliver-process.ts";
const functions = await server.ssrLoadModule(path);
await functions[name](...values.map((value) => JSON.parse(value)));
await server.close();
process.exit(0);
