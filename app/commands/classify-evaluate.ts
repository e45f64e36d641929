import { readFile } from "node:fs/promises";
import { AppError } from "../lib/errors";
import { buildTaxonomyIndex } from "../quality/classify/taxonomy-index";
import { evaluateHelp, parseEvaluateArguments } from "./classify/arguments";
import { evaluateStores } from "./classify/evaluate";
import { readProducts } from "./classify/read-products";
import { readTaxonomy } from "./classify/read-taxonomy";
import { renderEvaluation } from "./classify/render";
import { describeFailure } from "./failure";

/** The command: how often suggested categories are right, on stdout. */
async function runEvaluation(): Promise<void> {
  const args = parseEvaluateArguments(process.argv.slice(2));
  if (args.wantsHelp) {
    process.stdout.write(evaluateHelp);
    return;
  }
  const [products, taxonomy] = await Promise.all([read(args.products), read(args.taxonomy)]);
  const stores = readProducts(products, args.products);
  const index = buildTaxonomyIndex(readTaxonomy(taxonomy, args.taxonomy));
  const evaluation = evaluateStores(index, stores, args);
  process.stdout.write(renderEvaluation(evaluation));
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new AppError("invalid_input", `${path} cannot be read.`, null, { cause: error });
  }
}

process.stdout.on("error", () => process.exit(0));
runEvaluation().catch((error: unknown) => {
  const { code, message } = describeFailure(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
});
