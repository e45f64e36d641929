-- Which mark of an ad platform (gclid, fbclid, ...) the address of a visit's landing page had, as the last part of its
-- touch where there was one. Touches of visits without one stay as they are, so no row has to be made again.
CREATE OR REPLACE FUNCTION touch_of(visit JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN visit IS NULL OR visit = 'null' THEN NULL ELSE
    coalesce(visit->>'source', '') || E'\x1f' || coalesce(visit->>'sourceType', '') || E'\x1f' ||
    coalesce(visit->'utm'->>'source', '') || E'\x1f' || coalesce(visit->'utm'->>'medium', '') || E'\x1f' ||
    coalesce(visit->'utm'->>'campaign', '') || E'\x1f' ||
    coalesce(lower(substring(visit->>'referrer' from '^[A-Za-z]+://([^/:]+)')), '') ||
    coalesce(E'\x1f' || (visit->>'click'), '')
  END
$$;
