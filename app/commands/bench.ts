import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { z } from "zod";
import type { BenchLine } from "./bench/line";
import { describeMachine } from "./bench/machine";
import { parts, type PartName } from "./bench/parts";
import { ensureBuild } from "./ensure-build";
import { describeFailure } from "./failure";
import { startPostgres } from "./postgres-server";

const names = Object.keys(parts) as [PartName, ...PartName[]];
const help = `npm run bench -- [options]

Measures Shelfwise on this machine: a table on stdout, everything as JSON in a file. Ends with 1 where a
goal is missed, with 2 where an option is at fault. Needs PostgreSQL's programs; the whole takes two hours or more.

  --only PARTS     some of ${names.join(",")}, comma separated
  --quick          small sizes, to see that it runs: a few minutes; goals that depend on size are not judged
  --seed N         of the random points of kill -9 (default: another one each time)
  --orders N       of the largest shop that the panels are measured in (1000000)
  --products N     of the catalogue that is checked (100000)
  --taxonomy FILE  Shopify's categories.txt, to classify among all of them (else the local store's)
  --out FILE       where the JSON goes (data/bench.json)
`;
const options = {
  only: { type: "string" },
  quick: { type: "boolean" },
  seed: { type: "string" },
  orders: { type: "string" },
  products: { type: "string" },
  taxonomy: { type: "string" },
  out: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;
const argumentsSchema = z.object({
  only: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(names, `--only takes ${names.join(", ")}`)))
    .default(names),
  quick: z.boolean().default(false),
  seed: z.coerce
    .number("--seed must be a number")
    .int()
    .min(0)
    .default(() => Math.floor(Math.random() * 1e6)),
  orders: z.coerce.number("--orders must be a number").int().min(10_000).default(1_000_000),
  products: z.coerce.number("--products must be a number").int().min(300).default(100_000),
  taxonomy: z.string().min(1).nullable().default(null),
  out: z.string().min(1).default("data/bench.json"),
  help: z.boolean().default(false),
});

async function runBench(): Promise<number> {
  const given = argumentsSchema.parse(parseArgs({ options, strict: true }).values);
  if (given.help) {
    process.stdout.write(help);
    return 0;
  }
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  await ensureBuild(say);
  const startedAt = new Date();
  // As a shop's data would be kept: what is committed is on the disk.
  const server = await startPostgres({ isDurable: true });
  const machine = describeMachine(server.version);
  const lines: BenchLine[] = [];
  const details: Partial<Record<PartName, unknown>> = {};
  try {
    const { quick: isQuick, seed, orders, products, taxonomy } = given;
    const context = { server, isQuick, seed, orders, products, taxonomy, say };
    for (const name of names.filter((each) => given.only.includes(each))) {
      const result = await parts[name](context);
      lines.push(...result.lines);
      details[name] = result.details;
    }
  } finally {
    await server.stop();
  }
  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  const run = { startedAt: startedAt.toISOString(), seconds, isQuick: given.quick, machine };
  await mkdir(dirname(given.out), { recursive: true });
  await writeFile(given.out, `${JSON.stringify({ ...run, lines, details }, null, 2)}\n`);
  console.log(draw(lines, given.quick));
  console.log(
    `${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgres}, ` +
      `load ${machine.load.join(" ")} at the start; ${Math.round(seconds)} s. All of it: ${given.out}`,
  );
  const isMissed = lines.some((line) => line.isMet === false && isJudged(line, given.quick));
  return isMissed ? 1 : 0;
}

function isJudged({ holdsAlways }: BenchLine, isQuick: boolean): boolean {
  return !isQuick || holdsAlways === true;
}

const wholeUnits: ReadonlySet<BenchLine["unit"]> = new Set([
  "rounds",
  "days",
  "figures",
  "webhooks",
  "events",
  "changes",
  "orders",
]);

function draw(lines: readonly BenchLine[], isQuick: boolean): string {
  const table = new Table({
    head: ["part", "measure", "value", "goal", ""],
    colAligns: ["left", "left", "right", "right", "left"],
    style: { head: [], border: [] },
  });
  for (const line of lines) {
    const { part, measure, value, unit, goal, isMet } = line;
    const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 1_000 ? 1 : 0;
    const shown = wholeUnits.has(unit) ? String(value) : value.toFixed(digits);
    const verdict =
      isMet === null ? "" : !isJudged(line, isQuick) ? "not judged" : isMet ? "pass" : "MISSED";
    table.push([part, measure, `${shown} ${unit}`, goal ?? "", verdict]);
  }
  return table.toString();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  // What was started ends with this process: the programs by their signal, the server by its guardian.
  process.once(signal, () => process.exit(130));
}
runBench().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const { code, message } = describeFailure(error);
    console.error(message);
    process.exit(code);
  },
);
