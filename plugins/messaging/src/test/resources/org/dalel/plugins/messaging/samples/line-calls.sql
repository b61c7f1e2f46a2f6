CREATE TABLE call_history (id INTEGER PRIMARY KEY, caller_mid TEXT, call_type TEXT, start_time INTEGER, end_time INTEGER, voip_type TEXT, voip_gc_media_type TEXT);
INSERT INTO call_history VALUES (1,'u1','NO',1600000500000,1600000565000,'A',NULL),(2,'u2','NI',1600000600000,1600000600000,'V',NULL);
