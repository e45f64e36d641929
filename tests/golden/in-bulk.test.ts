import { checkGolden } from "./check-golden";

// Orders and the sales of their agreements in bulk operations.
checkGolden({ bulkAgreements: true });
