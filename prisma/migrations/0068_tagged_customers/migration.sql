-- How long a customer's tags are, together. In a language that the planner does not look into: it is a part of the indexes.
CREATE FUNCTION tag_bytes(tags TEXT[]) RETURNS INTEGER LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  bytes INTEGER := 0;
  tag TEXT;
BEGIN
  FOREACH tag IN ARRAY coalesce(tags, '{}') LOOP
    bytes := bytes + coalesce(octet_length(tag), 0);
  END LOOP;
  RETURN bytes;
END
$$;

-- Who has a tag, from the index alone: the table has customers of all shops, and three times as many bytes. A customer may
-- have 250 tags, and a row of an index at most 2,700 bytes: a shop that has customers with more is read from the table.
CREATE INDEX "customer_tagged_idx" ON "customer"("shop_id", "id") INCLUDE ("tags")
  WHERE cardinality("tags") BETWEEN 1 AND 50 AND tag_bytes("tags") <= 1500;
CREATE INDEX "customer_much_tagged_idx" ON "customer"("shop_id", "id")
  WHERE cardinality("tags") > 50 OR tag_bytes("tags") > 1500;
-- Without it a planner takes those whom the index has for a handful, and looks up the orders of each.
CREATE STATISTICS "customer_tags_stats" ON (cardinality("tags")), (tag_bytes("tags")) FROM "customer";
