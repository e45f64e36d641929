-- Whether an image is a variant's own; null: not read yet, which the next daily reading of the products ends.
ALTER TABLE "variant" ADD COLUMN "has_own_image" BOOLEAN;
