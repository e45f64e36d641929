-- GIF and WebP are read now: those that were looked at before are looked at once more. As the owner of the table,
-- whom its policies bind.

ALTER TABLE "image_look" NO FORCE ROW LEVEL SECURITY;
DELETE FROM "image_look" WHERE NOT "has_pixels" AND "file_type" IN ('gif', 'webp');
ALTER TABLE "image_look" FORCE ROW LEVEL SECURITY;
