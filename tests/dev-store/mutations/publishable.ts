import type { MutationContext, MutationResolver } from "../platform/types";
import type { UserError } from "../world/types";
import { NO_ID, idOfType, refTo } from "./gid";
import { below, refuseUnsupported, withoutCodes } from "./input";
import type { Input } from "./input";

interface PublishArgs {
  id: string;
  input: Input[];
}

/** publishablePublish: a product on publications, at once. */
export const publishablePublish: MutationResolver = (context, args: PublishArgs) =>
  change(context, args, (id, publicationIds) =>
    context.world.catalogue.publishProduct(id, publicationIds),
  );

/** publishableUnpublish: a product off publications. */
export const publishableUnpublish: MutationResolver = (context, args: PublishArgs) =>
  change(context, args, (id, publicationIds) =>
    context.world.catalogue.unpublishProduct(id, publicationIds),
  );

function change(
  { world }: MutationContext,
  { id: gid, input }: PublishArgs,
  save: (id: number, publicationIds: readonly number[]) => UserError[],
) {
  const answer = (id: number | null, errors: readonly UserError[]) => ({
    publishable: id === null ? null : refTo("products", id),
    shop: world.shop(),
    userErrors: withoutCodes(errors),
  });
  const id = idOfType(gid, "Product");
  if (id === null || !world.catalogue.product(id)) {
    return answer(null, [{ field: ["id"], message: "Resource does not exist" }]);
  }
  // A date to come would have to be waited for.
  const unsupported = input.flatMap((one, index) =>
    below(["input", String(index)], refuseUnsupported(one, ["publicationId"])),
  );
  if (unsupported.length > 0) return answer(id, unsupported);
  const publicationIds = input.map(
    ({ publicationId }) => idOfType(String(publicationId), "Publication") ?? NO_ID,
  );
  return answer(id, save(id, publicationIds));
}
