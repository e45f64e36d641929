import { checkGolden } from "./check-golden";

// Shopify refuses agreements in bulk: untouched orders by their lines, the others page by page.
checkGolden({ bulkAgreements: false });
