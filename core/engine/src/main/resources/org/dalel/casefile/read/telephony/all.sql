-- There is one list of each kind at most: no record can stand in two.

CREATE TEMP VIEW one_call AS SELECT * FROM call_record;
CREATE TEMP VIEW one_text AS SELECT * FROM text_record;
