import type { Agreements } from "./agreements";
import type { Evaluation } from "./evaluate";

/** The first line is for programs to read. */
export function renderEvaluation(evaluation: Evaluation): string {
  const { byStore, byProduct, stores, coverage, sureVertical, productsPerSecond } = evaluation;
  return [
    `${agreementText(byStore)} (macro by store)`,
    `${agreementText(byProduct)} (over products)`,
    ...stores.map(
      ({ store, products, agreements }) =>
        `${store}: ${agreementText(agreements)} (${products} products)`,
    ),
    `accepted without a look: ${percent(coverage)} % of products, ` +
      `vertical ${sureVertical === null ? "-" : percent(sureVertical)} %`,
    `${Math.round(productsPerSecond)} products/s of processor time`,
    "",
  ].join("\n");
}

function agreementText({ vertical, level2, exact, top5 }: Agreements): string {
  return (
    `vertical ${percent(vertical)} % level2 ${percent(level2)} % ` +
    `exact ${percent(exact)} % top5 ${percent(top5)} %`
  );
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
