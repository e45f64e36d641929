import { findFile } from "../report/store-flags";
import type { SpendFiles } from "./arguments";

/** The same with whole paths; throws an AppError("invalid_input") where a file is not there. */
export async function findSpendFiles({ paths, rates }: SpendFiles): Promise<SpendFiles> {
  return { rates, paths: await Promise.all(paths.map((path) => findFile("spend", path))) };
}
