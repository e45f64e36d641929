import { z } from "zod";
import { readOptions } from "../report/arguments";

const options = {
  products: { type: "string" },
  taxonomy: { type: "string" },
  "labels-per-store": { type: "string" },
  seeds: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export const evaluateHelp = `npm run classify:evaluate -- --products FILE --taxonomy FILE [options]

How often suggested categories are right, each store judged by itself.

  --products FILE         CSV with the columns store, title, vendor, product_type, tags, category
  --taxonomy FILE         Shopify's published categories.txt
  --labels-per-store N    confirmed products of each store: those the app would ask for, or "half"
                          of the store, drawn at random; they are not counted (0)
  --seeds N               how many draws of "half" are averaged (5)
  -h, --help              this text

Exit status: 0 if it was measured, 2 if the options or files are at fault, 1 for anything else.
`;

const count = (name: string, least: number, also = "") =>
  z.coerce
    .number({ error: `--${name} must be a whole number${also}.` })
    .int(`--${name} must be a whole number${also}.`)
    .min(least, `--${name} must be at least ${least}${also}.`);

const schema = z.object({
  products: z.string({ error: "--products FILE is missing." }).min(1),
  taxonomy: z.string({ error: "--taxonomy FILE is missing." }).min(1),
  labels: z.union([z.literal("half"), count("labels-per-store", 0, ' or "half"')], {
    error: '--labels-per-store must be a whole number or "half".',
  }),
  seeds: count("seeds", 1),
});

export type EvaluateArguments = z.infer<typeof schema> & { wantsHelp: boolean };

/** Throws a ZodError or an AppError("invalid_input") whose messages name the option. */
export function parseEvaluateArguments(args: readonly string[]): EvaluateArguments {
  const values = readOptions(args, options);
  if (values.help) {
    return { products: "", taxonomy: "", labels: 0, seeds: 1, wantsHelp: true };
  }
  return {
    ...schema.parse({
      products: values.products,
      taxonomy: values.taxonomy,
      labels: values["labels-per-store"] ?? "0",
      seeds: values.seeds ?? "5",
    }),
    wantsHelp: false,
  };
}
