import {
  acquisitionMetrics,
  checkoutMetrics,
  metrics,
  productMetrics,
  profitMetrics,
  refundMetrics,
  reportMetrics,
  retentionMetrics,
  sessionMetrics,
} from "../../metrics/registry";
import { toDefinitionEntry, type DefinitionsView } from "./view";

/** Whatever is registered, in the order of the registry. */
export function loadDefinitions(): DefinitionsView {
  return {
    groups: [
      {
        title: "definitions.groups.sales",
        definitions: [...metrics, ...refundMetrics, ...reportMetrics].map(toDefinitionEntry),
      },
      { title: "definitions.groups.sessions", definitions: sessionMetrics.map(toDefinitionEntry) },
      {
        title: "definitions.groups.checkouts",
        definitions: checkoutMetrics.map(toDefinitionEntry),
      },
      { title: "definitions.groups.profit", definitions: profitMetrics.map(toDefinitionEntry) },
      { title: "definitions.groups.products", definitions: productMetrics.map(toDefinitionEntry) },
      {
        title: "definitions.groups.acquisition",
        definitions: acquisitionMetrics.map(toDefinitionEntry),
      },
      {
        title: "definitions.groups.retention",
        definitions: retentionMetrics.map(toDefinitionEntry),
      },
    ],
  };
}
