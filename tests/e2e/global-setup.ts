import { ensureBuild } from "../../app/commands/ensure-build";

/** The browser tests run the built app, as a merchant would. */
export default async function setup(): Promise<void> {
  await ensureBuild((line) => console.log(line));
}
