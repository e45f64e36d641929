import { z } from "zod";

/** Days within which what customers are worth is set against what they cost. */
export const horizons = [90, 180, 365, 730] as const;
export type Horizon = (typeof horizons)[number];

/** The one that figures of the field are mostly given for. */
export const usualHorizon: Horizon = 365;

/** As an address has it; the usual one where it cannot be read. */
export const horizonSchema = z.coerce.number().pipe(z.literal(horizons)).catch(usualHorizon);
