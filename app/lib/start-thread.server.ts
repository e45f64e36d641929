import { Worker, type ResourceLimits } from "node:worker_threads";

// Run from source, a program is TypeScript, which a thread has to be taught.
const fromSource = `const { workerData } = require("node:worker_threads");
import("tsx/esm/api").then(({ register }) => {
  register();
  return import(workerData.program);
})`;

/** What a thread finds as its `workerData`. */
export interface ThreadData<Input> {
  program: string;
  input: Input;
}

/** Starts a program as a thread of this process. */
export function startThread(program: URL, input: unknown, limits: ResourceLimits): Worker {
  const isSource = program.pathname.endsWith(".ts");
  const workerData: ThreadData<unknown> = { program: program.href, input };
  return new Worker(isSource ? fromSource : program, {
    eval: isSource,
    workerData,
    resourceLimits: limits,
  });
}
