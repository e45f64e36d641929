import type { MutationResolver } from "../platform/types";
import type { UserError, World } from "../world/types";
import { NO_ID, idOfType, refTo } from "./gid";
import { below, refuseLongList, refuseUnsupported } from "./input";
import type { Input } from "./input";

const MAX_ALT = 512;

/** fileUpdate: alt text of products' images. Nothing is changed when one file is at fault. */
export const fileUpdate: MutationResolver = ({ world }, { files }: { files: Input[] }) => {
  refuseLongList(files);
  const errors = files.flatMap((file, index) => checkFile(world, file, index));
  if (errors.length > 0) return { files: [], userErrors: errors };
  for (const file of files) {
    if (file.alt === undefined) continue;
    world.catalogue.updateMedia(imageId(file), { alt: file.alt as string | null });
  }
  return { files: files.map((file) => refTo("mediaImages", imageId(file))), userErrors: [] };
};

function checkFile(world: World, file: Input, index: number): UserError[] {
  if (!world.resource("mediaImages").node(imageId(file))) {
    const message = `File id ${String(file.id)} does not exist.`;
    return [{ field: ["files", String(index), "id"], message, code: "FILE_DOES_NOT_EXIST" }];
  }
  const unsupported = refuseUnsupported(file, ["id", "alt"]);
  const errors = unsupported.map((error) => ({ ...error, code: "INVALID" }));
  if (String(file.alt ?? "").length > MAX_ALT) {
    errors.push({
      field: ["alt"],
      message: `The alt value exceeds the maximum limit of ${MAX_ALT} characters.`,
      code: "ALT_VALUE_LIMIT_EXCEEDED",
    });
  }
  return below(["files", String(index)], errors);
}

// All media of the store's products are images.
function imageId(file: Input): number {
  return idOfType(String(file.id), "MediaImage") ?? NO_ID;
}
