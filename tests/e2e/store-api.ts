import { z } from "zod";
import type { Stack } from "../../app/commands/stack";

const logSchema = z.object({ requests: z.array(z.object({ grantType: z.string().nullish() })) });

/** By which grants tokens were asked for so far, in short: "token-exchange", "refresh_token". */
export async function readTokenGrants(stack: Stack): Promise<string[]> {
  const log = logSchema.parse(await (await fetch(`${stack.storeUrl}/dev/log`)).json());
  return log.requests.flatMap(({ grantType }) => grantType?.split(":").at(-1) ?? []);
}
